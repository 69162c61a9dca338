import type { BoundExpression } from '../check/bound.ts';
import { InternalError } from '../diagnostics/errors.ts';
import type { ExpressionOf } from './expression-of.ts';
import { emitReceiver, fieldPlace, libraryFieldReference } from './fields.ts';
import type { FunctionContext } from './function-context.ts';
import { quote } from './names.ts';

/** A target of an assignment, its parts evaluated once. */
interface Place {
  /** Assignments to temporaries, to be evaluated first; empty when nothing needs keeping. */
  readonly setup: readonly string[];
  readonly read: string;
  /** An expression that stores a value and yields it. */
  write(value: string): string;
}

export function emitAssign(context: FunctionContext, expression: ExpressionOf<'assign'>): string {
  const place = placeOf(context, expression.target, false);
  return place.write(context.expression(expression.value));
}

export function emitCompoundAssign(
  context: FunctionContext,
  expression: ExpressionOf<'compoundAssign'>
): string {
  const place = placeOf(context, expression.target, true);
  const value = context.withPlaceholder(place.read, () => context.expression(expression.result));
  return sequence([...place.setup, place.write(value)]);
}

export function emitIncrement(
  context: FunctionContext,
  expression: ExpressionOf<'increment'>
): string {
  const place = placeOf(context, expression.target, true);
  if (expression.prefix) {
    const value = context.withPlaceholder(place.read, () => context.expression(expression.result));
    return sequence([...place.setup, place.write(value)]);
  }
  const old = context.temporary();
  const value = context.withPlaceholder(old, () => context.expression(expression.result));
  return sequence([...place.setup, `${old} = ${place.read}`, place.write(value), old]);
}

function sequence(parts: readonly string[]): string {
  return parts.length === 1 ? `(${parts[0]})` : `(${parts.join(', ')})`;
}

/** `keep`: the target is read as well as written, so its parts go into temporaries. */
function placeOf(context: FunctionContext, target: BoundExpression, keep: boolean): Place {
  switch (target.kind) {
    case 'local':
      return {
        setup: [],
        read: target.local,
        write: (value) => `(${target.local} = ${value})`
      };
    case 'field':
      return fieldTarget(context, target, keep);
    case 'libraryField':
      return libraryFieldTarget(context, target, keep);
    case 'sobjectField':
      return rowFieldTarget(context, target, keep);
    case 'index':
      return indexTarget(context, target, keep);
    default:
      throw new InternalError(`An expression of kind ${target.kind} is assigned to.`);
  }
}

/** The text itself, or a temporary that holds it. */
function kept(context: FunctionContext, setup: string[], text: string, keep: boolean): string {
  if (!keep || text === 'this') return text;
  const temporary = context.temporary();
  setup.push(`${temporary} = ${text}`);
  return temporary;
}

function fieldTarget(
  context: FunctionContext,
  target: ExpressionOf<'field'>,
  keep: boolean
): Place {
  const setup: string[] = [];
  const { holder, slot } = fieldPlace(context, target);
  const object = kept(context, setup, holder, keep);
  return {
    setup,
    read: `${object}.${slot}`,
    write: (value) => `(${object}.${slot} = ${value})`
  };
}

function libraryFieldTarget(
  context: FunctionContext,
  target: ExpressionOf<'libraryField'>,
  keep: boolean
): Place {
  const setup: string[] = [];
  const field = libraryFieldReference(context, target);
  const receiver = target.target === null ? 'null' : emitReceiver(context, target.target);
  const object = kept(context, setup, receiver, keep);
  return {
    setup,
    read: `${field}.get($.tx, ${object})`,
    write: (value) => `$.setLibraryField(${field}, ${object}, ${value})`
  };
}

function rowFieldTarget(
  context: FunctionContext,
  target: ExpressionOf<'sobjectField'>,
  keep: boolean
): Place {
  const setup: string[] = [];
  const row = kept(context, setup, emitReceiver(context, target.target), keep);
  const name = quote(target.field.toLowerCase());
  const isParent = target.relationship === 'parent';
  return {
    setup,
    read: `${row}.${isParent ? 'parent' : 'read'}(${name})`,
    write: (value) => context.operation(isParent ? 'writeParent' : 'writeField', row, name, value)
  };
}

function indexTarget(
  context: FunctionContext,
  target: ExpressionOf<'index'>,
  keep: boolean
): Place {
  const setup: string[] = [];
  const list = kept(context, setup, emitReceiver(context, target.target), keep);
  const index = kept(context, setup, context.expression(target.index), keep);
  return {
    setup,
    read: context.operation('listGet', list, index),
    write: (value) => context.operation('listSet', list, index, value)
  };
}
