import type { ObjectSchema } from '../../metadata/schema.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { completeId } from '../../runtime/values/id.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { apiError, ApiError, methodNotAllowed, notFound } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { empty, json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { requireSaved } from './dml-answer.ts';
import { recordJson } from './record-json.ts';
import { fromRestValue } from './record-values.ts';

/** What the address of an sObject request names. */
export interface SObjectAddress {
  readonly version: string;
  readonly objectName: string;
  readonly id: string | null;
}

const INSERT_UPDATE =
  'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';

/**
 * `/services/data/vXX.0/sobjects/{Object}` and `/{id}`, in user mode.
 * @throws ApiError as the platform words it.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm
 */
export function answerSObject(
  tx: Transaction,
  request: HttpRequest,
  address: SObjectAddress
): HttpResponse {
  const object = visibleObject(tx, address.objectName);
  if (address.id === null) {
    if (request.method !== 'POST') throw methodNotAllowed(request.method, ['POST']);
    return json(201, { id: create(tx, object, request), success: true, errors: [] });
  }
  const id = completeId(address.id);
  if (id === null) throw notFound();
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return json(
        200,
        recordJson(read(tx, object, id, request.query.get('fields')), address.version)
      );
    case 'PATCH':
      update(tx, object, id, request);
      return empty(204);
    case 'DELETE':
      remove(tx, object, id);
      return empty(204);
    default:
      throw methodNotAllowed(request.method, ['DELETE', 'GET', 'HEAD', 'PATCH']);
  }
}

function visibleObject(tx: Transaction, name: string): ObjectSchema {
  const object = tx.schema.object(name);
  if (object === undefined || !object.stored || !tx.user.permissions.canRead(object.name))
    throw notFound();
  return object;
}

function create(tx: Transaction, object: ObjectSchema, request: HttpRequest): string {
  if (!tx.user.permissions.canCreate(object.name)) {
    throw apiError(
      403,
      'INSUFFICIENT_ACCESS_OR_READONLY',
      `entity type cannot be inserted: ${object.label}`
    );
  }
  const row = rowOf(tx, object, parseJsonObject(request));
  return requireSaved(
    tx.dml({
      operation: 'insert',
      rows: [row],
      access: 'user',
      allOrNone: true,
      externalIdField: null
    })
  );
}

function update(tx: Transaction, object: ObjectSchema, id: string, request: HttpRequest): void {
  requireRow(tx, object, id);
  const row = rowOf(tx, object, parseJsonObject(request));
  row.id = id;
  requireSaved(
    tx.dml({
      operation: 'update',
      rows: [row],
      access: 'user',
      allOrNone: true,
      externalIdField: null
    })
  );
}

function remove(tx: Transaction, object: ObjectSchema, id: string): void {
  requireRow(tx, object, id);
  const row = SObjectValue.create(tx.schema, object.name);
  row.id = id;
  requireSaved(
    tx.dml({
      operation: 'delete',
      rows: [row],
      access: 'user',
      allOrNone: true,
      externalIdField: null
    })
  );
}

function read(
  tx: Transaction,
  object: ObjectSchema,
  id: string,
  fieldList: string | null
): SObjectValue {
  const named = fieldList?.split(',').map((name) => name.trim()) ?? null;
  const unknown = named?.find((name) => !mayRead(tx, object, name));
  if (unknown !== undefined) {
    throw apiError(
      400,
      'INVALID_FIELD',
      `No such column '${unknown}' on sobject of type ${object.name}`
    );
  }
  const all = [...object.fields.values()]
    .map((field) => field.name)
    .filter((name) => mayRead(tx, object, name));
  return requireRow(tx, object, id, named ?? all);
}

function mayRead(tx: Transaction, object: ObjectSchema, name: string): boolean {
  const field = object.fields.get(name.toLowerCase());
  const isValue = field !== undefined && (field.type !== 'Compound' || field.name === 'Name');
  return isValue && tx.user.permissions.canReadField(object.name, name);
}

function requireRow(
  tx: Transaction,
  object: ObjectSchema,
  id: string,
  fields: readonly string[] = ['Id']
): SObjectValue {
  const names = new Set(['Id', ...fields]);
  const query = tx.parseQuery(
    `SELECT ${[...names].join(', ')} FROM ${object.name} WHERE Id = '${id}'`
  );
  const [row] = tx.query(query, [], 'user').items;
  if (!(row instanceof SObjectValue)) throw notFound();
  return row;
}

function rowOf(
  tx: Transaction,
  object: ObjectSchema,
  values: Readonly<Record<string, unknown>>
): SObjectValue {
  const row = SObjectValue.create(tx.schema, object.name);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'attributes') continue;
    const field = object.fields.get(name.toLowerCase());
    if (field === undefined || !tx.user.permissions.canReadField(object.name, name)) {
      throw apiError(
        400,
        'INVALID_FIELD',
        `No such column '${name}' on sobject of type ${object.name}`
      );
    }
    if (!tx.user.permissions.canEditField(object.name, name)) {
      const message = `Unable to create/update fields: ${field.name}. ${INSERT_UPDATE}`;
      throw new ApiError(400, [
        { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: [field.name] }
      ]);
    }
    row.write(field.name.toLowerCase(), fromRestValue(field, value));
  }
  return row;
}
