import { UnsupportedError } from '../diagnostics/errors.ts';
import type { ChildRelationship, ObjectSchema, Schema } from '../metadata/schema.ts';
import type { SoqlQuery, SoqlSelectItem } from '../syntax/soql-ast.ts';
import { bindAggregate, checkGrouping } from './bind-aggregates.ts';
import { bindCondition, type ConditionParts } from './bind-conditions.ts';
import { BindNumbers, type Scope, type SoqlContext } from './binding-context.ts';
import { bindOrder } from './bind-order.ts';
import { bindPath, pathText } from './bind-path.ts';
import { bindCount } from './bind-values.ts';
import type { BoundCondition, BoundPath, BoundQuery, BoundSelectItem } from './bound-query.ts';
import { checkSemiJoins } from './check-semi-joins.ts';
import { checkRecordAccess, isRecordAccess } from './record-access.ts';
import { cannot, malformed, noSuchObject, noSuchRelationship } from './soql-error.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_offset.htm */
const LARGEST_OFFSET = 2000;

/**
 * Resolves and checks a query, inline or dynamic.
 * @throws SoqlError with the platform's text and a position where Salesforce would refuse it.
 * @throws UnsupportedError for parts of SOQL that are not modelled.
 */
export function bindSoql(query: SoqlQuery, schema: Schema, context: SoqlContext = {}): BoundQuery {
  const object = schema.object(query.from.text);
  if (object === undefined || (object.keyPrefix === '' && !isRecordAccess(object)))
    throw noSuchObject(query.from.text, query.from.position);
  return bindQuery(
    query,
    { schema, object, alias: lower(query.alias), binds: new BindNumbers(query, context), depth: 0 },
    'top'
  );
}

type Place = 'top' | 'children' | 'semiJoin';

function bindQuery(query: SoqlQuery, scope: Scope, place: Place): BoundQuery {
  if (scope.object.kind === 'platformEvent')
    throw noSuchObject(scope.object.name, query.from.position);
  checkPlace(query, place);
  const select = bindSelect(query, scope);
  const kind = kindOf(query, select);
  const groupBy = query.groupBy.map((path) => groupable(bindPath(path, scope)));
  const bound: BoundQuery = {
    position: query.position,
    object: scope.object,
    kind,
    select,
    where: query.where === null ? null : bindCondition(query.where, scope, CONDITIONS.where),
    groupBy,
    having: query.having === null ? null : bindCondition(query.having, scope, CONDITIONS.having),
    orderBy: query.orderBy.map((order) => bindOrder(order, scope, select)),
    limit: query.limit === null ? null : bindCount(query.limit, scope),
    offset: query.offset === null ? null : bindCount(query.offset, scope),
    allRows: query.allRows,
    forUpdate: query.forUpdate,
    access: query.access,
    bindCount: scope.binds.size
  };
  checkGrouping(bound);
  checkClauses(bound);
  checkSemiJoins(bound);
  return bound;
}

function kindOf(query: SoqlQuery, select: readonly BoundSelectItem[]): BoundQuery['kind'] {
  const first = select[0];
  if (first?.kind === 'aggregate' && first.call.path === null) {
    if (select.length > 1)
      throw malformed('COUNT() must be the only element in the SELECT list', query.position);
    if (query.groupBy.length > 0)
      throw malformed(
        'Grouping is not supported with COUNT(); use COUNT(fieldName)',
        query.position
      );
    return 'count';
  }
  return select.some((item) => item.kind === 'aggregate') || query.groupBy.length > 0
    ? 'aggregate'
    : 'rows';
}

function checkPlace(query: SoqlQuery, place: Place): void {
  if (place === 'top') return;
  if (query.forUpdate || query.allRows)
    throw malformed('FOR UPDATE and ALL ROWS are not allowed in a sub-query', query.position);
  if (query.access !== null)
    throw malformed(
      'WITH USER_MODE and WITH SYSTEM_MODE are not allowed in a sub-query',
      query.position
    );
}

function checkClauses(query: BoundQuery): void {
  if (isRecordAccess(query.object)) checkRecordAccess(query);
  if (query.forUpdate && query.orderBy.length > 0)
    throw malformed('ORDER BY is not allowed with FOR UPDATE', query.position);
  if (query.forUpdate && query.kind !== 'rows')
    throw malformed('FOR UPDATE is not allowed with aggregate functions', query.position);
  if (query.kind === 'count' && query.orderBy.length > 0) {
    throw malformed('Ordering is not allowed with COUNT()', query.position);
  }
  if (query.offset?.kind === 'constant' && Number(query.offset.value) > LARGEST_OFFSET) {
    throw malformed(`Maximum SOQL offset allowed is ${LARGEST_OFFSET}`, query.position);
  }
  if (query.object.kind !== 'customMetadata') return;
  if (query.kind !== 'rows' || query.offset !== null || hasOrOrNot(query.where)) {
    throw new UnsupportedError('COUNT, GROUP BY, OFFSET, OR and NOT in a query of custom metadata');
  }
}

function hasOrOrNot(condition: BoundCondition | null): boolean {
  if (condition === null || condition.kind === 'compare') return false;
  return condition.kind !== 'and' || condition.operands.some(hasOrOrNot);
}

function bindSelect(query: SoqlQuery, scope: Scope): readonly BoundSelectItem[] {
  const aliases = new ExpressionAliases();
  const items = query.select.map((item) => bindSelectItem(item, scope, aliases));
  const seen = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'field') continue;
    const text = pathText(item.path).toLowerCase();
    if (seen.has(text))
      throw malformed(`duplicate field selected: ${pathText(item.path)}`, item.path.position);
    seen.add(text);
  }
  aliases.check(items, query);
  return items;
}

function bindSelectItem(
  item: SoqlSelectItem,
  scope: Scope,
  aliases: ExpressionAliases
): BoundSelectItem {
  switch (item.kind) {
    case 'field': {
      const path = bindPath(item.path, scope);
      return { kind: 'field', path, alias: item.alias ?? path.field.name };
    }
    case 'aggregate':
      return {
        kind: 'aggregate',
        call: bindAggregate(item.call, scope),
        alias: item.alias ?? aliases.next()
      };
    case 'subquery':
      return bindChildren(item.query, scope);
    case 'other':
      throw new UnsupportedError(`${item.text} in the SELECT list of SOQL`);
  }
}

/** Names of aggregates without alias: `expr0`, `expr1` … */
class ExpressionAliases {
  #count = 0;

  next(): string {
    return `expr${this.#count++}`;
  }

  check(items: readonly BoundSelectItem[], query: SoqlQuery): void {
    if (!items.some((item) => item.kind === 'aggregate') && query.groupBy.length === 0) {
      if (query.select.some((item) => item.kind === 'field' && item.alias !== null)) {
        throw malformed('only aggregate expressions use field aliasing', query.position);
      }
      return;
    }
    const seen = new Set<string>();
    for (const item of items) {
      if (item.kind === 'children')
        throw malformed('A child sub-query cannot stand in an aggregate query', query.position);
      const key = item.alias.toLowerCase();
      if (seen.has(key)) throw malformed(`duplicate alias: ${item.alias}`, query.position);
      seen.add(key);
    }
  }
}

function bindChildren(query: SoqlQuery, scope: Scope): BoundSelectItem {
  if (scope.depth > 0) throw new UnsupportedError('A child sub-query inside a child sub-query');
  const relationship = childRelationship(query.from.text, scope);
  if (relationship === undefined)
    throw noSuchRelationship(query.from.text, 'FROM part of query call', query.from.position);
  const object = scope.schema.object(relationship.childObject)!;
  const bound = bindQuery(
    query,
    { ...scope, object, alias: lower(query.alias), depth: scope.depth + 1 },
    'children'
  );
  if (bound.kind !== 'rows')
    throw malformed('Aggregate functions are not allowed in a child sub-query', query.position);
  return { kind: 'children', relationship, query: bound };
}

function childRelationship(name: string, scope: Scope): ChildRelationship | undefined {
  return scope.schema.childRelationship(scope.object.name, name);
}

function bindInner(query: SoqlQuery, scope: Scope): BoundQuery {
  const object: ObjectSchema | undefined = scope.schema.object(query.from.text);
  if (object === undefined) throw noSuchObject(query.from.text, query.from.position);
  return bindQuery(
    query,
    { ...scope, object, alias: lower(query.alias), depth: scope.depth + 1 },
    'semiJoin'
  );
}

const PARTS = { aggregate: bindAggregate, subQuery: bindInner };
const CONDITIONS: Readonly<Record<'where' | 'having', ConditionParts>> = {
  where: { ...PARTS, clause: 'where' },
  having: { ...PARTS, clause: 'having' }
};

function groupable(path: BoundPath): BoundPath {
  const { field } = path;
  const fits =
    field.type !== 'LongTextArea' &&
    field.type !== 'DateTime' &&
    field.type !== 'EncryptedText' &&
    field.type !== 'Base64' &&
    field.type !== 'MultiselectPicklist' &&
    !(field.type === 'Number' && field.apexType !== 'System.Integer') &&
    field.type !== 'Currency' &&
    field.type !== 'Percent' &&
    field.formula === null &&
    field.type !== 'AutoNumber';
  if (!fits) throw cannot('grouped', field.name, path.position);
  return path;
}

function lower(text: string | null): string | null {
  return text === null ? null : text.toLowerCase();
}
