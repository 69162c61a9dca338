import { qualifiedName } from '../syntax/types.ts';
import type { ExpressionOf } from './expression-of.ts';
import type { FunctionContext } from './function-context.ts';
import { constructorProperty, quote } from './names.ts';

export function emitNewUser(context: FunctionContext, expression: ExpressionOf<'newUser'>): string {
  const owner = context.unit.classReference(expression.owner);
  const args = [
    ...expression.arguments.map((argument) => context.expression(argument)),
    ...context.callerState()
  ];
  return `new ${owner}()[${quote(constructorProperty(expression.key))}](${args.join(', ')})`;
}

export function emitNewLibrary(
  context: FunctionContext,
  expression: ExpressionOf<'newLibrary'>
): string {
  const { unit } = context;
  const { type, parameters } = expression;
  if (!unit.facts.library.hasConstructor(type.name, parameters)) {
    const signature = `new ${type.name}(${parameters.map(qualifiedName).join(', ')})`;
    throw unit.unsupported(signature, expression.position);
  }
  const types = parameters.map((parameter) => unit.type(parameter)).join(', ');
  const create = unit.hoist(`$.libraryConstructor(${quote(type.name)}, [${types}])`);
  const args = ['$.tx', unit.type(type), ...expression.arguments.map((a) => context.expression(a))];
  return `${create}(${args.join(', ')})`;
}

export function emitNewRow(
  context: FunctionContext,
  expression: ExpressionOf<'newSObject'>
): string {
  const fields = expression.fields.map(
    ({ field, value }) => `[${quote(field.toLowerCase())}, ${context.expression(value)}]`
  );
  return context.operation('newRow', quote(expression.object), `[${fields.join(', ')}]`);
}

export function emitNewElements(
  context: FunctionContext,
  expression: ExpressionOf<'newElements'>
): string {
  const operation = expression.type.name === 'System.Set' ? 'newSet' : 'newList';
  const elements = `[${context.expressions(expression.elements)}]`;
  return context.operation(operation, context.unit.type(expression.type), elements);
}

export function emitNewPairs(
  context: FunctionContext,
  expression: ExpressionOf<'newPairs'>
): string {
  const pairs = expression.pairs.map(
    ({ key, value }) => `[${context.expression(key)}, ${context.expression(value)}]`
  );
  return context.operation('newMap', context.unit.type(expression.type), `[${pairs.join(', ')}]`);
}

export function emitNewArray(
  context: FunctionContext,
  expression: ExpressionOf<'newArray'>
): string {
  const size = context.expression(expression.size);
  return context.operation('newArray', context.unit.type(expression.type), size);
}
