import type { ObjectSchema } from '../../metadata/schema.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { completeId } from '../../runtime/values/id.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { looksLikeId } from '../../store/ids.ts';
import { apiError, ApiError, notFound } from '../api-error.ts';

/**
 * The 18-character id that the address names.
 * @throws ApiError 400 MALFORMED_ID for an id that is none of this object, 404 for any other text: it would be the name of an
 * external id field.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm ("Incorrect ID example"); the text
 * of the other: https://github.com/restforce/restforce/issues/182
 */
export function requireId(object: ObjectSchema, text: string): string {
  const id = completeId(text);
  if (id !== null && id.startsWith(object.keyPrefix)) return id;
  if (looksLikeId(text)) {
    const message = `${object.label} ID: id value of incorrect type: ${text}`;
    throw new ApiError(400, [{ errorCode: 'MALFORMED_ID', message, fields: ['Id'] }]);
  }
  const message = `Provided external ID field does not exist or is not accessible: ${text}`;
  throw apiError(404, 'NOT_FOUND', message);
}

/** The row that the user sees. @throws ApiError 404 NOT_FOUND for a deleted or hidden row as for one that never was. */
export function findRow(
  tx: Transaction,
  object: ObjectSchema,
  id: string,
  fields: readonly string[]
): SObjectValue {
  const row = select(tx, object, id, fields);
  if (row === null) throw notFound();
  return row;
}

/** @throws ApiError 404 where there is no such row, 403 where the user may not change it */
export function requireEditable(tx: Transaction, object: ObjectSchema, id: string): void {
  requireRow(tx, object, id);
  if (!tx.user.permissions.canEdit(object.name)) throw insufficientAccess();
}

/** @throws ApiError 404 where there is no such row, 403 where the user may not delete it */
export function requireDeletable(tx: Transaction, object: ObjectSchema, id: string): void {
  requireRow(tx, object, id);
  if (!tx.user.permissions.canDelete(object.name)) throw insufficientAccess();
}

function requireRow(tx: Transaction, object: ObjectSchema, id: string): void {
  if (select(tx, object, id, ['Id']) !== null) return;
  if (select(tx, object, id, ['Id'], ' ALL ROWS') === null) throw notFound();
  const entry = { errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] };
  throw new ApiError(404, [entry]);
}

function select(
  tx: Transaction,
  object: ObjectSchema,
  id: string,
  fields: readonly string[],
  tail = ''
): SObjectValue | null {
  const text = `SELECT ${fields.join(', ')} FROM ${object.name} WHERE Id = '${id}'${tail}`;
  const [row] = tx.query(tx.parseQuery(text), [], 'user').items;
  return row instanceof SObjectValue ? row : null;
}

function insufficientAccess(): ApiError {
  const message = 'insufficient access rights on object id';
  return new ApiError(403, [{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message, fields: [] }]);
}
