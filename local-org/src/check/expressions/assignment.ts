import type { Position } from '../../diagnostics/errors.ts';
import type { AssignmentOperator, Expression } from '../../syntax/ast.ts';
import { INTEGER, sameType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { coerce } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { behind, placeOf } from '../positions.ts';
import { show } from '../show.ts';
import { isList, isNumeric } from '../types/kinds.ts';
import { bindArithmetic, oneOf } from './arithmetic.ts';
import { fieldSymbolOf, requireReadable, requireWritableProperty } from './fields.ts';
import { resolve } from './names.ts';
import { throughSafe } from './safe-navigation.ts';
import { requireWritableField } from './writable-fields.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;
type CompoundOperator = Exclude<AssignmentOperator, '='>;

/** `a = b`, `a += b` and their like. */
export function bindAssign(context: BodyContext, node: Of<'assign'>): BoundExpression {
  const { position, operator } = node;
  const target = bindTarget(context, node.target);
  const value = context.bind(node.value);
  if (operator === '=') {
    const converted = coerce(context, value, target.type, { position: placeOf(node.target) });
    return { kind: 'assign', position, type: target.type, target, value: converted };
  }
  requireReadable(context, target);
  const current: BoundExpression = { kind: 'placeholder', position, type: target.type };
  const computed = bindArithmetic(context, arithmeticOperator(operator), current, value, position);
  const result = coerce(context, computed, target.type, { position: placeOf(node.target) });
  return { kind: 'compoundAssign', position, type: target.type, target, result };
}

function arithmeticOperator(operator: CompoundOperator) {
  const texts = {
    '+=': '+',
    '-=': '-',
    '*=': '*',
    '/=': '/',
    '&=': '&',
    '|=': '|',
    '^=': '^',
    '<<=': '<<',
    '>>=': '>>',
    '>>>=': '>>>'
  } as const;
  return texts[operator];
}

/** `i++`, `--i` */
export function bindIncrement(context: BodyContext, node: Of<'increment'>): BoundExpression {
  const { position, prefix, operator } = node;
  const target = bindTarget(context, node.operand);
  const { type } = target;
  if (!isNumeric(type)) {
    const order = prefix ? 'prefix' : 'postfix';
    fail(
      'illegal-operand',
      prefix ? position : behind(node.operand),
      `Unary ${order} increment/decrement can only be applied to numeric expressions: ${show(type)}`
    );
  }
  requireReadable(context, target);
  const current: BoundExpression = { kind: 'placeholder', position, type };
  const result = bindArithmetic(
    context,
    operator === '++' ? '+' : '-',
    current,
    oneOf(context, type, position),
    position
  );
  return { kind: 'increment', position, type, prefix, target, result };
}

/** What stands on the left of an assignment; fails where it cannot be written. */
function bindTarget(context: BodyContext, expression: Expression): BoundExpression {
  const target = bindPlace(context, expression);
  switch (target.kind) {
    case 'local':
      return target;
    case 'field':
      requireAssignable(context, target, lastName(expression));
      return target;
    case 'sobjectField':
      if (target.relationship === 'children') {
        fail(
          'field-not-writeable',
          target.position,
          `Field is not writeable: ${target.object}.${target.field}`
        );
      }
      if (target.relationship === null)
        requireWritableField(context, target.object, target.field, target.position);
      return target;
    case 'libraryField':
      return requireSettable(target, expression);
    case 'index':
      return target;
    default:
      return fail('not-assignable', placeOf(expression), 'Expression cannot be assigned');
  }
}

function bindPlace(context: BodyContext, expression: Expression): BoundExpression {
  if (expression.kind !== 'name' && expression.kind !== 'member') {
    return expression.kind === 'index' ? context.bind(expression) : notAssignable(expression);
  }
  const resolved = resolve(context, expression);
  if (resolved.kind === 'value') return resolved.value;
  return fail(
    'unknown-variable',
    expression.name.position,
    `Variable does not exist: ${expression.name.text}`
  );
}

/** The context of a trigger and the constants of the platform cannot be set. */
function requireSettable(
  target: Extract<BoundExpression, { kind: 'libraryField' }>,
  expression: Expression
): BoundExpression {
  const isConstant = target.target === null && target.type.name === target.owner;
  return target.owner === 'System.Trigger' || isConstant ? notAssignable(expression) : target;
}

function notAssignable(expression: Expression): never {
  return fail('not-assignable', placeOf(expression), 'Expression cannot be assigned');
}

type FieldTarget = Extract<BoundExpression, { kind: 'field' }>;

function requireAssignable(context: BodyContext, target: FieldTarget, position: Position): void {
  requireWritableProperty(context, target);
  const symbol = fieldSymbolOf(context, target);
  if (!symbol.isFinal) return;
  const { role, owner } = context.details;
  const mayInitialize = role === 'initializer' || (role === 'constructor' && !symbol.isStatic);
  if (mayInitialize && owner === symbol.owner) return;
  finalMember(symbol.name, position);
}

/** Where the last name of a target stands. */
function lastName(expression: Expression): Position {
  return expression.kind === 'member' ? expression.name.position : expression.position;
}

function finalMember(name: string, position: Position): never {
  return fail(
    'final-assigned',
    position,
    `Final members can only be assigned in their declaration, init blocks, or constructors: ${name}`
  );
}

/** `list[i]` */
export function bindIndex(context: BodyContext, node: Of<'index'>): BoundExpression {
  const position = placeOf(node.target);
  const target = context.bind(node.target);
  const index = context.bind(node.index);
  return throughSafe(target, false, (receiver) => {
    if (!isList(receiver.type)) {
      fail('illegal-index', position, `Expression must be a list type: ${show(receiver.type)}`);
    }
    if (!sameType(index.type, INTEGER)) {
      fail('illegal-index', position, `List index must be of type Integer: ${show(index.type)}`);
    }
    return {
      kind: 'index',
      position: node.position,
      type: receiver.type.args[0]!,
      target: receiver,
      index
    };
  });
}
