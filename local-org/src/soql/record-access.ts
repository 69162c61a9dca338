import { UnsupportedError } from '../diagnostics/errors.ts';
import { isSetupObject } from '../metadata/permissions.ts';
import type { ObjectSchema, Schema } from '../metadata/schema.ts';
import { quoted } from '../store/columns.ts';
import { completeId, looksLikeId } from '../store/ids.ts';
import type { BoundCondition, BoundQuery, BoundValue } from './bound-query.ts';
import { isAggregate } from './bound-query.ts';
import { ALWAYS } from './fragment.ts';
import { isCollection, type BindValue, type QueryOptions } from './options.ts';
import type { RowContent, SoqlRow } from './rows.ts';
import { sharingCondition } from './sharing.ts';
import { SoqlError, malformed } from './soql-error.ts';
import type { SqlWriter } from './sql-writer.ts';

const MOST_RECORDS = 200;
const MODELLED: ReadonlySet<string> = new Set(['RecordId', 'HasReadAccess']);

type Comparison = Extract<BoundCondition, { readonly kind: 'compare' }>;

export function isRecordAccess(object: ObjectSchema): boolean {
  return object.name === 'UserRecordAccess';
}

/**
 * Refuses queries of UserRecordAccess that Salesforce refuses, and those that are not modelled: rights beyond reading, sorted or grouped.
 * @throws SoqlError
 * @throws UnsupportedError
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm
 */
export function checkRecordAccess(query: BoundQuery): void {
  const isPlain =
    query.kind === 'rows' &&
    query.orderBy.length === 0 &&
    query.limit === null &&
    query.offset === null;
  if (!isPlain)
    throw new UnsupportedError(
      'ORDER BY, GROUP BY, COUNT and LIMIT in a query of UserRecordAccess'
    );
  const selected = query.select.map((item) =>
    item.kind === 'field' && item.path.steps.length === 0 ? item.path.field.name : ''
  );
  if (!selected.includes('RecordId'))
    throw new SoqlError('INVALID_FIELD', 'RecordId field must be selected', query.position);
  const conditions = compared(query);
  if (!conditions.has('UserId') || !conditions.has('RecordId'))
    throw malformed('UserId and RecordId must be filtered by', query.position);
  const other = [...selected, ...conditions.keys()].find(
    (name) => name !== 'UserId' && !MODELLED.has(name)
  );
  if (other !== undefined || selected.includes('UserId'))
    throw new UnsupportedError('UserRecordAccess except RecordId and HasReadAccess of a UserId');
  if (conditions.has('HasReadAccess') && selected.length > 1)
    throw malformed(
      'Only RecordId can be selected when an access level is filtered by',
      query.position
    );
}

/** Comparisons joined by AND, by field. */
function compared(query: BoundQuery): ReadonlyMap<string, Comparison> {
  const fields = new Map<string, Comparison>();
  const visit = (condition: BoundCondition | null): void => {
    if (condition?.kind === 'and') condition.operands.forEach(visit);
    else if (condition !== null) addComparison(fields, condition);
  };
  visit(query.where);
  return fields;
}

function addComparison(fields: Map<string, Comparison>, condition: BoundCondition): void {
  if (
    condition.kind !== 'compare' ||
    isAggregate(condition.left) ||
    condition.left.steps.length > 0
  )
    throw new UnsupportedError('OR, NOT and parents in a filter of UserRecordAccess');
  const { name } = condition.left.field;
  const isModelled =
    !fields.has(name) &&
    (condition.operator === '=' || (condition.operator === 'IN' && name === 'RecordId')) &&
    condition.right.kind !== 'query';
  if (!isModelled)
    throw new UnsupportedError(`${name} ${condition.operator} in a filter of UserRecordAccess`);
  fields.set(name, condition);
}

/**
 * The records asked for that the running user may read. Others are left out, because "records that the running user doesn't have read
 * access to are filtered out of the results".
 * @throws SoqlError for more than 200 ids.
 * @throws UnsupportedError for another user than the running one, and for objects without sharing.
 */
export function recordAccessRows(
  query: BoundQuery,
  writer: SqlWriter,
  options: QueryOptions
): readonly SoqlRow[] {
  const conditions = compared(query);
  const [userId] = valuesOf(conditions.get('UserId')!.right, writer);
  if (fullId(userId ?? null) !== options.user.id)
    throw new UnsupportedError('UserRecordAccess of another user than the running one');
  const ids = new Set(valuesOf(conditions.get('RecordId')!.right, writer).map(fullId));
  if (ids.size > MOST_RECORDS) {
    const message = `Record limit reached. Cannot submit more than ${MOST_RECORDS} records into this call.`;
    throw new SoqlError('EXCEEDED_ID_LIMIT', message, query.position);
  }
  const wanted = conditions.get('HasReadAccess');
  if (wanted !== undefined && !Number(valuesOf(wanted.right, writer)[0])) return [];
  return readableOf(
    [...ids].filter((id) => id !== ''),
    options
  ).map((id) => ({
    object: query.object.name,
    values: new Map<string, RowContent>([
      ['id', null],
      ['recordid', id],
      ...(query.select.length > 1 ? [['hasreadaccess', 1] as [string, RowContent]] : [])
    ]),
    parents: new Map(),
    children: new Map()
  }));
}

function readableOf(ids: readonly string[], options: QueryOptions): readonly string[] {
  const { store, user } = options;
  const idsByPrefix = Map.groupBy(ids, (id) => id.slice(0, 3));
  const readable = new Set<string>();
  for (const [prefix, some] of idsByPrefix) {
    const object = sharedObject(prefix, store.schema);
    if (!user.permissions.canRead(object.name)) continue;
    const seen = sharingCondition(object, 't0', user, store.schema);
    const and = seen === ALWAYS ? '' : ` AND (${seen.sql})`;
    const sql = `SELECT t0."Id" AS c0 FROM ${quoted(object.name)} t0 WHERE t0."IsDeleted" = 0 AND t0."Id" IN (SELECT value FROM json_each(?))${and}`;
    for (const row of store.all(sql, [JSON.stringify(some), ...seen.parameters]))
      readable.add(String(row['c0']));
  }
  return ids.filter((id) => readable.has(id));
}

/** "You can only query records of objects listed on the Sharing Settings Setup page." */
function sharedObject(prefix: string, schema: Schema): ObjectSchema {
  const object = [...schema.objects.values()].find((each) => each.keyPrefix === prefix);
  const isShared =
    object?.stored === true &&
    (object.kind === 'standard' || object.kind === 'custom') &&
    !isSetupObject(object.name);
  if (!isShared)
    throw new UnsupportedError(`UserRecordAccess for the records with the prefix ${prefix}`);
  return object;
}

function valuesOf(value: BoundValue, writer: SqlWriter): readonly BindValue[] {
  if (value.kind === 'constant') return [value.value];
  if (value.kind === 'list') return value.values.flatMap((each) => valuesOf(each, writer));
  if (value.kind !== 'bind')
    throw new UnsupportedError('Date literals and sub-queries in a filter of UserRecordAccess');
  const bound = writer.bind(value.index, value.name);
  if (bound === undefined)
    throw malformed(`Variable does not exist: ${value.name ?? ''}`, value.position);
  return isCollection(bound) ? bound : [bound];
}

/** Empty for what is no id. */
function fullId(value: BindValue): string {
  if (typeof value !== 'string' || !looksLikeId(value)) return '';
  return value.length === 15 ? completeId(value) : value;
}
