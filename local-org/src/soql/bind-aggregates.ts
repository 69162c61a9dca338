import type { FieldSchema } from '../metadata/schema.ts';
import type { SoqlAggregate } from '../syntax/soql-ast.ts';
import type { Scope } from './binding-context.ts';
import { bindPath, pathText } from './bind-path.ts';
import {
  isAggregate,
  type BoundAggregate,
  type BoundCondition,
  type BoundPath,
  type BoundQuery
} from './bound-query.ts';
import { SoqlError, malformed } from './soql-error.ts';

/**
 * Resolves `COUNT(Id)`, `MAX(SentAt__c)` …
 * @throws SoqlError for a field whose type the function does not take.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_agg_functions_field_types.htm
 */
export function bindAggregate(call: SoqlAggregate, scope: Scope): BoundAggregate {
  if (call.path === null) {
    if (call.operation !== 'COUNT')
      throw malformed(`${call.operation} needs a field`, call.position);
    return { position: call.position, operation: call.operation, path: null };
  }
  const path = bindPath(call.path, scope);
  if (!supports(call.operation, path.field)) {
    const message = `field ${pathText(path)} does not support aggregate operator ${call.operation}`;
    throw new SoqlError('MALFORMED_QUERY', message, call.position);
  }
  return { position: call.position, operation: call.operation, path };
}

function supports(operation: SoqlAggregate['operation'], field: FieldSchema): boolean {
  const isNumber = field.type === 'Number' || field.type === 'Currency' || field.type === 'Percent';
  switch (operation) {
    case 'SUM':
    case 'AVG':
      return isNumber;
    case 'MIN':
    case 'MAX':
      return (
        field.type !== 'Checkbox' &&
        field.type !== 'LongTextArea' &&
        field.type !== 'MultiselectPicklist' &&
        field.type !== 'EncryptedText' &&
        field.type !== 'Base64'
      );
    default:
      return (
        field.type !== 'LongTextArea' &&
        field.type !== 'Base64' &&
        field.type !== 'EncryptedText' &&
        field.type !== 'Checkbox'
      );
  }
}

/** Every field outside an aggregate function must be grouped. */
export function checkGrouping(query: BoundQuery): void {
  if (query.kind !== 'aggregate') {
    if (query.having !== null) throw malformed('HAVING needs GROUP BY', query.position);
    return;
  }
  const grouped = new Set(query.groupBy.map((path) => pathText(path).toLowerCase()));
  const demand = (path: BoundPath): void => {
    if (grouped.has(pathText(path).toLowerCase())) return;
    throw malformed(`Field must be grouped or aggregated: ${pathText(path)}`, path.position);
  };
  for (const item of query.select) if (item.kind === 'field') demand(item.path);
  for (const order of query.orderBy) if (!isAggregate(order.by)) demandOrder(order.by);
  if (query.having !== null) for (const path of plainPaths(query.having)) demand(path);

  function demandOrder(path: BoundPath): void {
    if (grouped.has(pathText(path).toLowerCase())) return;
    throw malformed(
      `Ordered field must be grouped or aggregated: ${pathText(path)}`,
      path.position
    );
  }
}

function plainPaths(condition: BoundCondition): readonly BoundPath[] {
  if (condition.kind === 'not') return plainPaths(condition.operand);
  if (condition.kind === 'compare') return isAggregate(condition.left) ? [] : [condition.left];
  return condition.operands.flatMap(plainPaths);
}
