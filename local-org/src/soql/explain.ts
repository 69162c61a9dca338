import { pathText } from './bind-path.ts';
import { isAggregate, type BoundCondition, type BoundQuery } from './bound-query.ts';

/** A query, or sub-query, whose filters use no index. */
export interface UnselectiveFilter {
  readonly object: string;
  /** `Status__c = …`, or `no filter`. */
  readonly filter: string;
}

/** Objects that stay small in every org. */
const SMALL: ReadonlySet<string> = new Set([
  'User',
  'Group',
  'UserRole',
  'Name',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'Organization',
  'RecordType',
  'CustomPermission',
  'UserRecordAccess'
]);

/**
 * Names the parts of a query that read a whole object, because no condition uses a field Salesforce keeps an index of. Such a query
 * works in an empty org and fails in a trigger above 200,000 rows ("non-selective query against large object type").
 * @remarks https://help.salesforce.com/s/articleView?id=000006007
 */
export function explainFilters(query: BoundQuery): readonly UnselectiveFilter[] {
  const inner = [...childQueries(query), ...semiJoins(query.where)].flatMap((sub) =>
    sub.isChild ? nested(sub.query) : explainFilters(sub.query)
  );
  const isSmall = query.object.kind === 'customMetadata' || SMALL.has(query.object.name);
  if (isSmall || (query.where !== null && usesIndex(query.where))) return inner;
  return [
    {
      object: query.object.name,
      filter: query.where === null ? 'no filter' : describe(query.where)
    },
    ...inner
  ];
}

/** A child sub-query is found through its parent's id; only what is nested in it can be unselective. */
function nested(query: BoundQuery): readonly UnselectiveFilter[] {
  return semiJoins(query.where).flatMap((sub) => explainFilters(sub.query));
}

interface SubQuery {
  readonly query: BoundQuery;
  readonly isChild: boolean;
}

function childQueries(query: BoundQuery): readonly SubQuery[] {
  return query.select.flatMap((item) =>
    item.kind === 'children' ? [{ query: item.query, isChild: true }] : []
  );
}

function semiJoins(condition: BoundCondition | null): readonly SubQuery[] {
  if (condition === null) return [];
  if (condition.kind === 'not') return semiJoins(condition.operand);
  if (condition.kind !== 'compare') return condition.operands.flatMap(semiJoins);
  return condition.right.kind === 'query' ? [{ query: condition.right.query, isChild: false }] : [];
}

function usesIndex(condition: BoundCondition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.some(usesIndex);
    case 'or':
      return condition.operands.every(usesIndex);
    case 'not':
      return false;
    case 'compare': {
      const { left, operator, right } = condition;
      if (isAggregate(left) || left.steps.length > 0 || !left.field.indexed) return false;
      if (operator === '!=' || operator === 'NOT IN') return false;
      if (operator === 'LIKE')
        return (
          right.kind === 'bind' || (right.kind === 'constant' && !startsWithWildcard(right.value))
        );
      return !(right.kind === 'constant' && right.value === null);
    }
  }
}

function startsWithWildcard(pattern: string | number | null): boolean {
  return typeof pattern === 'string' && (pattern.startsWith('%') || pattern.startsWith('_'));
}

function describe(condition: BoundCondition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.map(describe).join(condition.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT (${describe(condition.operand)})`;
    case 'compare':
      return `${isAggregate(condition.left) ? condition.left.operation : pathText(condition.left)} ${condition.operator} …`;
  }
}
