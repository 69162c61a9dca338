import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { apiError, methodNotAllowed, notFound } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { empty, json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { requireSaved } from './dml-answer.ts';
import { fromRestValue } from './record-values.ts';
import { rowOf } from './record-row.ts';

/** What the address of a record by an external id names. */
export interface ExternalIdAddress {
  readonly version: string;
  readonly fieldName: string;
  readonly value: string;
}

/** What is done to a record once its id is known. */
export interface RecordActions {
  read(id: string): HttpResponse;
  remove(id: string): HttpResponse;
}

/**
 * `/services/data/vXX.0/sobjects/{Object}/{field}/{value}`, in user mode: reads, deletes, or updates or creates (PATCH).
 * @throws ApiError as the platform words it
 * @remarks https://developer.salesforce.com/docs/platform/api-rest/guide/dome-upsert.html
 */
export function answerExternalId(
  tx: Transaction,
  request: HttpRequest,
  object: ObjectSchema,
  address: ExternalIdAddress,
  actions: RecordActions
): HttpResponse {
  const field = externalIdField(tx, object, address.fieldName);
  const ids = idsOf(tx, object, field, address.value);
  if (ids.length > 1) return severalRecords(object, ids, address.version);
  const [id] = ids;
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return actions.read(id ?? missing());
    case 'DELETE':
      return actions.remove(id ?? missing());
    case 'PATCH':
      if (id === undefined && request.query.get('updateOnly') === 'true') return missing();
      return upsert(tx, object, field, address, request);
    default:
      throw methodNotAllowed(request.method, ['DELETE', 'GET', 'HEAD', 'PATCH']);
  }
}

function missing(): never {
  throw notFound();
}

/** @remarks The text: https://github.com/restforce/restforce/issues/182 */
function externalIdField(tx: Transaction, object: ObjectSchema, name: string): FieldSchema {
  const field = object.fields.get(name.toLowerCase());
  if (field?.externalId === true && tx.user.permissions.canReadField(object.name, field.name))
    return field;
  const message = `Provided external ID field does not exist or is not accessible: ${name}`;
  throw apiError(404, 'NOT_FOUND', message);
}

/** Of the records that the user sees; two are enough to know. */
function idsOf(
  tx: Transaction,
  object: ObjectSchema,
  field: FieldSchema,
  text: string
): readonly string[] {
  const value = keyValue(field, text);
  const soql = `SELECT Id FROM ${object.name} WHERE ${field.name} = :value ORDER BY Id`;
  const rows = tx.query(tx.parseQuery(soql), [value], 'user').items;
  return rows.map((row) => (row as SObjectValue).id!);
}

/** An address holds text; an external id is a text or a number. */
function keyValue(field: FieldSchema, text: string): unknown {
  return fromRestValue(field, field.apexType === 'System.String' ? text : Number(text));
}

function severalRecords(
  object: ObjectSchema,
  ids: readonly string[],
  version: string
): HttpResponse {
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  return json(
    300,
    ids.map((id) => `${base}/${id}`)
  );
}

function upsert(
  tx: Transaction,
  object: ObjectSchema,
  field: FieldSchema,
  { value, version }: ExternalIdAddress,
  request: HttpRequest
): HttpResponse {
  const values = parseJsonObject(request);
  const isNamed = Object.keys(values).some((key) => key.toLowerCase() === field.name.toLowerCase());
  if (isNamed) {
    const message = `The ${field.name} field should not be specified in the sobject data.`;
    throw apiError(400, 'INVALID_FIELD', message);
  }
  const row = rowOf(tx, object, values);
  row.write(field.name.toLowerCase(), keyValue(field, value));
  const statement = { operation: 'upsert', rows: [row], allOrNone: true, access: 'user' } as const;
  const results = tx.dml({ ...statement, externalIdField: field.name });
  const id = requireSaved(results);
  const created = results[0]?.created === true;
  if (Number(version) < 46)
    return created ? json(201, { id, success: true, errors: [] }) : empty(204);
  return json(created ? 201 : 200, { id, success: true, errors: [], created });
}
