import type { BoundExpression } from '../check/bound.ts';
import type { OperationName } from '../runtime/core/operations.ts';
import { InternalError } from '../diagnostics/errors.ts';
import { sameType } from '../syntax/types.ts';
import type { ExpressionOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { quote } from './names.ts';

const CONVERSIONS: ReadonlyMap<string, OperationName | null> = new Map([
  ['Integer>Long', 'integerToLong'],
  ['Integer>Double', 'numberToDouble'],
  ['Integer>Decimal', 'numberToDecimal'],
  ['Long>Double', 'numberToDouble'],
  ['Long>Decimal', 'numberToDecimal'],
  ['Long>Integer', 'longToInteger'],
  ['Double>Decimal', 'numberToDecimal'],
  ['Decimal>Double', 'numberToDouble'],
  ['String>Id', 'stringToId'],
  ['Id>String', null],
  ['Date>Datetime', 'dateToDatetime']
]);

function conversionKey(from: BoundExpression, to: BoundExpression): string {
  return `${from.type.name.slice('System.'.length)}>${to.type.name.slice('System.'.length)}`;
}

/** Implicit widening. */
export function emitConvert(context: FunctionContext, expression: ExpressionOf<'convert'>): string {
  const { operand } = expression;
  if (operand.kind === 'literal' && operand.value === null) return 'null';
  const operation = CONVERSIONS.get(conversionKey(operand, expression));
  if (operation === undefined) {
    if (sameType(operand.type, expression.type) || operand.type.kind === 'null') {
      return context.expression(operand);
    }
    throw new InternalError(`No conversion ${conversionKey(operand, expression)}.`);
  }
  return operation === null
    ? context.expression(operand)
    : (foldedNumber(context, expression, operation) ??
        context.operation(operation, context.expression(operand)));
}

/** A literal is converted once, when the unit is loaded. */
function foldedNumber(
  context: FunctionContext,
  expression: ExpressionOf<'convert'>,
  operation: OperationName
): string | null {
  const { operand } = expression;
  if (operand.kind !== 'literal' || operation === 'stringToId') return null;
  const digits = quote(String(operand.value));
  if (operation === 'integerToLong') return `(${String(operand.value)}n)`;
  if (operation === 'numberToDouble') return context.unit.hoist(`$.operations.double(${digits})`);
  if (operation === 'numberToDecimal' && operand.type.name !== 'System.Double') {
    return context.unit.hoist(`$.operations.decimal(${digits})`);
  }
  return null;
}

/** An explicit cast converts between numbers and is checked at run time for everything else. */
export function emitCast(context: FunctionContext, expression: ExpressionOf<'cast'>): string {
  const { operand } = expression;
  const operation = CONVERSIONS.get(conversionKey(operand, expression));
  const value = context.expression(operand);
  if (operation === null || sameType(operand.type, expression.type)) return value;
  if (operation !== undefined) return context.operation(operation, value);
  return context.operation('cast', value, context.unit.type(expression.type));
}

export function emitInstanceOf(
  context: FunctionContext,
  expression: ExpressionOf<'instanceof'>
): string {
  const value = context.expression(expression.operand);
  return context.operation('instanceOf', value, context.unit.type(expression.of));
}
