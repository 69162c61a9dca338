import type { StoredRow } from '../store/columns.ts';
import { checkReadAccess } from './access.ts';
import { pathText } from './bind-path.ts';
import type { BoundAggregate, BoundQuery, BoundSelectItem } from './bound-query.ts';
import { fragment, type Fragment } from './fragment.ts';
import { counts, type BindValues, type QueryOptions } from './options.ts';
import { isRecordAccess, recordAccessRows } from './record-access.ts';
import { RowPlan, SelectList } from './row-plan.ts';
import type { QueryResult, RowContent, RowValueType, SoqlRow } from './rows.ts';
import { SoqlError } from './soql-error.ts';
import { SqlWriter } from './sql-writer.ts';
import { countValue, writeAggregate } from './write-conditions.ts';
import { writeTail } from './write-query.ts';

/**
 * Runs a bound query: one SQL statement, and one more for each child sub-query. Counts the query, its sub-queries and its rows in
 * `options.limits`.
 * @throws SoqlError what only shows at run time: no right to read, a bind of the wrong type, an id that is none.
 * @throws LimitFailure through `options.limits`.
 */
export function runQuery(query: BoundQuery, binds: BindValues, options: QueryOptions): QueryResult {
  const effective =
    options.access === 'user' && !options.sharing ? { ...options, sharing: true } : options;
  const limits = counts(query) ? effective.limits : null;
  limits?.add('queries', 1);
  if (effective.access === 'user') checkReadAccess(query, effective.user);
  switch (query.kind) {
    case 'count':
      return countRows(query, binds, effective);
    case 'aggregate':
      return aggregateRows(query, binds, effective);
    case 'rows':
      return { rows: plainRows(query, binds, effective), count: null };
  }
}

function countRows(query: BoundQuery, binds: BindValues, options: QueryOptions): QueryResult {
  const writer = new SqlWriter(options, binds);
  const from = writer.from(query.object);
  const tail = writeTail({ ...query, limit: null, offset: null }, from, writer);
  const all = execute(writer, fragment('SELECT COUNT(*) AS c0'), tail, options)[0]?.['c0'] ?? 0;
  const skipped = Math.max(
    0,
    Number(all) - (query.offset === null ? 0 : countValue(query.offset, writer))
  );
  const count = query.limit === null ? skipped : Math.min(skipped, countValue(query.limit, writer));
  if (counts(query)) options.limits?.add('queryRows', 1);
  return { rows: [], count };
}

/** @remarks Rows used by an aggregate function other than COUNT count as query rows: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_agg_fns.htm */
function aggregateRows(query: BoundQuery, binds: BindValues, options: QueryOptions): QueryResult {
  const writer = new SqlWriter(options, binds);
  const from = writer.from(query.object);
  const columns = new SelectList();
  const outputs = query.select.flatMap((item) => {
    if (item.kind === 'children') return [];
    const sql = item.kind === 'field' ? from.column(item.path) : writeAggregate(item.call, from);
    return [{ key: item.alias.toLowerCase(), column: columns.add(sql), type: valueType(item) }];
  });
  const used = columns.add('COUNT(*)');
  const tail = writeTail(query, from, writer);
  const answers = execute(writer, fragment(`SELECT ${columns.sql}`), tail, options);
  const onlyCounts = query.select.every(
    (item) => item.kind !== 'aggregate' || item.call.operation === 'COUNT'
  );
  const rowsUsed = onlyCounts
    ? answers.length
    : answers.reduce((sum, answer) => sum + Number(answer[used]), 0);
  if (counts(query)) options.limits?.add('queryRows', rowsUsed);
  const types = new Map(outputs.map((output) => [output.key, output.type]));
  const rows = answers.map((answer) => ({
    object: 'AggregateResult',
    values: new Map<string, RowContent>(
      outputs.map((output) => [output.key, answer[output.column] ?? null])
    ),
    parents: new Map(),
    children: new Map(),
    types
  }));
  return { rows, count: null };
}

function valueType(item: Exclude<BoundSelectItem, { kind: 'children' }>): RowValueType {
  if (item.kind === 'field')
    return { name: item.alias, apexType: item.path.field.apexType, scale: item.path.field.scale };
  return { name: item.alias, ...aggregateType(item.call) };
}

function aggregateType(call: BoundAggregate): Omit<RowValueType, 'name'> {
  if (call.path === null || call.operation.startsWith('COUNT'))
    return { apexType: 'System.Integer', scale: 0 };
  const { apexType, scale } = call.path.field;
  if (call.operation === 'AVG') return { apexType: 'System.Decimal', scale: null };
  return call.operation === 'SUM' ? { apexType: 'System.Decimal', scale } : { apexType, scale };
}

function plainRows(
  query: BoundQuery,
  binds: BindValues,
  options: QueryOptions
): readonly SoqlRow[] {
  if (isRecordAccess(query.object)) {
    const rows = recordAccessRows(query, new SqlWriter(options, binds), options);
    options.limits?.add('queryRows', rows.length);
    return rows;
  }
  const { answers, plan } = selectRows(query, binds, options, [], true);
  if (counts(query)) options.limits?.add('queryRows', answers.length);
  const idColumn = plan.columnOf('Id')!;
  const ids = answers.map((answer) => String(answer[idColumn]));
  if (query.forUpdate) lockRows(query, ids, options);
  const families = query.select
    .filter((item) => item.kind === 'children')
    .map((item) => ({
      name: item.relationship.name.toLowerCase(),
      byParent: childRows(item, ids, binds, options)
    }));
  return answers.map((answer) => {
    const children = families.map((family): [string, readonly SoqlRow[]] => [
      family.name,
      family.byParent.get(String(answer[idColumn])) ?? []
    ]);
    return plan.build(answer, new Map(children));
  });
}

/** The local org runs one transaction at a time, so a lock only fails where a test plants the fault. */
function lockRows(query: BoundQuery, ids: readonly string[], options: QueryOptions): void {
  if (options.store.faults.take('rowLock', query.object.name, ids) === null) return;
  const message =
    'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being ' +
    'modified by another user. Please try again.';
  throw new SoqlError('UNABLE_TO_LOCK_ROW', message, query.position);
}

/** Rows of a child sub-query by parent id; LIMIT and OFFSET hold for each parent. */
function childRows(
  item: Extract<BoundSelectItem, { kind: 'children' }>,
  parentIds: readonly string[],
  binds: BindValues,
  options: QueryOptions
): ReadonlyMap<string, readonly SoqlRow[]> {
  options.limits?.add('aggregateQueries', 1);
  const { query, relationship } = item;
  const { answers, plan, parentColumn } = selectRows(
    query,
    binds,
    options,
    parentIds,
    false,
    relationship.field.name
  );
  const writer = new SqlWriter(options, binds);
  const skip = query.offset === null ? 0 : countValue(query.offset, writer);
  const most = query.limit === null ? Number.POSITIVE_INFINITY : countValue(query.limit, writer);
  const groups = new Map<string, StoredRow[]>();
  for (const answer of answers) {
    const parent = String(answer[parentColumn!]);
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [answer]);
    else group.push(answer);
  }
  const rows = new Map<string, readonly SoqlRow[]>();
  let total = 0;
  for (const [parent, group] of groups) {
    const page = group.slice(skip, skip + most);
    total += page.length;
    rows.set(
      parent,
      page.map((answer) => plan.build(answer, new Map()))
    );
  }
  options.limits?.add('queryRows', total);
  return rows;
}

interface SelectedRows {
  readonly answers: readonly StoredRow[];
  readonly plan: RowPlan;
  /** Column with the parent's id, for child sub-queries. */
  readonly parentColumn: string | null;
}

function selectRows(
  query: BoundQuery,
  binds: BindValues,
  options: QueryOptions,
  parentIds: readonly string[],
  paged: boolean,
  parentField: string | null = null
): SelectedRows {
  const writer = new SqlWriter(options, binds);
  const from = writer.from(query.object);
  const columns = new SelectList();
  const plan = new RowPlan(query.object.name);
  plan.addId(from.alias, columns);
  for (const item of query.select) if (item.kind === 'field') plan.add(item.path, from, columns);
  const reference = parentField === null ? null : `${from.alias}."${parentField}"`;
  const parentColumn = reference === null ? null : columns.add(reference);
  const extra =
    reference === null
      ? []
      : [fragment(`${reference} IN (SELECT value FROM json_each(?))`, JSON.stringify(parentIds))];
  const tail = writeTail(query, from, writer, extra, paged);
  return {
    answers: execute(writer, fragment(`SELECT ${columns.sql}`), tail, options),
    plan,
    parentColumn
  };
}

function execute(
  writer: SqlWriter,
  select: Fragment,
  tail: Fragment,
  options: QueryOptions
): readonly StoredRow[] {
  const statement = writer.statement({
    sql: `${select.sql} ${tail.sql}`,
    parameters: [...select.parameters, ...tail.parameters]
  });
  return options.store.all(statement.sql, statement.parameters);
}

/** Field paths of a rows query in the order selected, for answers that keep it: `Id`, `Owner.Name`. */
export function selectedPaths(query: BoundQuery): readonly string[] {
  return query.select.flatMap((item) => (item.kind === 'field' ? [pathText(item.path)] : []));
}
