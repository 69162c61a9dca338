import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { Store } from '../../store/store.ts';
import type { RunningUser, Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { inaccessibleFieldsMessage } from './dml-exception.ts';
import { mayChangeRow } from './row-access.ts';
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
  if (mayChangeRow(tx.user, store, work.object, work.before, deletes)) return;
  refuse(work, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}
