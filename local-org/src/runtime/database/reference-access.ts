import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { isReferenceField, type StoredRow } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { AccessMode, RunningUser } from '../transaction.ts';
import { shortId } from '../values/id.ts';
import { refuse, type RowWork } from './row-work.ts';
import { mayChangeRow, maySeeRow } from './row-access.ts';

/**
 * Refuses a row that is made to point at another which the user cannot see; the master of a new detail must be one the user can
 * change.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/relationships_among_objects.htm
 * (access to the master); the error is the platform's INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, worded as in public reports.
 */
export function checkReferenceAccess(
  user: RunningUser,
  store: Store,
  work: RowWork,
  access: AccessMode
): void {
  if (work.operation !== 'insert' && work.operation !== 'update') return;
  for (const key of work.source.setKeys()) {
    const field = work.object.fields.get(key);
    if (field === undefined || !isReferenceField(field)) continue;
    const id = work.source.peek(key);
    if (typeof id !== 'string' || id === (work.before?.[field.name] ?? null)) continue;
    const target = targetOf(store, field, id);
    if (target === null || mayPointAt(user, store, field, target, access)) continue;
    const message = `insufficient access rights on cross-reference id: ${shortId(id)}`;
    refuse(work, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message);
    return;
  }
}

interface Target {
  readonly object: ObjectSchema;
  readonly row: StoredRow;
}

/** null where there is no such row: the save itself says what is wrong then. */
function targetOf(store: Store, field: FieldSchema, id: string): Target | null {
  for (const name of field.referenceTo) {
    const object = store.schema.object(name);
    if (object === undefined || !id.startsWith(object.keyPrefix) || !store.keeps(name)) continue;
    const row = store.findById(object.name, id);
    if (row !== undefined) return { object, row };
  }
  return null;
}

function mayPointAt(
  user: RunningUser,
  store: Store,
  field: FieldSchema,
  { object, row }: Target,
  access: AccessMode
): boolean {
  if (access === 'user' && !user.permissions.canRead(object.name)) return false;
  return field.type === 'MasterDetail'
    ? mayChangeRow(user, store, object, row, false)
    : maySeeRow(user, store, object, row);
}
