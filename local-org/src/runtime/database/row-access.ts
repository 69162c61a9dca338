import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { StoredRow } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { RunningUser } from '../transaction.ts';

/**
 * Whether sharing lets a user change or delete a row: Modify All, ownership, organisation-wide default; a detail follows its master.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/sharing_model_fields.htm
 */
export function mayChangeRow(
  user: RunningUser,
  store: Store,
  object: ObjectSchema,
  row: StoredRow,
  deletes: boolean
): boolean {
  if (user.guest !== undefined) return false;
  if (user.permissions.modifiesAll(object.name)) return true;
  if (owns(user, row)) return true;
  if (object.sharingModel !== 'ControlledByParent') {
    return object.sharingModel === 'ReadWrite' && !deletes;
  }
  const master = masterOf(store, object, row);
  return master !== null && mayChangeRow(user, store, master.object, master.row, false);
}

/** Whether sharing lets a user see a row. */
export function maySeeRow(
  user: RunningUser,
  store: Store,
  object: ObjectSchema,
  row: StoredRow
): boolean {
  const { permissions } = user;
  if (user.guest !== undefined) return row['Id'] === user.id;
  if (permissions.viewsAll(object.name) || permissions.modifiesAll(object.name)) return true;
  if (owns(user, row)) return true;
  if (object.sharingModel !== 'ControlledByParent') return object.sharingModel !== 'Private';
  const master = masterOf(store, object, row);
  return master !== null && maySeeRow(user, store, master.object, master.row);
}

/** @remarks Members of a queue have the access of its owner: https://help.salesforce.com/s/articleView?id=sf.queues_overview.htm */
function owns({ id, queueIds = [] }: RunningUser, row: StoredRow): boolean {
  const owner = row['OwnerId'];
  return owner === id || (typeof owner === 'string' && queueIds.includes(owner));
}

interface Master {
  readonly object: ObjectSchema;
  readonly row: StoredRow;
}

function masterOf(store: Store, object: ObjectSchema, row: StoredRow): Master | null {
  for (const field of object.fields.values()) {
    const id = isControlling(object, field) ? row[field.name] : null;
    const master = store.schema.object(field.referenceTo[0] ?? '');
    if (typeof id !== 'string' || master === undefined) continue;
    const found = store.findById(master.name, id);
    return found === undefined ? null : { object: master, row: found };
  }
  return null;
}

function isControlling(object: ObjectSchema, field: FieldSchema): boolean {
  if (field.type === 'MasterDetail') return true;
  return object.name === 'Contact' && field.name === 'AccountId';
}
