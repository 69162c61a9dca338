import {
  LiteralPrimaryContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  type CastExpressionContext,
  type ExpressionContext
} from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import type { Expression, TypeRef } from './ast.ts';
import { buildLiteral } from './literals.ts';
import { positionOf, type Source } from './source.ts';

/** `-1` is one literal, so that the smallest Integer can be written; null when the operand is no number. */
export function negativeLiteral(
  source: Source,
  position: Position,
  operand: ExpressionContext
): Expression | null {
  if (!(operand instanceof PrimaryExpressionContext)) return null;
  const primary = operand.primary();
  if (!(primary instanceof LiteralPrimaryContext)) return null;
  const literal = buildLiteral(source, primary.literal(), true);
  return ['integer', 'long', 'double', 'decimal'].includes(literal.of)
    ? { ...literal, position }
    : null;
}

const SIGNED_TYPES: ReadonlySet<string> = new Set([
  'integer',
  'long',
  'double',
  'decimal',
  'object',
  'string'
]);

/** The grammar reads `(a) - b` as a cast of `-b`; only a number type in the parentheses can mean that, and the platform asks for a type. */
export function refuseAmbiguousCast(
  source: Source,
  context: CastExpressionContext,
  type: TypeRef
): void {
  const operand = context.expression();
  if (!(operand instanceof PreOpExpressionContext)) return;
  const sign = operand.getChild(0).getText();
  if (sign !== '-' && sign !== '+') return;
  const name = type.names.at(-1)?.text.toLowerCase() ?? '';
  if (!SIGNED_TYPES.has(name)) {
    const written = type.names.map((part) => part.text).join('.');
    throw source.error(positionOf(context), 'unknown-type', `Invalid type: ${written}`);
  }
}
