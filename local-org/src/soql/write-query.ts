import { comparesWithoutCase } from '../store/columns.ts';
import { isAggregate, type BoundOrder, type BoundPath, type BoundQuery } from './bound-query.ts';
import { fragment, joined, type Fragment } from './fragment.ts';
import type { SqlWriter, FromClause } from './sql-writer.ts';
import { countValue, writeAggregate, writeCondition, writeVisibility } from './write-conditions.ts';

/** Everything of a query behind its SELECT list. `extra` is added to WHERE; `paged` says whether LIMIT and OFFSET are written. */
export function writeTail(
  query: BoundQuery,
  from: FromClause,
  writer: SqlWriter,
  extra: readonly Fragment[] = [],
  paged = true
): Fragment {
  const conditions = [...extra, ...writeVisibility(query.object, from, writer, query.allRows)];
  if (query.where !== null) conditions.push(writeCondition(query.where, from, writer));
  const where = conditions.length === 0 ? null : joined(conditions, 'AND');
  const group = query.groupBy.map((path) => groupExpression(path, from)).join(', ');
  const having = query.having === null ? null : writeCondition(query.having, from, writer);
  const order = query.orderBy.map((each) => orderExpression(each, from)).join(', ');
  const page = paged ? pageOf(query, writer) : null;
  const clause = from.fragment();
  const parts: (Fragment | null)[] = [
    clause,
    where && { sql: `WHERE ${where.sql}`, parameters: where.parameters },
    group === '' ? null : fragment(`GROUP BY ${group}`),
    having && { sql: `HAVING ${having.sql}`, parameters: having.parameters },
    order === '' ? null : fragment(`ORDER BY ${order}`),
    page
  ];
  const present = parts.filter((part) => part !== null);
  return {
    sql: present.map((part) => part.sql).join(' '),
    parameters: present.flatMap((part) => part.parameters)
  };
}

/** Grouping ignores case where the field does. */
function groupExpression(path: BoundPath, from: FromClause): string {
  const column = from.column(path);
  return comparesWithoutCase(path.field) ? `apex_lower(${column})` : column;
}

function orderExpression(order: BoundOrder, from: FromClause): string {
  const direction = order.descending ? 'DESC' : 'ASC';
  const nulls = order.nulls === 'first' ? 'NULLS FIRST' : 'NULLS LAST';
  return sortKeys(order, from)
    .map((key) => `${key} ${direction} ${nulls}`)
    .join(', ');
}

/** Picklists sort in the order of their values, text without regard to case. */
function sortKeys(order: BoundOrder, from: FromClause): readonly string[] {
  if (isAggregate(order.by)) return [writeAggregate(order.by, from)];
  const { field } = order.by;
  const column = from.column(order.by);
  if (field.picklist === null)
    return [comparesWithoutCase(field) ? `apex_lower(${column})` : column];
  const known = field.picklist
    .map((entry, index) => `WHEN '${entry.value.replaceAll("'", "''")}' THEN ${index}`)
    .join(' ');
  const rank =
    known === ''
      ? '0'
      : `CASE WHEN ${column} IS NULL THEN NULL ELSE CASE ${column} ${known} ELSE ${field.picklist.length} END END`;
  return [rank, `apex_lower(${column})`];
}

function pageOf(query: BoundQuery, writer: SqlWriter): Fragment | null {
  if (query.limit === null && query.offset === null) return null;
  const limit = query.limit === null ? -1 : countValue(query.limit, writer);
  const offset = query.offset === null ? 0 : countValue(query.offset, writer);
  return fragment('LIMIT ? OFFSET ?', limit, offset);
}
