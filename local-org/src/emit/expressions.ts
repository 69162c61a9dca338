import type { BoundExpression } from '../check/bound.ts';
import { InternalError } from '../diagnostics/errors.ts';
import { emitAssign, emitCompoundAssign, emitIncrement } from './assignments.ts';
import { emitCall, emitLibraryCall } from './calls.ts';
import { emitCast, emitConvert, emitInstanceOf } from './conversions.ts';
import { emitField, emitIndex, emitLibraryField, emitRowField, emitSafe } from './fields.ts';
import type { FunctionContext } from './function-context.ts';
import { emitEnumValue, emitLiteral } from './literals.ts';
import {
  emitNewArray,
  emitNewElements,
  emitNewLibrary,
  emitNewPairs,
  emitNewRow,
  emitNewUser
} from './new.ts';
import { quote } from './names.ts';
import {
  emitArithmetic,
  emitBitNot,
  emitCompare,
  emitConcat,
  emitCondition,
  emitNegate
} from './operators.ts';
import { emitSoql } from './queries.ts';

/** The JavaScript of any expression; always safe to stand as an operand or argument. */
export function emitExpression(context: FunctionContext, expression: BoundExpression): string {
  return (
    emitValue(context, expression) ??
    emitAccess(context, expression) ??
    emitOperation(context, expression) ??
    emitCreation(context, expression)
  );
}

function emitValue(context: FunctionContext, expression: BoundExpression): string | null {
  switch (expression.kind) {
    case 'literal':
      return emitLiteral(context, expression);
    case 'local':
      return expression.local;
    case 'this':
      return 'this';
    case 'placeholder':
      return context.placeholder;
    case 'enumValue':
      return emitEnumValue(context, expression);
    case 'label':
      return context.operation('label', quote(expression.name));
    case 'sobjectTypeToken':
      return context.operation('rowType', quote(expression.object));
    case 'fieldToken':
      return context.operation('rowField', quote(expression.object), quote(expression.field));
    case 'classLiteral': {
      const type = context.unit.type(expression.of);
      return context.unit.hoist(`$.operations.typeValue(${type})`);
    }
    default:
      return null;
  }
}

function emitAccess(context: FunctionContext, expression: BoundExpression): string | null {
  switch (expression.kind) {
    case 'field':
      return emitField(context, expression);
    case 'libraryField':
      return emitLibraryField(context, expression);
    case 'sobjectField':
      return emitRowField(context, expression);
    case 'index':
      return emitIndex(context, expression);
    case 'safe':
      return emitSafe(context, expression);
    case 'call':
      return emitCall(context, expression);
    case 'libraryCall':
      return emitLibraryCall(context, expression);
    case 'soql':
      return emitSoql(context, expression);
    default:
      return null;
  }
}

function emitOperation(context: FunctionContext, expression: BoundExpression): string | null {
  switch (expression.kind) {
    case 'arithmetic':
      return emitArithmetic(context, expression);
    case 'concat':
      return emitConcat(context, expression);
    case 'negate':
      return emitNegate(context, expression);
    case 'bitNot':
      return emitBitNot(context, expression);
    case 'compare':
      return emitCompare(context, expression);
    case 'not':
      return `(!${emitCondition(context, expression.operand)})`;
    case 'logical': {
      const left = emitCondition(context, expression.left);
      return `(${left} ${expression.operator} ${emitCondition(context, expression.right)})`;
    }
    case 'coalesce':
      return `(${context.expression(expression.left)} ?? ${context.expression(expression.right)})`;
    case 'conditional': {
      const condition = emitCondition(context, expression.condition);
      const then = context.expression(expression.then);
      return `(${condition} ? ${then} : ${context.expression(expression.otherwise)})`;
    }
    case 'assign':
      return emitAssign(context, expression);
    case 'compoundAssign':
      return emitCompoundAssign(context, expression);
    case 'increment':
      return emitIncrement(context, expression);
    case 'convert':
      return emitConvert(context, expression);
    case 'cast':
      return emitCast(context, expression);
    case 'instanceof':
      return emitInstanceOf(context, expression);
    default:
      return null;
  }
}

function emitCreation(context: FunctionContext, expression: BoundExpression): string {
  switch (expression.kind) {
    case 'newUser':
      return emitNewUser(context, expression);
    case 'newLibrary':
      return emitNewLibrary(context, expression);
    case 'newSObject':
      return emitNewRow(context, expression);
    case 'newElements':
      return emitNewElements(context, expression);
    case 'newPairs':
      return emitNewPairs(context, expression);
    case 'newArray':
      return emitNewArray(context, expression);
    default:
      throw new InternalError(`No emitter for an expression of kind ${expression.kind}.`);
  }
}
