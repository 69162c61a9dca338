import type {
  FieldNameContext,
  FieldOrderContext,
  ForClausesContext,
  FromNameListContext,
  GroupByClauseContext,
  OrderByClauseContext,
  QueryContext,
  SelectEntryContext,
  SubFieldEntryContext,
  SubQueryContext,
  WithClauseContext
} from '@apexdevtools/apex-parser';
import type { SoqlOrder, SoqlPath, SoqlQuery, SoqlSelectItem } from './soql-ast.ts';
import { buildCondition, buildWhere } from './soql-conditions.ts';
import { aggregateOrNull, buildPath } from './soql-paths.ts';
import { buildCount } from './soql-values.ts';
import { optional, positionOf, type ExpressionReader } from './source.ts';

/** A whole query: between brackets in Apex, or the text of a dynamic query. */
export function buildQuery(reader: ExpressionReader, context: QueryContext): SoqlQuery {
  refuseClause(reader, optional(context.usingScope()), 'SOQL `USING SCOPE`');
  refuseClause(
    reader,
    optional(context.updateList()),
    'SOQL `UPDATE TRACKING` and `UPDATE VIEWSTAT`'
  );
  const group = optional(context.groupByClause());
  const from = fromClause(reader, context.fromNameList());
  return {
    position: positionOf(context),
    select: context
      .selectList()
      .selectEntry_list()
      .map((entry) => buildSelectItem(reader, entry)),
    ...from,
    where: buildWhere(reader, optional(context.whereClause()), buildSubQuery),
    access: accessOf(reader, optional(context.withClause())),
    groupBy: groupBy(reader, group),
    having: group === null ? null : having(reader, group),
    orderBy: orderBy(reader, optional(context.orderByClause())),
    limit: buildCount(reader, optional(context.limitClause())),
    offset: buildCount(reader, optional(context.offsetClause())),
    allRows: optional(context.allRowsClause()) !== null,
    forUpdate: isForUpdate(reader, context.forClauses())
  };
}

/** A child query in SELECT, or a semi- or anti-join in WHERE. */
export function buildSubQuery(reader: ExpressionReader, context: SubQueryContext): SoqlQuery {
  refuseClause(
    reader,
    optional(context.updateList()),
    'SOQL `UPDATE TRACKING` and `UPDATE VIEWSTAT`'
  );
  const from = fromClause(reader, context.fromNameList());
  return {
    position: positionOf(context),
    select: context
      .subFieldList()
      .subFieldEntry_list()
      .map((entry) => buildSelectItem(reader, entry)),
    ...from,
    where: buildWhere(reader, optional(context.whereClause()), buildSubQuery),
    access: null,
    groupBy: [],
    having: null,
    orderBy: orderBy(reader, optional(context.orderByClause())),
    limit: buildCount(reader, optional(context.limitClause())),
    offset: null,
    allRows: false,
    forUpdate: isForUpdate(reader, context.forClauses())
  };
}

function refuseClause(
  reader: ExpressionReader,
  clause: Parameters<typeof positionOf>[0] | null,
  feature: string
): void {
  if (clause !== null) throw reader.source.unsupported(positionOf(clause), feature);
}

function fromClause(
  reader: ExpressionReader,
  context: FromNameListContext
): Pick<SoqlQuery, 'from' | 'alias'> {
  const names = context.fieldName_list();
  const [first] = names;
  if (first === undefined || names.length > 1) {
    throw reader.source.unsupported(positionOf(context), 'SOQL with more than one object in FROM');
  }
  const alias = context.soqlId_list()[0];
  return {
    from: { position: positionOf(first), text: first.getText() },
    alias: alias === undefined ? null : reader.source.identifier(alias.id()).text
  };
}

function buildSelectItem(
  reader: ExpressionReader,
  entry: SelectEntryContext | SubFieldEntryContext
): SoqlSelectItem {
  const query = optional(entry.subQuery());
  if (query !== null) return { kind: 'subquery', query: buildSubQuery(reader, query) };
  const aliasId = optional(entry.soqlId());
  const alias = aliasId === null ? null : reader.source.identifier(aliasId.id()).text;
  const call = optional(entry.soqlFunction());
  if (call !== null) {
    const aggregate = aggregateOrNull(call);
    return aggregate === null
      ? { kind: 'other', position: positionOf(entry), text: call.getText() }
      : { kind: 'aggregate', call: aggregate, alias };
  }
  const field: FieldNameContext | null = optional(entry.fieldName());
  return field === null
    ? { kind: 'other', position: positionOf(entry), text: entry.getText() }
    : { kind: 'field', path: buildPath(field), alias };
}

function accessOf(
  reader: ExpressionReader,
  context: WithClauseContext | null
): SoqlQuery['access'] {
  if (context === null) return null;
  if (optional(context.USER_MODE()) !== null) return 'user';
  if (optional(context.SYSTEM_MODE()) !== null) return 'system';
  throw reader.source.unsupported(positionOf(context), `SOQL \`${context.getText()}\``);
}

function groupBy(
  reader: ExpressionReader,
  context: GroupByClauseContext | null
): readonly SoqlPath[] {
  if (context === null) return [];
  if (optional(context.ROLLUP()) !== null || optional(context.CUBE()) !== null) {
    throw reader.source.unsupported(positionOf(context), 'SOQL `GROUP BY ROLLUP` and `CUBE`');
  }
  return context
    .fieldGroupByList()
    .fieldGroupBy_list()
    .map((entry) => {
      const field = optional(entry.fieldName());
      if (field === null) {
        throw reader.source.unsupported(positionOf(entry), 'A function in SOQL `GROUP BY`');
      }
      return buildPath(field);
    });
}

function having(reader: ExpressionReader, context: GroupByClauseContext): SoqlQuery['having'] {
  const condition = optional(context.logicalExpression());
  return condition === null ? null : buildCondition(reader, condition, buildSubQuery);
}

function orderBy(
  reader: ExpressionReader,
  context: OrderByClauseContext | null
): readonly SoqlOrder[] {
  const entries = context?.fieldOrderList().fieldOrder_list() ?? [];
  return entries.map((entry) => ({
    by: orderKey(reader, entry),
    descending: optional(entry.DESC()) !== null,
    nulls: optional(entry.NULLS()) === null ? null : nullsOf(entry)
  }));
}

function nullsOf(entry: FieldOrderContext): 'first' | 'last' {
  return optional(entry.FIRST()) !== null ? 'first' : 'last';
}

function orderKey(reader: ExpressionReader, entry: FieldOrderContext): SoqlOrder['by'] {
  const field = optional(entry.fieldName());
  if (field !== null) return buildPath(field);
  const aggregate = aggregateOrNull(entry.soqlFunction());
  if (aggregate !== null) return aggregate;
  throw reader.source.unsupported(
    positionOf(entry),
    `SOQL \`${entry.soqlFunction().getText()}\` in ORDER BY`
  );
}

function isForUpdate(reader: ExpressionReader, context: ForClausesContext | null): boolean {
  if (optional(context) === null || context === null) return false;
  if (context.VIEW_list().length > 0 || context.REFERENCE_list().length > 0) {
    throw reader.source.unsupported(positionOf(context), 'SOQL `FOR VIEW` and `FOR REFERENCE`');
  }
  return context.UPDATE_list().length > 0;
}
