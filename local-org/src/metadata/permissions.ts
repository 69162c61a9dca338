import { UnsupportedError } from '../diagnostics/errors.ts';
import { standardProfile, type ProfileRights } from './profiles.ts';
import type { FieldPermission, ObjectPermission, PermissionSetSchema, Schema } from './schema.ts';

/** Objects whose rows everybody inside the org may read: people, groups, rights, the org itself. */
const READABLE_BY_ALL: ReadonlySet<string> = new Set([
  'user',
  'group',
  'userrole',
  'name',
  'profile',
  'permissionset',
  'permissionsetassignment',
  'organization',
  'recordtype',
  'custompermission',
  'asyncapexjob',
  'apexclass',
  'crontrigger',
  'cronjobdetail',
  'eventbussubscriber',
  'staticresource',
  'customnotificationtype',
  'queuesobject',
  'groupmember',
  'site',
  'userrecordaccess'
]);

/** Rows of the org's configuration and its people, not of its business. */
export function isSetupObject(name: string): boolean {
  return READABLE_BY_ALL.has(name.toLowerCase());
}

/** Objects of the set-up that a guest may read, too. */
const READABLE_BY_GUESTS: ReadonlySet<string> = new Set(['user', 'name', 'organization']);

/**
 * What a user may do: the profile's rights and those of the assigned permission sets added up.
 * @throws UnsupportedError for a profile the local org does not have, or a permission set that is not deployed.
 */
export function effectivePermissions(
  schema: Schema,
  profileName: string,
  permissionSets: readonly string[]
): EffectivePermissions {
  const profile = standardProfile(profileName);
  if (profile === undefined) throw new UnsupportedError(`The profile ${profileName}`);
  const sets = permissionSets.map((name) => {
    const set = schema.permissionSets.get(name);
    if (set === undefined)
      throw new UnsupportedError(`The permission set ${name}, which is not deployed,`);
    return set;
  });
  return new EffectivePermissions(schema, profile, sets);
}

/** A user's rights; what the runtime asks of its `UserPermissions`. Names in any letter case. */
export class EffectivePermissions {
  readonly #schema: Schema;
  readonly #profile: ProfileRights;
  readonly #sets: readonly PermissionSetSchema[];
  readonly #isGuest: boolean;

  constructor(schema: Schema, profile: ProfileRights, sets: readonly PermissionSetSchema[]) {
    this.#schema = schema;
    this.#profile = profile;
    this.#sets = sets;
    this.#isGuest = profile.name === 'Guest';
  }

  canRead(object: string): boolean {
    const name = object.toLowerCase();
    if (READABLE_BY_ALL.has(name)) return !this.#isGuest || READABLE_BY_GUESTS.has(name);
    if (this.#schema.object(name)?.kind === 'customMetadata')
      return this.#readsCustomMetadata(name);
    return this.has('ViewAllData') || this.#object(name, 'read');
  }

  canCreate(object: string): boolean {
    return this.#writes(object, 'create');
  }

  canEdit(object: string): boolean {
    return this.#writes(object, 'edit');
  }

  canDelete(object: string): boolean {
    return this.#writes(object, 'delete');
  }

  viewsAll(object: string): boolean {
    return (
      this.has('ViewAllData') ||
      this.modifiesAll(object) ||
      this.#object(object.toLowerCase(), 'viewAll')
    );
  }

  modifiesAll(object: string): boolean {
    return this.has('ModifyAllData') || this.#object(object.toLowerCase(), 'modifyAll');
  }

  canReadField(object: string, field: string): boolean {
    return this.#field(object, field, 'readable');
  }

  canEditField(object: string, field: string): boolean {
    const known = this.#schema.field(object, field);
    if (known === undefined || (!known.createable && !known.updateable)) return false;
    return this.#field(object, field, 'editable');
  }

  canUseClass(className: string): boolean {
    return (
      this.has('AuthorApex') ||
      this.#sets.some((set) => set.classAccesses.has(className.toLowerCase()))
    );
  }

  has(userPermission: string): boolean {
    const name = userPermission.toLowerCase();
    return (
      this.#profile.userPermissions.has(name) ||
      this.#sets.some((set) => set.userPermissions.has(name))
    );
  }

  hasCustomPermission(permission: string): boolean {
    return this.#sets.some((set) => set.customPermissions.has(permission.toLowerCase()));
  }

  #writes(object: string, right: 'create' | 'edit' | 'delete'): boolean {
    const name = object.toLowerCase();
    if (this.#schema.object(name)?.kind === 'customMetadata') return false;
    if (READABLE_BY_ALL.has(name)) return this.has('ManageUsers');
    return this.has('ModifyAllData') || this.#object(name, right);
  }

  #object(name: string, right: keyof ObjectPermission): boolean {
    if (this.#isGuest && right !== 'read' && right !== 'create') return false;
    if (this.#profile.objects.get(name)?.[right] === true) return true;
    return this.#sets.some((set) => set.objectPermissions.get(name)?.[right] === true);
  }

  #field(object: string, field: string, right: keyof FieldPermission): boolean {
    const known = this.#schema.field(object, field);
    if (known === undefined) return false;
    if (known.permissionField === null) return true;
    if (this.#schema.object(object)!.kind === 'standard' && !known.custom) {
      if (this.#profile.standardFields || READABLE_BY_ALL.has(object.toLowerCase())) return true;
    }
    const key = `${known.permissionObject ?? object}.${known.permissionField}`.toLowerCase();
    return this.#sets.some((set) => set.fieldPermissions.get(key)?.[right] === true);
  }

  #readsCustomMetadata(name: string): boolean {
    return (
      this.has('CustomizeApplication') ||
      this.#sets.some((set) => set.customMetadataTypeAccesses.has(name))
    );
  }
}
