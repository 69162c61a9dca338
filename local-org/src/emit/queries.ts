import type { OperationName } from '../runtime/core/operations.ts';
import type { ExpressionOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { quote } from './names.ts';

const OPERATIONS: Readonly<Record<ExpressionOf<'soql'>['yields'], OperationName>> = {
  list: 'query',
  single: 'queryOne',
  count: 'queryCount'
};

/** An inline query with its binds in the order of their appearance; the rows of a loop come in chunks. */
export function emitSoql(
  context: FunctionContext,
  expression: ExpressionOf<'soql'>,
  operation: OperationName = OPERATIONS[expression.yields]
): string {
  return context.operation(
    operation,
    context.unit.constant(expression.query),
    `[${context.expressions(expression.binds)}]`,
    quote(expression.access),
    context.sharingText
  );
}
