import type { DmlRowResult } from '../../runtime/transaction.ts';
import { ApiError } from '../api-error.ts';

/** Status codes of a refused row that are no plain 400. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['INSUFFICIENT_ACCESS_OR_READONLY', 403],
  ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 403],
  ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 400],
  ['ENTITY_IS_DELETED', 404],
  ['NOT_FOUND', 404]
]);

/** The one row's id. @throws ApiError with the platform's error body when the row was refused. */
export function requireSaved(results: readonly DmlRowResult[]): string {
  const [result] = results;
  if (result?.success === true && result.id !== null) return result.id;
  const errors = result?.errors ?? [];
  const status = STATUSES.get(errors[0]?.statusCode ?? '') ?? 400;
  throw new ApiError(
    status,
    errors.map(({ statusCode, message, fields }) => ({ errorCode: statusCode, message, fields }))
  );
}
