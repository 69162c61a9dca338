import { checkReadAccess } from '../../soql/access.ts';
import { bindSoql } from '../../soql/bind.ts';
import type { BoundQuery } from '../../soql/bound-query.ts';
import { noSuchObject } from '../../soql/soql-error.ts';
import { parseSoql } from '../../syntax/parse.ts';
import type { SoqlQuery } from '../../syntax/soql-ast.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { ApexException } from '../../runtime/values/exception.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { apiError, type ApiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import type { QueryCursors } from './query-cursors.ts';
import { describeColumns } from './query-columns.ts';
import { queryRefusal } from './query-refusal.ts';
import { recordJson, selectionOf } from './record-json.ts';

/** Rows the platform sends at once. */
const BATCH_SIZE = 2000;

/**
 * `GET /services/data/vXX.0/query?q=`, in user mode; beyond 2000 records the answer names the address of the next ones.
 * @throws ApiError 400 MALFORMED_QUERY, INVALID_FIELD or INVALID_TYPE with the place in the query.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
export function answerQuery(
  tx: Transaction,
  request: HttpRequest,
  version: string,
  cursors: QueryCursors
): HttpResponse {
  const text = request.query.get('q');
  if (text === null || text.trim() === '')
    throw apiError(400, 'MALFORMED_QUERY', 'SOQL statements can not be empty or null');
  const { query, bound } = bindForUser(tx, text);
  if (request.query.get('columns') === 'true') return json(200, describeColumns(bound));
  const rows = runForUser(tx, query);
  if (bound.kind === 'count')
    return json(200, { totalSize: rows[0]?.peek('expr0') ?? 0, done: true, records: [] });
  const selection = selectionOf(bound);
  const records = rows.map((row) => recordJson(row, selection, version, tx.user.permissions));
  const locator = records.length > BATCH_SIZE ? cursors.open(tx.user.id, records) : '';
  return json(200, batch(records, 0, locator, version));
}

/**
 * `GET /services/data/vXX.0/query/{locator}-{number}`: the records from that number on.
 * @throws ApiError 400 INVALID_QUERY_LOCATOR
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query_more_results.htm
 */
export function answerQueryMore(
  tx: Transaction,
  address: string,
  version: string,
  cursors: QueryCursors
): HttpResponse {
  const [, locator = '', number = ''] = /^(\w+)-(\d+)$/.exec(address) ?? [];
  const records = cursors.find(tx.user.id, locator);
  return json(200, batch(records, Number(number), locator, version));
}

function batch(
  records: readonly unknown[],
  start: number,
  locator: string,
  version: string
): unknown {
  const end = start + BATCH_SIZE;
  const done = end >= records.length;
  const next = done ? {} : { nextRecordsUrl: `/services/data/v${version}/query/${locator}-${end}` };
  return { totalSize: records.length, done, ...next, records: records.slice(start, end) };
}

/** Resolves the query as far as the user may read. @throws ApiError */
function bindForUser(
  tx: Transaction,
  text: string
): { readonly query: SoqlQuery; readonly bound: BoundQuery } {
  try {
    const query = parseSoql(text);
    requireNoApex(query);
    const bound = bindSoql(query, tx.schema);
    if (!tx.user.permissions.canRead(bound.object.name))
      throw noSuchObject(query.from.text, query.from.position);
    if (bound.bindCount > 0) throw unexpectedToken(':');
    checkReadAccess(bound, tx.user);
    return { query, bound };
  } catch (error) {
    throw queryRefusal(error, text);
  }
}

/**
 * Clauses that only Apex knows.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_query_all_rows.htm and
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
function requireNoApex(query: SoqlQuery): void {
  if (query.allRows) throw unexpectedToken('ALL');
  if (query.access !== null) throw unexpectedToken('WITH');
}

function unexpectedToken(token: string): ApiError {
  return apiError(400, 'MALFORMED_QUERY', `unexpected token: '${token}'`);
}

function runForUser(tx: Transaction, query: SoqlQuery): readonly SObjectValue[] {
  try {
    return tx.query(query, [], 'user').items.filter((row) => row instanceof SObjectValue);
  } catch (error) {
    const isRefusal = error instanceof ApexException && error.typeName === 'System.QueryException';
    throw isRefusal ? apiError(400, 'MALFORMED_QUERY', error.text) : error;
  }
}
