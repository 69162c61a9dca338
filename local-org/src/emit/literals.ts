import type { ExpressionOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { quote } from './names.ts';

export function emitLiteral(context: FunctionContext, literal: ExpressionOf<'literal'>): string {
  const { value } = literal;
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  switch (literal.type.name) {
    case 'System.Integer':
      return Number(value) < 0 ? `(${value})` : String(value);
    case 'System.Long':
      return BigInt(value) < 0n ? `(${value}n)` : `${value}n`;
    case 'System.Double':
      return context.unit.hoist(`$.operations.double(${quote(String(value))})`);
    case 'System.Decimal':
      return context.unit.hoist(`$.operations.decimal(${quote(String(value))})`);
    default:
      return quote(String(value));
  }
}

export function emitEnumValue(
  context: FunctionContext,
  expression: ExpressionOf<'enumValue'>
): string {
  const type = context.unit.type(expression.owner);
  return context.unit.hoist(`$.operations.enumConstant(${type}, ${quote(expression.name)})`);
}
