import type { ObjectSchema } from '../../metadata/schema.ts';
import type { DmlOperation } from '../../syntax/ast.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { apiError, methodNotAllowed } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { empty, json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { describeHead } from './describe.ts';
import { requireSaved } from './dml-answer.ts';
import { answerExternalId } from './external-id.ts';
import { recordJson, selectFields } from './record-json.ts';
import { mayReadField, readableFields, rowOf } from './record-row.ts';
import { findRow, requireDeletable, requireEditable, requireId } from './requested-record.ts';
import { visibleObject } from './visible-object.ts';

/** What the address of an sObject request names. */
export interface SObjectAddress {
  readonly version: string;
  readonly objectName: string;
  readonly id: string | null;
  /** Behind the name of an external id field: its value. */
  readonly value: string | null;
}

/**
 * `/services/data/vXX.0/sobjects/{Object}`, `/{id}` and `/{external id field}/{value}`, in user mode.
 * @throws ApiError as the platform words it.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm
 */
export function answerSObject(
  tx: Transaction,
  request: HttpRequest,
  { version, objectName, id, value }: SObjectAddress
): HttpResponse {
  const object = visibleObject(tx, objectName);
  if (id !== null && value !== null) {
    const address = { version, fieldName: id, value };
    return answerExternalId(tx, request, object, address, {
      read: (found) => json(200, read(tx, object, found, version, request.query.get('fields'))),
      remove: (found) => {
        remove(tx, object, found);
        return empty(204);
      }
    });
  }
  if (id !== null) return answerRecord(tx, request, object, requireId(object, id), version);
  switch (request.method) {
    case 'POST':
      return json(201, { id: create(tx, object, request), success: true, errors: [] });
    case 'GET':
    case 'HEAD':
      return json(200, { objectDescribe: describeHead(tx, object, version), recentItems: [] });
    default:
      throw methodNotAllowed(request.method, ['GET', 'HEAD', 'POST']);
  }
}

function answerRecord(
  tx: Transaction,
  request: HttpRequest,
  object: ObjectSchema,
  id: string,
  version: string
): HttpResponse {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return json(200, read(tx, object, id, version, request.query.get('fields')));
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

/** @remarks Whoever may not create gets this answer, as an integrator measured it: 400, not 403. */
function create(tx: Transaction, object: ObjectSchema, request: HttpRequest): string {
  if (!tx.user.permissions.canCreate(object.name)) {
    const message = `entity type cannot be inserted: ${object.label}`;
    throw apiError(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
  }
  return save(tx, 'insert', rowOf(tx, object, parseJsonObject(request)));
}

function update(tx: Transaction, object: ObjectSchema, id: string, request: HttpRequest): void {
  const values = parseJsonObject(request);
  requireEditable(tx, object, id);
  const row = rowOf(tx, object, values);
  row.id = id;
  save(tx, 'update', row);
}

function remove(tx: Transaction, object: ObjectSchema, id: string): void {
  requireDeletable(tx, object, id);
  const row = SObjectValue.create(tx.schema, object.name);
  row.id = id;
  save(tx, 'delete', row);
}

function save(tx: Transaction, operation: DmlOperation, row: SObjectValue): string {
  const statement = { operation, rows: [row], allOrNone: true, externalIdField: null };
  return requireSaved(tx.dml({ ...statement, access: 'user' }));
}

/** @remarks Id comes last where the client does not name it: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/responses_composite_batch.htm */
function read(
  tx: Transaction,
  object: ObjectSchema,
  id: string,
  version: string,
  fieldList: string | null
): Record<string, unknown> {
  const named = fieldList?.split(',').map((name) => name.trim());
  const unknown = named?.find((name) => !mayReadField(tx, object, name));
  if (unknown !== undefined) {
    const message = `No such column '${unknown}' on sobject of type ${object.name}`;
    throw apiError(400, 'INVALID_FIELD', message);
  }
  const names = named?.map((name) => object.fields.get(name.toLowerCase())!.name);
  const fields = [...new Set([...(names ?? readableFields(tx, object)), 'Id'])];
  const row = findRow(tx, object, id, fields);
  return recordJson(row, selectFields(fields), version, tx.user.permissions);
}
