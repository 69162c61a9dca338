import type { FieldNameContext, SoqlFunctionContext } from '@apexdevtools/apex-parser';
import type { SoqlAggregate, SoqlPath } from './soql-ast.ts';
import { optional, positionOf } from './source.ts';

/** `Lead__r.Owner.Name` */
export function buildPath(context: FieldNameContext): SoqlPath {
  return {
    position: positionOf(context),
    names: context.soqlId_list().map((id) => id.getText())
  };
}

const AGGREGATES: ReadonlySet<string> = new Set([
  'COUNT',
  'COUNT_DISTINCT',
  'SUM',
  'AVG',
  'MIN',
  'MAX'
]);

/** The aggregate call, or null for every other function. */
export function aggregateOrNull(context: SoqlFunctionContext): SoqlAggregate | null {
  const operation = context.getChild(0).getText().toUpperCase();
  if (!AGGREGATES.has(operation)) return null;
  const field = optional(context.fieldName());
  return {
    position: positionOf(context),
    operation: operation as SoqlAggregate['operation'],
    path: field === null ? null : buildPath(field)
  };
}
