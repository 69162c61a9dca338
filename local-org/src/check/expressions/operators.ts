import type { Expression } from '../../syntax/ast.ts';
import { BOOLEAN, ID, INTEGER, LONG, STRING, sameType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { convert } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { placeOf } from '../positions.ts';
import { show } from '../show.ts';
import { isAssignable } from '../types/assignability.ts';
import { isNumeric, isWhole, widerNumeric } from '../types/kinds.ts';
import { arithmeticType, bindArithmetic, isArithmeticOperator } from './arithmetic.ts';
import { bindComparison } from './comparison.ts';
import { bindWhole } from './literals.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** `a + b`, `a && b`, `a ?? b` and their like. */
export function bindBinary(context: BodyContext, node: Of<'binary'>): BoundExpression {
  const { operator } = node;
  const position = placeOf(node);
  const left = context.bind(node.left);
  const right = context.bind(node.right);
  if (isArithmeticOperator(operator))
    return bindArithmetic(context, operator, left, right, position);
  if (operator === '&&' || operator === '||') {
    if (!sameType(left.type, BOOLEAN) || !sameType(right.type, BOOLEAN)) {
      fail('illegal-operand', position, 'Logical operator can only be applied to Boolean');
    }
    return { kind: 'logical', position, type: BOOLEAN, operator, left, right };
  }
  if (operator === '??') return coalesce(context, left, right, node);
  return bindComparison(context, operator, left, right, position);
}

function coalesce(
  context: BodyContext,
  left: BoundExpression,
  right: BoundExpression,
  node: Of<'binary'>
): BoundExpression {
  const type = commonType(context, left.type, right.type);
  if (type === null) {
    return fail(
      'incompatible-types',
      placeOf(node),
      `Incompatible types in null coalescing operator: ${show(left.type)}, ${show(right.type)}`
    );
  }
  const { position } = node;
  return {
    kind: 'coalesce',
    position,
    type,
    left: convert(context, left, type),
    right: convert(context, right, type)
  };
}

/** `condition ? then : otherwise` */
export function bindConditional(context: BodyContext, node: Of<'conditional'>): BoundExpression {
  const { position } = node;
  const condition = bindCondition(context, node.condition);
  const then = context.bind(node.then);
  const otherwise = context.bind(node.otherwise);
  const type = commonType(context, then.type, otherwise.type);
  if (type === null) {
    return fail(
      'incompatible-types',
      placeOf(node),
      `Incompatible types in ternary operator: ${show(otherwise.type)}, ${show(then.type)}`
    );
  }
  return {
    kind: 'conditional',
    position,
    type,
    condition,
    then: convert(context, then, type),
    otherwise: convert(context, otherwise, type)
  };
}

/** A condition of `if`, a loop or `?:`: Boolean, and nothing else. */
export function bindCondition(context: BodyContext, expression: Expression): BoundExpression {
  const condition = context.bind(expression);
  if (!sameType(condition.type, BOOLEAN)) {
    fail(
      'illegal-condition',
      placeOf(expression),
      `Condition expression must be of type Boolean: ${show(condition.type)}`
    );
  }
  return condition;
}

/** The type of an expression that is one of two; null when they have nothing in common. */
function commonType(context: BodyContext, a: ApexType, b: ApexType): ApexType | null {
  const { environment } = context;
  if (a.kind === 'void' || b.kind === 'void') return null;
  if (sameType(a, b) || b.kind === 'null') return a;
  if (a.kind === 'null') return b;
  if (isNumeric(a) && isNumeric(b)) return widerNumeric(a, b);
  const texts = [STRING, ID];
  if (texts.some((type) => sameType(type, a)) && texts.some((type) => sameType(type, b))) return ID;
  if (isAssignable(environment, a, b)) return b;
  return isAssignable(environment, b, a) ? a : null;
}

/** `-a`, `+a`, `!a`, `~a`. */
export function bindUnary(context: BodyContext, node: Of<'unary'>): BoundExpression {
  const { operator, position } = node;
  const { operand: written } = node;
  const isWholeLiteral =
    written.kind === 'literal' && (written.of === 'integer' || written.of === 'long');
  if (operator === '-' && isWholeLiteral) return { ...bindWhole(written, true), position };
  const operand = context.bind(written);
  switch (operator) {
    case '!':
      if (!sameType(operand.type, BOOLEAN)) {
        fail('illegal-operand', position, '! operator can only be applied to boolean expressions');
      }
      return { kind: 'not', position, type: BOOLEAN, operand };
    case '~': {
      if (!isWhole(operand.type)) {
        fail('illegal-operand', position, `Invalid type for bitwise negate: ${show(operand.type)}`);
      }
      const of = sameType(operand.type, LONG) ? 'Long' : 'Integer';
      return { kind: 'bitNot', position, type: of === 'Long' ? LONG : INTEGER, of, operand };
    }
    default:
      return signed(operator, operand, node);
  }
}

function signed(operator: '-' | '+', operand: BoundExpression, node: Of<'unary'>): BoundExpression {
  const { position } = node;
  if (!isNumeric(operand.type))
    fail('illegal-operand', position, 'Unary negation must use a numeric argument');
  if (operator === '+') return operand;
  return {
    kind: 'negate',
    position,
    type: operand.type,
    of: arithmeticType(operand.type),
    operand
  };
}
