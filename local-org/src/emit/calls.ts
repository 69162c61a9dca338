import { qualifiedName } from '../syntax/types.ts';
import type { ExpressionOf } from './expression-of.ts';
import { emitReceiver } from './fields.ts';
import type { FunctionContext } from './function-context.ts';
import { isUserInterface } from './library-interfaces.ts';
import { quote } from './names.ts';

/** A method of a user class. */
export function emitCall(context: FunctionContext, expression: ExpressionOf<'call'>): string {
  const args = [
    ...expression.arguments.map((argument) => context.expression(argument)),
    ...context.callerState()
  ];
  const key = `[${quote(expression.key)}]`;
  if (expression.isSuper) {
    const owner = context.unit.classReference(expression.owner);
    return `${owner}.prototype${key}.call(${['this', ...args].join(', ')})`;
  }
  const receiver =
    expression.isStatic || expression.target === null
      ? receiverWithoutTarget(context, expression)
      : emitReceiver(context, expression.target);
  return `${receiver}${key}(${args.join(', ')})`;
}

function receiverWithoutTarget(context: FunctionContext, expression: ExpressionOf<'call'>): string {
  return expression.isStatic ? context.unit.classReference(expression.owner) : 'this';
}

/** Library types whose functions read or write the database in the sharing mode of the calling class. */
const SHARING_AWARE: ReadonlySet<string> = new Set([
  'System.Database',
  'System.Search',
  'System.EventBus',
  'System.Approval',
  'System.System',
  'System.Test',
  'EventBus'
]);

/** A method of the platform. */
export function emitLibraryCall(
  context: FunctionContext,
  expression: ExpressionOf<'libraryCall'>
): string {
  const { target, owner, name } = expression;
  if (owner === 'System.Enum' && target === null) return emitEnumStatic(context, expression);
  if (target?.kind === 'sobjectField' && target.relationship === null && name === 'addError') {
    return emitFieldError(context, expression, target);
  }
  const args = context.expressions(expression.arguments);
  const library = libraryFunction(context, expression);
  if (target === null) {
    return SHARING_AWARE.has(owner)
      ? context.operation('sharedCall', context.sharingText, library, `[${args}]`)
      : `${library}($.tx${args === '' ? '' : `, ${args}`})`;
  }
  const receiver = emitReceiver(context, target);
  if (isUserInterface(owner, name)) {
    return context.operation('callInterface', receiver, library, quote(name), `[${args}]`);
  }
  return `${library}($.tx, ${receiver}${args === '' ? '' : `, ${args}`})`;
}

/** The hoisted function, or `null` for a method that only user classes implement. */
function libraryFunction(
  context: FunctionContext,
  expression: ExpressionOf<'libraryCall'>
): string {
  const { unit } = context;
  const { owner, name, parameters } = expression;
  const isStatic = expression.target === null;
  if (!unit.facts.library.hasMethod(owner, name, parameters, isStatic)) {
    if (!isStatic && isUserInterface(owner, name)) return 'null';
    const signature = `${owner}.${name}(${parameters.map(qualifiedName).join(', ')})`;
    throw unit.unsupported(signature, expression.position);
  }
  const types = parameters.map((parameter) => unit.type(parameter)).join(', ');
  return unit.hoist(`$.libraryFunction(${quote(owner)}, ${quote(name)}, [${types}], ${isStatic})`);
}

/** `values()` and `valueOf(text)` of a user enum, which the result type names. */
function emitEnumStatic(context: FunctionContext, expression: ExpressionOf<'libraryCall'>): string {
  const element = expression.type.args[0] ?? expression.type;
  if (element.kind === 'library' && !context.unit.facts.library.hasType(element.name)) {
    throw context.unit.unsupported(`${element.name}.${expression.name}`, expression.position);
  }
  if (expression.name === 'values') {
    return context.operation('enumValues', context.unit.type(element));
  }
  const args = context.expressions(expression.arguments);
  return context.operation('enumValueOf', context.unit.type(element), args);
}

/** `lead.LastName.addError('…')` marks the field, not its value. */
function emitFieldError(
  context: FunctionContext,
  expression: ExpressionOf<'libraryCall'>,
  field: ExpressionOf<'sobjectField'>
): string {
  const row = emitReceiver(context, field.target);
  const [message] = expression.arguments;
  if (message === undefined || expression.arguments.length > 1) {
    throw context.unit.unsupported('addError with escaping on a field', expression.position);
  }
  return context.operation('fieldError', row, quote(field.field), context.expression(message));
}
