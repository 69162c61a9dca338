import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import type { SoqlQuery } from '../../syntax/soql-ast.ts';
import { apiError, type ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { resultJson } from './record-json.ts';

/** Rows the platform sends at once. */
const BATCH_SIZE = 2000;

/**
 * `GET /services/data/vXX.0/query?q=`, in user mode.
 * @throws ApiError 400 MALFORMED_QUERY, INVALID_FIELD or INVALID_TYPE.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
export function answerQuery(tx: Transaction, request: HttpRequest, version: string): HttpResponse {
  const text = request.query.get('q');
  if (text === null || text.trim() === '')
    throw apiError(400, 'MALFORMED_QUERY', 'SOQL statements can not be empty or null');
  try {
    const query = tx.parseQuery(text);
    const rows = tx.query(query, [], 'user').items.filter((row) => row instanceof SObjectValue);
    if (onlyCounts(query))
      return json(200, { totalSize: rows[0]?.fields()[0]?.value ?? 0, done: true, records: [] });
    if (rows.length > BATCH_SIZE)
      throw new UnsupportedError(`A query with more than ${BATCH_SIZE} rows over HTTP`);
    return json(200, resultJson(rows, version));
  } catch (error) {
    if (error instanceof ApexException && error.typeName === 'System.QueryException')
      throw queryError(error.text);
    throw error;
  }
}

/** `SELECT COUNT()`, which answers a number and no records. */
function onlyCounts(query: SoqlQuery): boolean {
  const [first] = query.select;
  return first?.kind === 'aggregate' && first.call.path === null;
}

/** The error code that the API puts beside the text of a refused query. */
function queryError(message: string): ApiError {
  if (message.includes("No such column '")) return apiError(400, 'INVALID_FIELD', message);
  if (message.includes('is not supported')) return apiError(400, 'INVALID_TYPE', message);
  return apiError(400, 'MALFORMED_QUERY', message);
}
