import type { Expression } from '../../syntax/ast.ts';
import { INTEGER, sameType, type ApexType } from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { isRowQuery } from '../conversions.ts';
import { userSymbol } from '../environment.ts';
import { availableConstructors } from '../members/constructors.ts';
import { chooseOverload } from '../members/overloads.ts';
import { fail } from '../mistakes.ts';
import { show, showAll } from '../show.ts';
import type { ClassSymbol } from '../symbols.ts';
import { substitute } from '../types/hierarchy.ts';
import { resolveType } from '../types/resolve-type.ts';
import { requireVisibleMethod } from '../visibility.ts';
import { bindArguments, convertArguments } from './calls.ts';
import { bindNewCollection } from './new-collections.ts';

type New = Extract<Expression, { kind: 'new' }>;

/** `new T(args)` */
export function bindNew(context: BodyContext, node: New): BoundExpression {
  const type = resolveType(context.typeScope, { ...node.type, position: node.position });
  requireNoArguments(type, node);
  const args = bindArguments(context, node.arguments);
  switch (type.kind) {
    case 'user':
      return bindNewUser(context, node, type, args);
    case 'sobject':
      return bindNewRow(node, type);
    default:
      return bindNewLibrary(context, node, type, args);
  }
}

/** Rows take names with values, so what stands there alone is not even looked at. */
function requireNoArguments(type: ApexType, node: New): void {
  const isRow = type.kind === 'sobject' && type.name !== 'SObject';
  if (!isRow || node.arguments.length === 0) return;
  const message = `Type requires name=value pair construction: ${type.name}`;
  fail('illegal-constructor', node.position, message);
}

function bindNewRow(node: New, type: ApexType): BoundExpression {
  if (type.name === 'SObject') return notConstructible(node, type);
  if (type.name === 'AggregateResult')
    fail('illegal-constructor', node.position, `SObject is not constructable: ${type.name}`);
  return { kind: 'newSObject', position: node.position, type, object: type.name, fields: [] };
}

function bindNewUser(
  context: BodyContext,
  node: New,
  type: ApexType,
  args: readonly BoundExpression[]
): BoundExpression {
  const symbol = userSymbol(context.environment, type.name);
  if (symbol.kind !== 'class') return notConstructible(node, type);
  if (symbol.isAbstract)
    fail('abstract-class', node.position, `Abstract classes cannot be constructed: ${symbol.name}`);
  const constructor = chooseConstructor(context, symbol, node, args);
  const parameters = constructor.parameters;
  return {
    kind: 'newUser',
    position: node.position,
    type,
    owner: symbol.name,
    key: constructor.key,
    arguments: convertArguments(context, args, parameters)
  };
}

function chooseConstructor(
  context: BodyContext,
  symbol: ClassSymbol,
  node: New,
  args: readonly BoundExpression[]
) {
  const candidates = availableConstructors(context.environment, symbol).map((constructor) => ({
    symbol: constructor,
    key: constructor.key,
    parameters: constructor.parameters.map((parameter) => parameter.type)
  }));
  const chosen = chooseOverload(context.environment, candidates, shapes(args));
  if (chosen === 'none') return unknownConstructor(node, symbol.name, args);
  if (chosen === 'ambiguous') return ambiguous(node, args);
  requireVisibleMethod(
    context,
    chosen.symbol,
    `void ${symbol.name}.<init>(${showAll(chosen.parameters)})`,
    node.position
  );
  return chosen;
}

function bindNewLibrary(
  context: BodyContext,
  node: New,
  type: ApexType,
  args: readonly BoundExpression[]
): BoundExpression {
  const table = context.environment.platform.type(type.name);
  if (table === undefined || table.isAbstract || table.constructors.length === 0)
    return notConstructible(node, type);
  if (type.args.length > 0) return bindNewCollection(node, type, args);
  const candidates = table.constructors.map((constructor) => ({
    declared: constructor.parameters,
    parameters: constructor.parameters.map((parameter) => substitute(parameter, table, type.args))
  }));
  const chosen = chooseOverload(context.environment, candidates, shapes(args));
  if (chosen === 'none') return unknownConstructor(node, show(type), args);
  if (chosen === 'ambiguous') return ambiguous(node, args);
  return {
    kind: 'newLibrary',
    position: node.position,
    type,
    parameters: chosen.declared,
    arguments: convertArguments(context, args, chosen.parameters)
  };
}

function shapes(args: readonly BoundExpression[]) {
  return args.map((argument) => ({ type: argument.type, isQuery: isRowQuery(argument) }));
}

function notConstructible(node: New, type: ApexType): never {
  return fail('illegal-constructor', node.position, `Type cannot be constructed: ${show(type)}`);
}

function unknownConstructor(node: New, name: string, args: readonly BoundExpression[]): never {
  const types = showAll(args.map((argument) => argument.type));
  return fail(
    'unknown-constructor',
    node.position,
    `Constructor not defined: [${name}].<Constructor>(${types})`
  );
}

function ambiguous(node: New, args: readonly BoundExpression[]): never {
  const types = showAll(args.map((argument) => argument.type));
  return fail(
    'ambiguous-method',
    node.position,
    `Ambiguous method signature: void <init>(${types})`
  );
}

/** `new T[n]` */
export function bindNewArray(
  context: BodyContext,
  node: Extract<Expression, { kind: 'newArray' }>
): BoundExpression {
  const type = resolveType(context.typeScope, node.type);
  const size = context.bind(node.size);
  if (!sameType(size.type, INTEGER)) {
    fail(
      'illegal-size',
      node.size.position,
      `Array size must be of type Integer: ${show(size.type)}`
    );
  }
  return { kind: 'newArray', position: node.position, type, size };
}
