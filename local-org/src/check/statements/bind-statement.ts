import type { Statement } from '../../syntax/ast.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundStatement } from '../bound.ts';
import { bindBlock } from './blocks.ts';
import { bindExpressionStatement, bindIf, bindJump, bindReturn, bindThrow } from './branches.ts';
import { bindDml, bindRunAs } from './dml-statement.ts';
import { bindLocal } from './locals.ts';
import { bindFor, bindForEach, bindWhile } from './loops.ts';
import { bindSwitch } from './switch-statement.ts';
import { bindTry } from './try-statement.ts';

/** Binds one statement: the list has several only for a declaration of several variables. */
export function bindStatement(context: BodyContext, node: Statement): readonly BoundStatement[] {
  return node.kind === 'local' ? bindLocal(context, node) : [bindOne(context, node)];
}

function bindOne(
  context: BodyContext,
  node: Exclude<Statement, { kind: 'local' }>
): BoundStatement {
  switch (node.kind) {
    case 'block':
      return { kind: 'block', position: node.position, body: bindBlock(context, node) };
    case 'expressionStatement':
      return bindExpressionStatement(context, node);
    case 'if':
      return bindIf(context, node);
    case 'for':
      return bindFor(context, node);
    case 'forEach':
      return bindForEach(context, node);
    case 'while':
    case 'doWhile':
      return bindWhile(context, node);
    case 'return':
      return bindReturn(context, node);
    case 'throw':
      return bindThrow(context, node);
    case 'break':
    case 'continue':
      return bindJump(context, node);
    case 'try':
      return bindTry(context, node);
    case 'switch':
      return bindSwitch(context, node);
    case 'dml':
      return bindDml(context, node);
    case 'runAs':
      return bindRunAs(context, node);
  }
}
