import { UnsupportedError } from '../diagnostics/errors.ts';
import { isReferenceField, isTextField } from '../store/columns.ts';
import type { FieldSchema } from '../metadata/schema.ts';
import type {
  SoqlAggregate,
  SoqlComparison,
  SoqlCondition,
  SoqlPath,
  SoqlQuery,
  SoqlValue
} from '../syntax/soql-ast.ts';
import type { Scope } from './binding-context.ts';
import { bindCollection, bindScalar } from './bind-values.ts';
import { bindPath, pathText } from './bind-path.ts';
import {
  isAggregate,
  type BoundAggregate,
  type BoundCondition,
  type BoundPath,
  type BoundQuery,
  type BoundValue
} from './bound-query.ts';
import { SoqlError, cannot, malformed } from './soql-error.ts';

type Comparison = Extract<SoqlCondition, { readonly kind: 'compare' }>;

/** Binders of the other files that conditions need; handed in so that the files need not import each other in a ring. */
export interface ConditionParts {
  readonly aggregate: (call: SoqlAggregate, scope: Scope) => BoundAggregate;
  readonly subQuery: (query: SoqlQuery, scope: Scope) => BoundQuery;
  /** `where` or `having`; aggregates stand only in HAVING. */
  readonly clause: 'where' | 'having';
}

/** Resolves WHERE or HAVING. @throws SoqlError */
export function bindCondition(
  condition: SoqlCondition,
  scope: Scope,
  parts: ConditionParts
): BoundCondition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        operands: condition.operands.map((operand) => bindCondition(operand, scope, parts))
      };
    case 'not':
      return { kind: 'not', operand: bindCondition(condition.operand, scope, parts) };
    case 'compare':
      return bindComparison(condition, scope, parts);
  }
}

function bindComparison(
  condition: Comparison,
  scope: Scope,
  parts: ConditionParts
): BoundCondition {
  const left = bindLeft(condition.left, scope, parts);
  const field = fieldCompared(left);
  if (!isAggregate(left) && !field.filterable)
    throw cannot('filtered', field.name, condition.position);
  checkOperator(condition, field);
  return {
    kind: 'compare',
    position: condition.position,
    left,
    operator: condition.operator,
    right: bindRight(condition, left, field, scope, parts)
  };
}

function bindLeft(
  left: SoqlPath | SoqlAggregate,
  scope: Scope,
  parts: ConditionParts
): BoundPath | BoundAggregate {
  if (!('operation' in left)) return bindPath(left, scope);
  if (parts.clause === 'where')
    throw malformed(
      'aggregate functions are not allowed in the WHERE clause; use HAVING',
      left.position
    );
  return parts.aggregate(left, scope);
}

/** The field whose type decides; counts are whole numbers. */
function fieldCompared(left: BoundPath | BoundAggregate): FieldSchema {
  if (!isAggregate(left)) return left.field;
  if (left.path === null || left.operation.startsWith('COUNT'))
    return { ...NUMBER_FIELD, name: left.operation };
  return left.path.field;
}

const NUMBER_FIELD: FieldSchema = {
  name: 'COUNT',
  label: '',
  type: 'Number',
  custom: false,
  length: null,
  precision: 18,
  scale: 0,
  required: false,
  unique: false,
  caseSensitive: false,
  externalId: false,
  indexed: false,
  createable: false,
  updateable: false,
  filterable: true,
  referenceTo: [],
  relationshipName: null,
  childRelationshipName: null,
  deleteConstraint: null,
  picklist: null,
  restricted: false,
  formula: null,
  defaultValue: null,
  displayFormat: null,
  apexType: 'System.Integer',
  permissionField: null,
  mask: null
};

const ORDERING: ReadonlySet<SoqlComparison> = new Set(['<', '<=', '>', '>=']);

function checkOperator({ operator, position }: Comparison, field: FieldSchema): void {
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') {
    if (field.type !== 'MultiselectPicklist')
      throw invalidOperator(`${operator} operator only valid on multipicklist fields`);
    throw new UnsupportedError(`The operator ${operator} in SOQL`);
  }
  const isId = field.type === 'Id' || isReferenceField(field);
  if (operator === 'LIKE' && isId) throw invalidOperator('invalid operator on id field');
  if (operator === 'LIKE' && !isTextField(field)) throw invalidOperator('invalid operator');
  if (ORDERING.has(operator) && field.type === 'Checkbox')
    throw invalidOperator('invalid operator on boolean field');
  if (ORDERING.has(operator) && field.type === 'MultiselectPicklist')
    throw invalidOperator('invalid operator on multipicklist field');

  function invalidOperator(message: string): SoqlError {
    return new SoqlError('INVALID_QUERY_FILTER_OPERATOR', message, position);
  }
}

function bindRight(
  condition: Comparison,
  left: BoundPath | BoundAggregate,
  field: FieldSchema,
  scope: Scope,
  parts: ConditionParts
): BoundValue {
  const { operator, right } = condition;
  const isMembership = operator === 'IN' || operator === 'NOT IN';
  switch (right.kind) {
    case 'query':
      if (!isMembership || isAggregate(left))
        throw malformed('A sub-query can only stand after IN or NOT IN', right.position);
      return semiJoin(right, left, scope, parts);
    case 'list':
      if (!isMembership) throw malformed(`unexpected token: '('`, right.position);
      return {
        kind: 'list',
        values: right.values.map((value) => listElement(value, field, scope))
      };
    case 'bind':
      return isMembership ? bindCollection(right, field, scope) : bindScalar(right, field, scope);
    default:
      if (isMembership)
        throw malformed('IN operator must be used with an iterable expression', right.position);
      if (right.kind === 'null' && operator !== '=' && operator !== '!=') {
        throw new SoqlError(
          'INVALID_QUERY_FILTER_OPERATOR',
          'Bind variable or filter value may not be null for this operator',
          right.position
        );
      }
      return bindScalar(right, field, scope);
  }
}

function listElement(value: SoqlValue, field: FieldSchema, scope: Scope): BoundValue {
  if (value.kind === 'list' || value.kind === 'query')
    throw malformed(`unexpected token: '('`, value.position);
  return bindScalar(value, field, scope);
}

/**
 * `WHERE Id IN (SELECT Lead__c FROM …)`.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm
 */
function semiJoin(
  value: Extract<SoqlValue, { readonly kind: 'query' }>,
  left: BoundPath,
  scope: Scope,
  parts: ConditionParts
): BoundValue {
  const query = parts.subQuery(value.query, scope);
  const item = query.select[0];
  if (query.kind !== 'rows' || query.select.length !== 1 || item?.kind !== 'field') {
    throw malformed('The inner query of IN must select exactly one field', value.position);
  }
  const select = item.path;
  if (query.limit !== null || query.offset !== null || query.orderBy.length > 0) {
    throw malformed('Semi join sub-selects cannot have ORDER BY, LIMIT or OFFSET', value.position);
  }
  if (hasSemiJoin(query.where))
    throw malformed('Nesting of semi join sub-selects is not supported', value.position);
  if (!sharesTarget(left, select)) {
    const message =
      `The selected field '${pathText(select)}' in the subquery and the left operand field in the where expression ` +
      `in the outer query '${pathText(left)}' should point to the same object type`;
    throw malformed(message, value.position);
  }
  return { kind: 'query', query, select };
}

function sharesTarget(left: BoundPath, select: BoundPath): boolean {
  const targets = targetsOf(left);
  return targetsOf(select).some((name) => targets.includes(name));
}

function targetsOf(path: BoundPath): readonly string[] {
  return path.field.type === 'Id' ? [path.object.name] : path.field.referenceTo;
}

function hasSemiJoin(condition: BoundCondition | null): boolean {
  if (condition === null) return false;
  if (condition.kind === 'not') return hasSemiJoin(condition.operand);
  if (condition.kind === 'compare') return condition.right.kind === 'query';
  return condition.operands.some(hasSemiJoin);
}
