import type { Expression } from '../../syntax/ast.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { fail } from '../mistakes.ts';
import { bindAssign, bindIncrement, bindIndex } from './assignment.ts';
import { bindCall } from './calls.ts';
import { bindCast, bindClassLiteral, bindInstanceof } from './casts.ts';
import { bindNew, bindNewArray } from './creation.ts';
import { bindLiteral } from './literals.ts';
import { bindName, thisOf } from './names.ts';
import { bindNewElements, bindNewPairs } from './new-collections.ts';
import { bindNewNamed } from './new-rows.ts';
import { bindBinary, bindConditional, bindUnary } from './operators.ts';
import { bindSoql } from './soql.ts';

/** Binds one expression: resolves its names, decides its type, spells out its conversions. Fails with the first mistake. */
export function bindExpression(context: BodyContext, node: Expression): BoundExpression {
  switch (node.kind) {
    case 'literal':
      return bindLiteral(node);
    case 'name':
    case 'member':
      return bindName(context, node);
    case 'this':
      return thisOf(context, node.position);
    case 'super':
      return fail('illegal-super', node.position, "Unexpected token 'super'.");
    case 'call':
      return bindCall(context, node);
    case 'constructorCall':
      return fail(
        'misplaced-constructor-call',
        node.position,
        `Call to '${node.of}()' must be the first statement in a constructor method`
      );
    case 'index':
      return bindIndex(context, node);
    case 'new':
      return bindNew(context, node);
    case 'newNamed':
      return bindNewNamed(context, node);
    case 'newElements':
      return bindNewElements(context, node);
    case 'newPairs':
      return bindNewPairs(context, node);
    case 'newArray':
      return bindNewArray(context, node);
    default:
      return bindOperation(context, node);
  }
}

type Operation = Extract<
  Expression,
  {
    kind:
      | 'unary'
      | 'increment'
      | 'binary'
      | 'assign'
      | 'conditional'
      | 'cast'
      | 'instanceof'
      | 'classLiteral'
      | 'soql';
  }
>;

function bindOperation(context: BodyContext, node: Operation): BoundExpression {
  switch (node.kind) {
    case 'unary':
      return bindUnary(context, node);
    case 'increment':
      return bindIncrement(context, node);
    case 'binary':
      return bindBinary(context, node);
    case 'assign':
      return bindAssign(context, node);
    case 'conditional':
      return bindConditional(context, node);
    case 'cast':
      return bindCast(context, node);
    case 'instanceof':
      return bindInstanceof(context, node);
    case 'classLiteral':
      return bindClassLiteral(context, node);
    case 'soql':
      return bindSoql(context, node);
  }
}
