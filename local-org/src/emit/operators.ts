import type { ArithmeticType, BoundExpression } from '../check/bound.ts';
import { InternalError } from '../diagnostics/errors.ts';
import type { OperationName } from '../runtime/core/operations.ts';
import { isNeverNull, type ExpressionOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { quote } from './names.ts';

type ArithmeticOperator = ExpressionOf<'arithmetic'>['operator'];

const OPERATOR_WORDS: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shiftLeft',
  '>>': 'shiftRight',
  '>>>': 'shiftRightUnsigned'
};

/** The operations that exist; `Record` makes the compiler name every one of them. */
const ARITHMETIC: Readonly<Record<ArithmeticType, readonly ArithmeticOperator[]>> = {
  Integer: ['+', '-', '*', '/', '&', '|', '^', '<<', '>>', '>>>'],
  Long: ['+', '-', '*', '/', '&', '|', '^', '<<', '>>', '>>>'],
  Double: ['+', '-', '*', '/'],
  Decimal: ['+', '-', '*', '/'],
  Boolean: ['&', '|', '^'],
  Date: ['+', '-'],
  Datetime: ['+', '-'],
  Time: ['+', '-']
};

export function emitArithmetic(
  context: FunctionContext,
  expression: ExpressionOf<'arithmetic'>
): string {
  const { operator, of } = expression;
  if (!ARITHMETIC[of].includes(operator)) {
    throw new InternalError(`The operator ${operator} is not defined for ${of}.`);
  }
  const operation = `${OPERATOR_WORDS[operator]}${of}` as OperationName;
  const left = context.expression(expression.left);
  return context.operation(operation, left, context.expression(expression.right));
}

export function emitNegate(context: FunctionContext, expression: ExpressionOf<'negate'>): string {
  const operation = `negate${expression.of}` as OperationName;
  return context.operation(operation, context.expression(expression.operand));
}

export function emitBitNot(context: FunctionContext, expression: ExpressionOf<'bitNot'>): string {
  const operation: OperationName =
    expression.of === 'Long' ? 'complementLong' : 'complementInteger';
  return context.operation(operation, context.expression(expression.operand));
}

/** String `+`; every operand becomes text as Apex prints it. */
export function emitConcat(context: FunctionContext, expression: ExpressionOf<'concat'>): string {
  return context.operation('grown', concatenation(context, expression));
}

function concatenation(context: FunctionContext, expression: ExpressionOf<'concat'>): string {
  const parts = [expression.left, expression.right].map((operand) => {
    if (operand.kind === 'concat') return concatenation(context, operand);
    return isText(operand) ? context.expression(operand) : textOf(context, operand);
  });
  return `(${parts.join(' + ')})`;
}

function isText(operand: BoundExpression): boolean {
  return operand.kind === 'literal' && typeof operand.value === 'string' && isString(operand);
}

function isString(operand: BoundExpression): boolean {
  return operand.type.name === 'System.String';
}

function textOf(context: FunctionContext, operand: BoundExpression): string {
  return context.operation('text', context.expression(operand));
}

/** A Boolean used as a condition: null throws. */
export function emitCondition(context: FunctionContext, expression: BoundExpression): string {
  const text = context.expression(expression);
  return isNeverNull(expression) ? text : context.operation('condition', text);
}

/** `==` and `!=` in one of the ways Apex compares. */
export function emitEquals(
  context: FunctionContext,
  mode: ExpressionOf<'compare'>['mode'],
  left: string,
  right: string
): string {
  switch (mode) {
    case 'string':
      return context.operation('stringEquals', left, right);
    case 'id':
      return context.operation('idEquals', left, right);
    case 'number':
      return context.operation('numberEquals', left, right);
    case 'date':
      return context.operation('dateEquals', left, right);
    case 'value':
      return context.operation('valueEquals', left, right);
    default:
      return `(${left} === ${right})`;
  }
}

export function emitCompare(context: FunctionContext, expression: ExpressionOf<'compare'>): string {
  const { operator, mode } = expression;
  const left = context.expression(expression.left);
  const right = context.expression(expression.right);
  if (operator === '==') return emitEquals(context, mode, left, right);
  if (operator === '!=') return `(!${emitEquals(context, mode, left, right)})`;
  switch (mode) {
    case 'number':
      return context.operation('numberRelation', quote(operator), left, right);
    case 'date':
      return context.operation('dateRelation', quote(operator), left, right);
    case 'string':
    case 'id':
      return context.operation('textRelation', quote(operator), left, right);
    default:
      throw new InternalError(`Values compared by ${mode} have no order.`);
  }
}
