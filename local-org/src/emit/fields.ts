import type { BoundExpression } from '../check/bound.ts';
import { isNeverNull, type ExpressionOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { backingProperty, fieldProperty, quote } from './names.ts';

/** A receiver: null throws NullPointerException where it stands. */
export function emitReceiver(context: FunctionContext, target: BoundExpression): string {
  const text = context.expression(target);
  return isNeverNull(target) ? text : context.operation('checked', text);
}

/** Where a field or property of a user class lives: the object (or the statics) and the name of the slot. */
export function fieldPlace(
  context: FunctionContext,
  expression: ExpressionOf<'field'>
): { readonly holder: string; readonly slot: string } {
  const { accessorOf } = context;
  const isBacking = accessorOf?.owner === expression.owner && accessorOf.name === expression.name;
  return {
    holder:
      expression.target === null
        ? context.unit.statics(expression.owner)
        : emitReceiver(context, expression.target),
    slot: isBacking ? backingProperty(expression.name) : fieldProperty(expression.name)
  };
}

export function emitField(context: FunctionContext, expression: ExpressionOf<'field'>): string {
  const { holder, slot } = fieldPlace(context, expression);
  return `${holder}.${slot}`;
}

/** The reader and writer of a field of a platform type. */
export function libraryFieldReference(
  context: FunctionContext,
  expression: ExpressionOf<'libraryField'>
): string {
  const { unit } = context;
  const isStatic = expression.target === null;
  if (!unit.facts.library.hasField(expression.owner, expression.name, isStatic)) {
    throw unit.unsupported(`${expression.owner}.${expression.name}`, expression.position);
  }
  const owner = quote(expression.owner);
  return unit.hoist(`$.libraryField(${owner}, ${quote(expression.name)}, ${isStatic})`);
}

export function emitLibraryField(
  context: FunctionContext,
  expression: ExpressionOf<'libraryField'>
): string {
  const field = libraryFieldReference(context, expression);
  const target = expression.target === null ? 'null' : emitReceiver(context, expression.target);
  return `${field}.get($.tx, ${target})`;
}

/**
 * A field of a row. Reading through an empty parent relationship (`contact.Account.Name`) answers null, every other null row
 * throws.
 */
export function emitRowField(
  context: FunctionContext,
  expression: ExpressionOf<'sobjectField'>
): string {
  const { target } = expression;
  const name = quote(expression.field.toLowerCase());
  const reader =
    expression.relationship === null
      ? 'read'
      : expression.relationship === 'parent'
        ? 'parent'
        : 'children';
  if (target.kind === 'sobjectField' && target.relationship === 'parent') {
    return `(${context.expression(target)}?.${reader}(${name}) ?? null)`;
  }
  return `${emitReceiver(context, target)}.${reader}(${name})`;
}

export function emitIndex(context: FunctionContext, expression: ExpressionOf<'index'>): string {
  const list = emitReceiver(context, expression.target);
  return context.operation('listGet', list, context.expression(expression.index));
}

/** `a?.b`: null when `a` is null. */
export function emitSafe(context: FunctionContext, expression: ExpressionOf<'safe'>): string {
  const temporary = context.temporary();
  const target = context.expression(expression.target);
  const access = context.withPlaceholder(temporary, () => context.expression(expression.access));
  return `((${temporary} = ${target}) === null ? null : ${access})`;
}
