import {
  isAggregate,
  type BoundCondition,
  type BoundPath,
  type BoundQuery
} from './bound-query.ts';
import type { QueryUser } from './options.ts';
import { noSuchColumn, noSuchObject, noSuchRelationship } from './soql-error.ts';

/**
 * Refuses a query in user mode that names an object or field the user may not read, wherever in the query it stands.
 * @throws SoqlError worded as if the object or field did not exist.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
export function checkReadAccess(query: BoundQuery, user: QueryUser): void {
  const { permissions } = user;
  if (!permissions.canRead(query.object.name))
    throw noSuchObject(query.object.name, query.position);
  for (const path of pathsOf(query)) checkPath(path, user);
  for (const item of query.select) {
    if (item.kind !== 'children') continue;
    if (!permissions.canRead(item.query.object.name)) {
      throw noSuchRelationship(
        item.relationship.name,
        'FROM part of query call',
        item.query.position
      );
    }
    checkReadAccess(item.query, user);
  }
  for (const inner of semiJoins([query.where, query.having])) checkReadAccess(inner, user);
}

function checkPath(path: BoundPath, user: QueryUser): void {
  const { permissions } = user;
  for (const { from, reference, to } of path.steps) {
    const mayFollow =
      permissions.canReadField(from.name, reference.name) && permissions.canRead(to.name);
    if (!mayFollow)
      throw noSuchRelationship(
        reference.relationshipName ?? reference.name,
        'field path',
        path.position
      );
  }
  if (!permissions.canReadField(path.object.name, path.field.name)) {
    throw noSuchColumn(path.field.name, path.object.name, path.position);
  }
}

function pathsOf(query: BoundQuery): readonly BoundPath[] {
  const selected = query.select.flatMap((item) => {
    if (item.kind === 'field') return [item.path];
    return item.kind === 'aggregate' && item.call.path !== null ? [item.call.path] : [];
  });
  const ordered = query.orderBy
    .map((order) => (isAggregate(order.by) ? order.by.path : order.by))
    .filter((path) => path !== null);
  return [
    ...selected,
    ...conditionPaths(query.where),
    ...query.groupBy,
    ...conditionPaths(query.having),
    ...ordered
  ];
}

function conditionPaths(condition: BoundCondition | null): readonly BoundPath[] {
  if (condition === null) return [];
  if (condition.kind === 'not') return conditionPaths(condition.operand);
  if (condition.kind !== 'compare') return condition.operands.flatMap(conditionPaths);
  const path = isAggregate(condition.left) ? condition.left.path : condition.left;
  return path === null ? [] : [path];
}

function semiJoins(conditions: readonly (BoundCondition | null)[]): readonly BoundQuery[] {
  return conditions.flatMap((condition) => {
    if (condition === null) return [];
    if (condition.kind === 'not') return semiJoins([condition.operand]);
    if (condition.kind !== 'compare') return semiJoins(condition.operands);
    return condition.right.kind === 'query' ? [condition.right.query] : [];
  });
}
