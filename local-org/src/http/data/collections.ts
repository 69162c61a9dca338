import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { DmlOperation } from '../../syntax/ast.ts';
import type { DmlRowResult, Transaction } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { apiError, ApiError, methodNotAllowed } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import { rowOf } from './record-row.ts';
import { requireId } from './requested-record.ts';
import { visibleObject } from './visible-object.ts';

/** Records in one request. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm */
const MOST_RECORDS = 200;

const ROLLED_BACK = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message:
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: []
} as const;

type JsonRecord = Readonly<Record<string, unknown>>;
interface Answer {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly object[];
}

/** `/services/data/vXX.0/composite/sobjects`: several records, each with its own answer. */
export function answerCollection(tx: Transaction, request: HttpRequest): HttpResponse {
  const { allOrNone, answers } = change(tx, request);
  const hasFailed = answers.some(({ success }) => !success);
  if (!hasFailed || !allOrNone) return json(200, answers);
  const refused = answers.map((answer) =>
    answer.success ? { success: false, errors: [ROLLED_BACK] } : answer
  );
  throw new RefusedAnswer(json(200, refused));
}

function change(
  tx: Transaction,
  request: HttpRequest
): { readonly allOrNone: boolean; readonly answers: readonly Answer[] } {
  switch (request.method) {
    case 'POST':
    case 'PATCH': {
      const body = parseJsonObject(request);
      const records = Array.isArray(body['records']) ? (body['records'] as JsonRecord[]) : [];
      requireNumber(records.length);
      const isInsert = request.method === 'POST';
      const rows = records.map((record) => attempt(() => rowToSave(tx, record, isInsert)));
      return {
        allOrNone: body['allOrNone'] === true,
        answers: save(tx, isInsert ? 'insert' : 'update', rows)
      };
    }
    case 'DELETE': {
      const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
      requireNumber(ids.length);
      return {
        allOrNone: request.query.get('allOrNone') === 'true',
        answers: save(
          tx,
          'delete',
          ids.map((id) => attempt(() => rowToDelete(tx, id)))
        )
      };
    }
    case 'GET':
      throw new UnsupportedError('Retrieving records through composite/sobjects');
    default:
      throw methodNotAllowed(request.method, ['DELETE', 'GET', 'PATCH', 'POST']);
  }
}

function requireNumber(count: number): void {
  if (count === 0) throw apiError(400, 'INVALID_INPUT', 'The list of records is empty.');
  if (count <= MOST_RECORDS) return;
  const message = `Record limit reached. Cannot submit more than ${MOST_RECORDS} records into this operation.`;
  throw apiError(400, 'LIMIT_EXCEEDED', message);
}

/** A record that cannot be read is refused alone. */
function attempt(read: () => SObjectValue): SObjectValue | Answer {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const errors = error.entries.map(({ errorCode, message, fields }) => {
      return { statusCode: errorCode, message, fields: fields ?? [] };
    });
    return { success: false, errors };
  }
}

/** One statement for each run of records of one object. */
function save(
  tx: Transaction,
  operation: DmlOperation,
  rows: readonly (SObjectValue | Answer)[]
): readonly Answer[] {
  const answers: Answer[] = [];
  for (let start = 0; start < rows.length;) {
    const run = runFrom(rows, start);
    if (run.length === 0) answers.push(rows[start] as Answer);
    else {
      const request = { operation, rows: run, allOrNone: false, externalIdField: null };
      answers.push(...tx.dml({ ...request, access: 'user' }).map(answerOf));
    }
    start += Math.max(1, run.length);
  }
  return answers;
}

function runFrom(rows: readonly (SObjectValue | Answer)[], start: number): readonly SObjectValue[] {
  const run: SObjectValue[] = [];
  for (const row of rows.slice(start)) {
    const first = run[0];
    const fits = row instanceof SObjectValue && (first ?? row).objectName === row.objectName;
    if (!fits) return run;
    run.push(row);
  }
  return run;
}

function answerOf({ id, success, errors }: DmlRowResult): Answer {
  return success && id !== null ? { id, success, errors } : { success: false, errors };
}

function typeOf(record: JsonRecord): string {
  const type = (record['attributes'] as { readonly type?: unknown } | undefined)?.type;
  if (typeof type === 'string') return type;
  const message = 'Each record must have an attributes object with its type.';
  throw apiError(400, 'INVALID_TYPE', message);
}

function rowToSave(tx: Transaction, record: JsonRecord, isInsert: boolean): SObjectValue {
  const object = visibleObject(tx, typeOf(record));
  if (isInsert) return rowOf(tx, object, record);
  const { id, Id, ...values } = record;
  const row = rowOf(tx, object, values);
  row.id = requireId(object, textOf(id ?? Id));
  return row;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function rowToDelete(tx: Transaction, id: string): SObjectValue {
  const object = [...tx.schema.objects.values()].find(
    ({ keyPrefix, stored }) => stored && keyPrefix !== '' && id.startsWith(keyPrefix)
  );
  if (object === undefined) throw apiError(400, 'MALFORMED_ID', `malformed id ${id}`);
  const row = SObjectValue.create(tx.schema, object.name);
  row.id = requireId(object, id);
  return row;
}
