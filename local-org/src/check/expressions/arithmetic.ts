import type { Position } from '../../diagnostics/errors.ts';
import type { BinaryOperator } from '../../syntax/ast.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  INTEGER,
  LONG,
  STRING,
  TIME,
  sameType,
  type ApexType
} from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { ArithmeticType, BoundExpression } from '../bound.ts';
import { convert } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { isNumeric, isWhole, widerNumeric } from '../types/kinds.ts';

type Operator = '+' | '-' | '*' | '/' | '&' | '|' | '^' | '<<' | '>>' | '>>>';

/** True for the operators that compute a value of the operands' own kind. */
export function isArithmeticOperator(operator: BinaryOperator): operator is Operator {
  return ['+', '-', '*', '/', '&', '|', '^', '<<', '>>', '>>>'].includes(operator);
}

/** `a + b` and its like, on operands that are bound already; `position` is where the left one begins. */
export function bindArithmetic(
  context: BodyContext,
  operator: Operator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression {
  if (left.type.kind === 'void' || right.type.kind === 'void') {
    fail('void-value', position, 'Arithmetic expressions are not allowed on void types');
  }
  switch (operator) {
    case '+':
      if (isString(left) || isString(right))
        return { kind: 'concat', position, type: STRING, left, right };
      return (
        temporal(operator, left, right, position) ??
        numeric(context, operator, left, right, position)
      );
    case '-':
      return (
        temporal(operator, left, right, position) ??
        numeric(context, operator, left, right, position)
      );
    case '*':
    case '/':
      return numeric(context, operator, left, right, position);
    case '&':
    case '|':
    case '^':
      return bitwise(context, operator, left, right, position);
    default:
      return shift(context, operator, left, right, position);
  }
}

function isString(expression: BoundExpression): boolean {
  return sameType(expression.type, STRING);
}

function numeric(
  context: BodyContext,
  operator: Operator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression {
  if (!isNumeric(left.type) || !isNumeric(right.type)) {
    fail('illegal-operand', position, 'Arithmetic expressions must use numeric arguments');
  }
  const type = widerNumeric(left.type, right.type);
  return arithmetic(
    operator,
    type,
    convert(context, left, type),
    convert(context, right, type),
    position
  );
}

function arithmetic(
  operator: Operator,
  type: ApexType,
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression {
  return { kind: 'arithmetic', position, type, operator, of: arithmeticType(type), left, right };
}

/** `System.Integer` → `Integer` */
export function arithmeticType(type: ApexType): ArithmeticType {
  return type.name.slice('System.'.length) as ArithmeticType;
}

/** Dates move by whole days, Datetimes by days, Times by milliseconds; the amount stands on the right. */
function temporal(
  operator: '+' | '-',
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression | null {
  const { type } = left;
  if (sameType(type, DATETIME)) {
    const fits = isNumeric(right.type) && !sameType(right.type, LONG);
    const message = 'Date/time expressions must use Integer or Double or Decimal';
    if (!fits) fail('illegal-operand', position, message);
    return arithmetic(operator, type, left, right, position);
  }
  if (!sameType(type, DATE) && !sameType(type, TIME)) return null;
  if (!isWhole(right.type)) {
    const kind = sameType(type, TIME) ? 'Time' : 'Date';
    fail('illegal-operand', position, `${kind} expressions must use Integer or Long`);
  }
  return arithmetic(operator, type, left, right, position);
}

function bitwise(
  context: BodyContext,
  operator: '&' | '|' | '^',
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression {
  if (sameType(left.type, BOOLEAN) && sameType(right.type, BOOLEAN)) {
    return arithmetic(operator, BOOLEAN, left, right, position);
  }
  if (!isWhole(left.type) || !isWhole(right.type)) {
    fail(
      'illegal-operand',
      position,
      `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`
    );
  }
  const type = widerNumeric(left.type, right.type);
  return arithmetic(
    operator,
    type,
    convert(context, left, type),
    convert(context, right, type),
    position
  );
}

function shift(
  context: BodyContext,
  operator: '<<' | '>>' | '>>>',
  left: BoundExpression,
  right: BoundExpression,
  position: Position
): BoundExpression {
  if (!isWhole(left.type) || !isWhole(right.type)) {
    fail(
      'illegal-operand',
      position,
      `${operator} operation can only be applied to Integer or Long types`
    );
  }
  const type = widerNumeric(left.type, right.type);
  return arithmetic(
    operator,
    type,
    convert(context, left, type),
    convert(context, right, type),
    position
  );
}

/** The literal 1 as a value of a numeric type, for `++` and `--`. */
export function oneOf(context: BodyContext, type: ApexType, position: Position): BoundExpression {
  const one: BoundExpression = { kind: 'literal', position, type: INTEGER, value: 1 };
  return sameType(type, LONG)
    ? { kind: 'literal', position, type: LONG, value: 1n }
    : convert(context, one, type);
}
