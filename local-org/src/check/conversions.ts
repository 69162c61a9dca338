import type { Position } from '../diagnostics/errors.ts';
import { sameType, STRING, ID, type ApexType } from '../syntax/types.ts';
import type { BodyContext } from './body-context.ts';
import type { BoundExpression } from './bound.ts';
import { fail } from './mistakes.ts';
import { show } from './show.ts';
import { isAssignable, isPlainConversion } from './types/assignability.ts';

/** Where a wrong assignment is reported, and in which words. */
export interface AssignmentReport {
  readonly position: Position;
  readonly code?: string;
  readonly message?: (from: string, to: string) => string;
}

/** The expression as a value of type `to`, with the implicit conversion spelled out; fails where the types do not fit. */
export function coerce(
  context: BodyContext,
  expression: BoundExpression,
  to: ApexType,
  report: AssignmentReport
): BoundExpression {
  const from = expression.type;
  if (isAssignable(context.environment, from, to)) return convert(context, expression, to);
  const row = asSingleRow(context, expression, to);
  if (row !== null) return row;
  const message =
    report.message ?? ((a: string, b: string) => `Illegal assignment from ${a} to ${b}`);
  return fail(report.code ?? 'illegal-assignment', report.position, message(show(from), show(to)));
}

/** Adds the conversion that an assignable value needs; most need none. */
export function convert(
  context: BodyContext,
  expression: BoundExpression,
  to: ApexType
): BoundExpression {
  const from = expression.type;
  if (isPlainConversion(from, to)) {
    return { kind: 'convert', operand: expression, type: to, position: expression.position };
  }
  from.args.forEach((arg, index) =>
    refuseChangedElements(context, expression.position, arg, to.args[index])
  );
  return expression;
}

/** A list of Integer passed as a list of Long compiles on the platform; its elements would have to change their type. */
function refuseChangedElements(
  context: BodyContext,
  position: Position,
  from: ApexType,
  to: ApexType | undefined
): void {
  if (to === undefined || !isPlainConversion(from, to)) return;
  const text = [STRING, ID];
  if (text.some((type) => sameType(type, from)) && text.some((type) => sameType(type, to))) return;
  throw context.unsupported(`a collection of ${show(from)} used as one of ${show(to)}`, position);
}

/** True for a query whose rows the context may take one of. */
export function isRowQuery(expression: BoundExpression): boolean {
  return expression.kind === 'soql' && expression.yields === 'list';
}

/** A query used where one row is expected yields its only row. */
export function asSingleRow(
  context: BodyContext,
  expression: BoundExpression,
  to: ApexType
): BoundExpression | null {
  if (to.kind !== 'sobject') return null;
  if (isDynamicQuery(expression))
    throw context.unsupported('Database.query used as one row', expression.position);
  const element = expression.type.args[0];
  if (expression.kind !== 'soql' || expression.yields !== 'list' || element === undefined)
    return null;
  if (!isAssignable(context.environment, element, to)) return null;
  return { ...expression, yields: 'single', type: element };
}

/** `Database.query` and `queryWithBinds`: their rows go into variables of any object. */
export function isDynamicQuery(expression: BoundExpression): boolean {
  return (
    expression.kind === 'libraryCall' &&
    expression.owner === 'System.Database' &&
    expression.name.toLowerCase().startsWith('query')
  );
}

/** The single row of a query when a member of it is used; any other expression as it is. */
export function rowOf(context: BodyContext, expression: BoundExpression): BoundExpression {
  const element = expression.type.args[0];
  if (!isRowQuery(expression) || element === undefined) return expression;
  return asSingleRow(context, expression, element) ?? expression;
}
