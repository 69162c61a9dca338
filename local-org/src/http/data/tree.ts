import type { ObjectSchema } from '../../metadata/schema.ts';
import type { DmlRowResult, Transaction } from '../../runtime/transaction.ts';
import { ApiError, apiError, methodNotAllowed } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { RefusedAnswer } from '../refused-answer.ts';
import { rowOf } from './record-row.ts';
import { visibleObject } from './visible-object.ts';

/** Records in one request. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm */
const MOST_RECORDS = 200;

type JsonRecord = Readonly<Record<string, unknown>>;

/** One record of a tree, and where it hangs. */
interface Node {
  readonly referenceId: string;
  readonly object: ObjectSchema;
  readonly values: JsonRecord;
  readonly parent: { readonly node: Node; readonly field: string } | null;
}

/** `POST /services/data/vXX.0/composite/tree/{Object}`: records with their children, all or none. */
export function answerTree(
  tx: Transaction,
  request: HttpRequest,
  objectName: string
): HttpResponse {
  if (request.method !== 'POST') throw methodNotAllowed(request.method, ['POST']);
  const object = visibleObject(tx, objectName);
  const records = parseJsonObject(request)['records'];
  if (!Array.isArray(records)) throw apiError(400, 'INVALID_INPUT', 'records is missing');
  const nodes = (records as JsonRecord[]).flatMap((record) => nodesOf(tx, record, object, null));
  requireShape(nodes);
  const ids = new Map<Node, string>();
  for (const node of nodes) ids.set(node, create(tx, node, ids));
  const results = nodes.map((node) => ({ referenceId: node.referenceId, id: ids.get(node) }));
  return json(201, { hasErrors: false, results });
}

/** Parents stand before their children. */
function nodesOf(
  tx: Transaction,
  record: JsonRecord,
  object: ObjectSchema,
  parent: Node['parent']
): readonly Node[] {
  const { attributes, ...rest } = record;
  const { type, referenceId } = (attributes ?? {}) as Record<string, unknown>;
  if (typeof referenceId !== 'string') {
    const message = 'Every record must have a reference ID: attributes.referenceId';
    throw apiError(400, 'INVALID_INPUT', message);
  }
  if (typeof type !== 'string' || tx.schema.object(type)?.name !== object.name)
    throw refused(referenceId, 'INVALID_INPUT', `The type must be ${object.name}`);
  const children = Object.entries(rest).flatMap(([name, value]) =>
    isTree(value) ? [{ name, records: value.records }] : []
  );
  const values = Object.fromEntries(Object.entries(rest).filter(([, value]) => !isTree(value)));
  const node: Node = { referenceId, object, values, parent };
  const below = children.flatMap(({ name, records }) => {
    const relationship = tx.schema.childRelationship(object.name, name);
    if (relationship === undefined)
      throw refused(
        referenceId,
        'INVALID_FIELD',
        `No such relationship '${name}' on ${object.name}`
      );
    const childObject = visibleObject(tx, relationship.childObject);
    const link = { node, field: relationship.field.name };
    return records.flatMap((child) => nodesOf(tx, child, childObject, link));
  });
  return [node, ...below];
}

function isTree(value: unknown): value is { readonly records: readonly JsonRecord[] } {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as JsonRecord)['records'])
  );
}

function requireShape(nodes: readonly Node[]): void {
  if (nodes.length > MOST_RECORDS) {
    const message = `Cannot create more than ${MOST_RECORDS} records in a single request`;
    throw apiError(400, 'LIMIT_EXCEEDED', message);
  }
  const seen = new Set<string>();
  for (const { referenceId } of nodes) {
    if (seen.has(referenceId))
      throw refused(referenceId, 'INVALID_INPUT', 'Duplicate ReferenceId provided in the request.');
    seen.add(referenceId);
  }
}

function create(tx: Transaction, node: Node, ids: ReadonlyMap<Node, string>): string {
  const { object, values, parent, referenceId } = node;
  const link = parent === null ? {} : { [parent.field]: ids.get(parent.node) };
  let result: DmlRowResult;
  try {
    const rows = [rowOf(tx, object, { ...values, ...link })];
    result = tx.dml({
      operation: 'insert',
      rows,
      allOrNone: true,
      externalIdField: null,
      access: 'user'
    })[0]!;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const [{ errorCode, message }] = error.entries as [ApiError['entries'][number]];
    throw refused(referenceId, errorCode, message);
  }
  if (result.success && result.id !== null) return result.id;
  throw new RefusedAnswer(
    json(400, { hasErrors: true, results: [{ referenceId, errors: result.errors }] })
  );
}

function refused(referenceId: string, statusCode: string, message: string): RefusedAnswer {
  const errors = [{ statusCode, message, fields: [] }];
  return new RefusedAnswer(json(400, { hasErrors: true, results: [{ referenceId, errors }] }));
}
