import type { ObjectPermission, PermissionSetSchema, Schema } from './schema.ts';

const RIGHTS: readonly (readonly [keyof ObjectPermission, string])[] = [
  ['edit', 'Edit'],
  ['delete', 'Delete'],
  ['viewAll', 'View All'],
  ['modifyAll', 'Modify All']
];

/** User permissions that let somebody read or change beyond sharing. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'apienabled',
  'authorapex',
  'customizeapplication',
  'manageusers',
  'modifyalldata',
  'viewalldata',
  'viewsetup'
]);

/**
 * What a permission set grants that no guest user may have, in words (`Edit Lead`); null when it suits a guest.
 * @remarks Guests have at most read and create on objects: https://help.salesforce.com/s/articleView?id=sf.networks_secure_guest_user_sharing.htm
 */
export function beyondGuests(set: PermissionSetSchema, schema: Schema): string | null {
  for (const [object, permission] of set.objectPermissions) {
    const right = RIGHTS.find(([name]) => permission[name]);
    if (right !== undefined) return `${right[1]} ${schema.object(object)?.name ?? object}`;
  }
  return [...set.userPermissions].find((name) => FORBIDDEN.has(name)) ?? null;
}
