import type { ObjectPermission } from './schema.ts';

/** Rights of a standard profile. */
export interface ProfileRights {
  readonly name: string;
  /** Object rights by API name; absent: none. */
  readonly objects: ReadonlyMap<string, ObjectPermission>;
  /** View All Data and Modify All Data. */
  readonly allData: boolean;
  /** Standard fields of the objects are readable and editable; custom fields never are without a permission set. */
  readonly standardFields: boolean;
  readonly userPermissions: ReadonlySet<string>;
}

const EVERYTHING_BUT_ALL: ObjectPermission = {
  create: true,
  read: true,
  edit: true,
  delete: true,
  viewAll: false,
  modifyAll: false
};
const WITHOUT_DELETE: ObjectPermission = { ...EVERYTHING_BUT_ALL, delete: false };

const ADMINISTRATOR_PERMISSIONS = [
  'ApiEnabled',
  'AuthorApex',
  'ConvertLeads',
  'CustomizeApplication',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'ViewAllData',
  'ViewSetup',
  'ViewAllUsers',
  'AssignPermissionSets',
  'RunReports',
  'LightningExperienceUser',
  'TransferAnyLead',
  'TransferAnyCase'
] as const;

/**
 * The standard profiles the local org has.
 *
 * @remarks A field deployed through the Metadata API is visible to nobody, not even to an administrator, until field-level security is
 * granted: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm. Hence no profile here reads custom
 * fields. No standard profile has View Encrypted Data either: it is granted by permission set, to administrators too. Rights of the Minimum Access profile: https://help.salesforce.com/s/articleView?id=sf.standard_profiles.htm
 */
export const STANDARD_PROFILES: readonly ProfileRights[] = [
  profile('System Administrator', {
    allData: true,
    standardFields: true,
    userPermissions: lowerCased(ADMINISTRATOR_PERMISSIONS)
  }),
  profile('Standard User', {
    standardFields: true,
    objects: new Map([
      ['lead', WITHOUT_DELETE],
      ['case', WITHOUT_DELETE],
      ['account', EVERYTHING_BUT_ALL],
      ['contact', EVERYTHING_BUT_ALL],
      ['opportunity', EVERYTHING_BUT_ALL],
      ['opportunitycontactrole', EVERYTHING_BUT_ALL]
    ]),
    userPermissions: lowerCased([
      'ApiEnabled',
      'ConvertLeads',
      'RunReports',
      'LightningExperienceUser'
    ])
  }),
  profile('Minimum Access - API Only Integrations', {
    userPermissions: lowerCased(['ApiEnabled', 'ApiUserOnly'])
  }),
  profile('Minimum Access - Salesforce', {
    userPermissions: lowerCased(['LightningExperienceUser'])
  }),
  profile('Guest', {})
];

/** A standard profile by name in any letter case. */
export function standardProfile(name: string): ProfileRights | undefined {
  return STANDARD_PROFILES.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
}

function profile(name: string, rights: Partial<Omit<ProfileRights, 'name'>>): ProfileRights {
  return {
    name,
    objects: new Map(),
    allData: false,
    standardFields: false,
    userPermissions: new Set(),
    ...rights
  };
}

function lowerCased(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
