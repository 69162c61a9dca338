import type { Expression } from '../../syntax/ast.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INTEGER, LONG, NULL, STRING } from '../../syntax/types.ts';
import type { BoundExpression } from '../bound.ts';
import { fail } from '../mistakes.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;

const LARGEST_INTEGER = 2n ** 31n - 1n;
const LARGEST_LONG = 2n ** 63n - 1n;

/** `1` is an Integer, `1L` a Long, `1.0` a Decimal, `1.0d` a Double. */
export function bindLiteral(literal: Literal): BoundExpression {
  const { position, text } = literal;
  switch (literal.of) {
    case 'integer':
      return bindWhole(literal, false);
    case 'long':
      return bindWhole(literal, false);
    case 'decimal':
      return { kind: 'literal', position, type: DECIMAL, value: text };
    case 'double':
      return { kind: 'literal', position, type: DOUBLE, value: text };
    case 'string':
      return { kind: 'literal', position, type: STRING, value: text };
    case 'boolean':
      return { kind: 'literal', position, type: BOOLEAN, value: text.toLowerCase() === 'true' };
    case 'null':
      return { kind: 'literal', position, type: NULL, value: null };
  }
}

/** A whole number, after a minus sign when `negative`: even then it must fit without the sign. */
export function bindWhole(literal: Literal, negative: boolean): BoundExpression {
  const { position } = literal;
  const isLong = literal.of === 'long';
  const size = BigInt(literal.text);
  if (size > (isLong ? LARGEST_LONG : LARGEST_INTEGER)) {
    fail('number-out-of-range', position, isLong ? 'Illegal long' : 'Illegal integer');
  }
  const value = negative ? -size : size;
  return isLong
    ? { kind: 'literal', position, type: LONG, value }
    : { kind: 'literal', position, type: INTEGER, value: Number(value) };
}
