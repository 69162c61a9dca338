import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { StoredRow } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { RunningUser, Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { inaccessibleFieldsMessage } from './dml-exception.ts';
import { refuse, type RowOperation, type RowWork } from './row-work.ts';

/**
 * Refuses the whole statement when the user may not do this to the object at all.
 *
 * @throws System.SecurityException `Access to entity 'Lead' denied`
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
export function checkObjectAccess(
  user: RunningUser,
  object: ObjectSchema,
  operation: RowOperation
): void {
  const may = user.permissions;
  const allowed =
    operation === 'insert'
      ? may.canCreate(object.name)
      : operation === 'update'
        ? may.canEdit(object.name)
        : may.canDelete(object.name);
  if (!allowed)
    throw apexException('System.SecurityException', `Access to entity '${object.name}' denied`);
}

/** Refuses a row that sets a field the user may not write. */
export function checkFieldAccess(user: RunningUser, work: RowWork): void {
  if (work.operation !== 'insert' && work.operation !== 'update') return;
  const hidden: string[] = [];
  for (const key of work.source.setKeys()) {
    const field = work.object.fields.get(key);
    if (field === undefined || isPlatformField(field)) continue;
    if (!mayWrite(user, work.object, field, work.operation)) hidden.push(field.name);
  }
  if (hidden.length === 0) return;
  refuse(
    work,
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    inaccessibleFieldsMessage(work.object.name),
    hidden
  );
}

/** Id, audit fields and formulas: nobody writes them, so a row that carries them does not offend. */
function isPlatformField(field: FieldSchema): boolean {
  return !field.createable && !field.updateable;
}

/** Whether a user may set a field when creating or changing a row. */
export function mayWrite(
  user: RunningUser,
  object: ObjectSchema,
  field: FieldSchema,
  operation: 'insert' | 'update'
): boolean {
  const possible = operation === 'insert' ? field.createable : field.updateable;
  return possible && user.permissions.canEditField(object.name, field.name);
}

/** Refuses rows that sharing keeps from the user. */
export function checkRowAccess(tx: Transaction, store: Store, work: RowWork): void {
  if (work.operation === 'insert' || work.before === null) return;
  const deletes = work.operation !== 'update';
  if (reaches(tx.user, store, work.object, work.before, deletes)) return;
  refuse(work, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** Ownership, organisation-wide default, Modify All; a detail follows its master. */
function reaches(
  user: RunningUser,
  store: Store,
  object: ObjectSchema,
  row: StoredRow,
  deletes: boolean
): boolean {
  if (user.permissions.modifiesAll(object.name)) return true;
  if (row['OwnerId'] === user.id) return true;
  if (object.sharingModel === 'ControlledByParent') return masterReaches(user, store, object, row);
  return object.sharingModel === 'ReadWrite' && !deletes;
}

function masterReaches(
  user: RunningUser,
  store: Store,
  object: ObjectSchema,
  row: StoredRow
): boolean {
  for (const field of object.fields.values()) {
    if (field.type !== 'MasterDetail' && !(object.name === 'Contact' && field.name === 'AccountId'))
      continue;
    const master = field.referenceTo[0];
    const id = row[field.name];
    const schema = master === undefined ? undefined : store.schema.object(master);
    if (schema === undefined || typeof id !== 'string') continue;
    const parent = store.findById(schema.name, id);
    return parent !== undefined && reaches(user, store, schema, parent, false);
  }
  return false;
}
