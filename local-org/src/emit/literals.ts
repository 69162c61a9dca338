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
  const { owner, name, position } = expression;
  const { unit } = context;
  if (owner.kind === 'library' && !unit.facts.library.hasConstant(owner.name, name)) {
    throw unit.unsupported(`${owner.name}.${name}`, position);
  }
  const type = unit.type(owner);
  return unit.hoist(`$.operations.enumConstant(${type}, ${quote(name)})`);
}
