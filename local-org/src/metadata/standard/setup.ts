import {
  ALWAYS_READABLE,
  REQUIRED,
  SYSTEM,
  checkbox,
  lookup,
  number,
  text,
  typed,
  type ObjectFacts
} from './facts.ts';

const SETUP = {
  nameField: 'Name',
  sharingModel: 'Read',
  hasRecycleBin: false,
  stored: true
} as const;

/** Profile. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_profile.htm */
export const PROFILE: ObjectFacts = {
  ...SETUP,
  name: 'Profile',
  label: 'Profile',
  pluralLabel: 'Profiles',
  keyPrefix: '00e',
  fields: [
    text('Name', 'Name', 255, { ...REQUIRED, indexed: true }),
    text('UserType', 'User Type', 40, SYSTEM),
    text('Description', 'Description', 255, ALWAYS_READABLE)
  ]
};

/** Permission set. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm */
export const PERMISSION_SET: ObjectFacts = {
  ...SETUP,
  name: 'PermissionSet',
  label: 'Permission Set',
  pluralLabel: 'Permission Sets',
  keyPrefix: '0PS',
  fields: [
    text('Name', 'Permission Set Name', 80, { ...REQUIRED, indexed: true }),
    text('Label', 'Permission Set Label', 80, REQUIRED),
    text('Description', 'Description', 255, ALWAYS_READABLE),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile', SYSTEM),
    checkbox('IsCustom', 'Is Custom', { ...SYSTEM, defaultValue: 'true' }),
    text('Type', 'Type', 40, SYSTEM),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM),
    lookup('ProfileId', 'Profile ID', ['Profile'], null, SYSTEM)
  ]
};

/** Who has which permission set. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionsetassignment.htm */
export const PERMISSION_SET_ASSIGNMENT: ObjectFacts = {
  ...SETUP,
  nameField: null,
  name: 'PermissionSetAssignment',
  auditFields: ['SystemModstamp'],
  label: 'Permission Set Assignment',
  pluralLabel: 'Permission Set Assignments',
  keyPrefix: '0Pa',
  fields: [
    lookup('PermissionSetId', 'Permission Set ID', ['PermissionSet'], 'Assignments', {
      ...REQUIRED,
      updateable: false,
      deleteConstraint: 'Cascade'
    }),
    lookup('AssigneeId', 'Assignee ID', ['User'], 'PermissionSetAssignments', {
      ...REQUIRED,
      updateable: false,
      deleteConstraint: 'Cascade'
    }),
    typed('ExpirationDate', 'Expiration Date', 'DateTime', ALWAYS_READABLE),
    checkbox('IsActive', 'Is Active', { ...SYSTEM, defaultValue: 'true' })
  ]
};

/** The org itself. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm */
export const ORGANIZATION: ObjectFacts = {
  ...SETUP,
  name: 'Organization',
  label: 'Organization',
  pluralLabel: 'Organizations',
  keyPrefix: '00D',
  fields: [
    text('Name', 'Name', 80, { ...REQUIRED, indexed: true }),
    text('InstanceName', 'Instance Name', 5, SYSTEM),
    checkbox('IsSandbox', 'Is Sandbox', SYSTEM),
    typed('TrialExpirationDate', 'Trial Expiration Date', 'DateTime', SYSTEM),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM),
    text('OrganizationType', 'Edition', 40, SYSTEM),
    text('DefaultLocaleSidKey', 'Locale', 40, ALWAYS_READABLE),
    text('TimeZoneSidKey', 'Time Zone', 40, ALWAYS_READABLE),
    text('LanguageLocaleKey', 'Language', 40, ALWAYS_READABLE),
    number('FiscalYearStartMonth', 'Fiscal Year Starts In', 2, 0, SYSTEM)
  ]
};

/** Record type. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_recordtype.htm */
export const RECORD_TYPE: ObjectFacts = {
  ...SETUP,
  name: 'RecordType',
  label: 'Record Type',
  pluralLabel: 'Record Types',
  keyPrefix: '012',
  fields: [
    text('Name', 'Name', 80, { ...REQUIRED, indexed: true }),
    text('DeveloperName', 'Developer Name', 80, { ...REQUIRED, indexed: true }),
    text('SobjectType', 'SObject Type Name', 40, { ...REQUIRED, updateable: false }),
    checkbox('IsActive', 'Active', { ...ALWAYS_READABLE, defaultValue: 'true' }),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM),
    text('Description', 'Description', 255, ALWAYS_READABLE)
  ]
};

/** Custom permission. @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_custompermission.htm */
export const CUSTOM_PERMISSION: ObjectFacts = {
  ...SETUP,
  nameField: 'DeveloperName',
  name: 'CustomPermission',
  label: 'Custom Permission',
  pluralLabel: 'Custom Permissions',
  keyPrefix: '0CP',
  fields: [
    text('DeveloperName', 'Name', 80, { ...REQUIRED, indexed: true }),
    text('MasterLabel', 'Label', 80, REQUIRED),
    text('Language', 'Master Language', 40, ALWAYS_READABLE),
    text('NamespacePrefix', 'Namespace Prefix', 15, SYSTEM),
    text('Description', 'Description', 255, ALWAYS_READABLE)
  ]
};
