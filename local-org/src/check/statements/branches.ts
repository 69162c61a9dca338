import type { Expression, Statement } from '../../syntax/ast.ts';
import { VOID } from '../../syntax/types.ts';
import type { BodyContext, BodyRole } from '../body-context.ts';
import type { BoundStatement } from '../bound.ts';
import { coerce } from '../conversions.ts';
import { bindCondition } from '../expressions/operators.ts';
import { fail } from '../mistakes.ts';
import { placeOf } from '../positions.ts';
import { show } from '../show.ts';
import { isException } from '../types/hierarchy.ts';
import { bindBranch } from './blocks.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** `if (…) … else …` */
export function bindIf(context: BodyContext, node: Of<'if'>): BoundStatement {
  const condition = recoverCondition(context, node.condition);
  const then = bindBranch(context, node.then);
  const otherwise = node.otherwise === null ? null : bindBranch(context, node.otherwise);
  return { kind: 'if', position: node.position, condition, then, otherwise };
}

/** A condition whose mistake is recorded, so that the branches are checked all the same. */
export function recoverCondition(context: BodyContext, expression: Expression) {
  const bound = context.environment.reporter.attempt(context.details.file, () =>
    bindCondition(context, expression)
  );
  return (
    bound ?? ({ kind: 'literal', position: expression.position, type: VOID, value: null } as const)
  );
}

const RETURNS_NOTHING: Readonly<Record<BodyRole, string>> = {
  method: 'Void method',
  accessor: 'Void method',
  initializer: 'Void method',
  constructor: 'Constructors',
  trigger: 'Trigger bodies'
};

/** `return;` and `return value;` */
export function bindReturn(context: BodyContext, node: Of<'return'>): BoundStatement {
  const { position } = node;
  const { returnType, role } = context.details;
  if (role === 'initializer')
    return fail('illegal-return', position, 'Return must be called from a method');
  if (node.value === null) {
    if (returnType !== null && returnType.kind !== 'void') {
      fail(
        'missing-return',
        position,
        `Missing return statement required return type: ${show(returnType)}`
      );
    }
    return { kind: 'return', position, value: null };
  }
  if (returnType === null || returnType.kind === 'void') {
    return fail('illegal-return', position, `${RETURNS_NOTHING[role]} must not return a value`);
  }
  const value = coerce(context, context.bind(node.value), returnType, {
    position,
    code: 'illegal-return',
    message: (from, to) => `Illegal conversion from ${from} to ${to}`
  });
  return { kind: 'return', position, value };
}

/** `throw exception;` */
export function bindThrow(context: BodyContext, node: Of<'throw'>): BoundStatement {
  const value = context.bind(node.value);
  if (value.type.kind !== 'null' && !isException(context.environment, value.type)) {
    fail(
      'illegal-throw',
      node.position,
      `Throw expression must be of type exception: ${show(value.type)}`
    );
  }
  return { kind: 'throw', position: node.position, value };
}

/** `break;` and `continue;`, inside loops only. */
export function bindJump(context: BodyContext, node: Of<'break' | 'continue'>): BoundStatement {
  if (!context.isInLoop) {
    const name = node.kind === 'break' ? 'Break' : 'Continue';
    fail('jump-outside-loop', node.position, `${name} statement must be in loop`);
  }
  return { kind: node.kind, position: node.position };
}

/** Only expressions that do something can stand alone. */
export function bindExpressionStatement(
  context: BodyContext,
  node: Of<'expressionStatement'>
): BoundStatement {
  const { expression, position } = node;
  const isStatement = [
    'call',
    'constructorCall',
    'new',
    'newNamed',
    'assign',
    'increment'
  ].includes(expression.kind);
  const bound = context.bind(expression);
  if (!isStatement)
    fail('not-a-statement', placeOf(expression), 'Expression cannot be a statement.');
  return { kind: 'expression', position, expression: bound };
}
