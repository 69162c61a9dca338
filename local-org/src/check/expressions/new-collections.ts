import type { Position } from '../../diagnostics/errors.ts';
import type { Expression } from '../../syntax/ast.ts';
import {
  INTEGER,
  SOBJECT,
  listOf,
  sameType,
  setOf,
  mapOf,
  type ApexType
} from '../../syntax/types.ts';
import type { BodyContext } from '../body-context.ts';
import type { BoundExpression } from '../bound.ts';
import { coerce } from '../conversions.ts';
import { fail } from '../mistakes.ts';
import { show } from '../show.ts';
import { isList, isMap, isSet } from '../types/kinds.ts';
import { resolveType } from '../types/resolve-type.ts';
import { takesRows } from './collection-arguments.ts';

const T: ApexType = { kind: 'variable', name: 'T', args: [] };
const K: ApexType = { kind: 'variable', name: 'K', args: [] };
const V: ApexType = { kind: 'variable', name: 'V', args: [] };

/** `new List<T>(…)`, `new Set<T>(…)`, `new Map<K,V>(…)`: from nothing, from a size, or from another collection. */
export function bindNewCollection(
  node: { readonly position: Position },
  type: ApexType,
  args: readonly BoundExpression[]
): BoundExpression {
  const { position } = node;
  const base = { kind: 'newLibrary', position, type, arguments: args } as const;
  const [argument] = args;
  if (argument === undefined) return { ...base, parameters: [] };
  const parameter = args.length === 1 ? parameterFor(type, argument.type) : null;
  if (parameter !== null) return { ...base, parameters: [parameter] };
  return fail(
    'illegal-initializer',
    position,
    `Invalid initializer type ${show(argument.type)} found for ${show(type)}: expected ${expectation(type)}`
  );
}

/** The declared parameter that takes the argument; null when the collection cannot be built from it. */
function parameterFor(type: ApexType, argument: ApexType): ApexType | null {
  const [first] = type.args;
  if (first === undefined) return null;
  if (isMap(type)) return mapParameter(type, argument);
  if (isList(type) && sameType(argument, INTEGER)) return INTEGER;
  if (!(isList(type) || isSet(type)) || !(isList(argument) || isSet(argument))) return null;
  if (!sameType(first, argument.args[0]!)) return null;
  return isList(argument) ? listOf(T) : setOf(T);
}

function mapParameter(type: ApexType, argument: ApexType): ApexType | null {
  if (sameType(type, argument)) return mapOf(K, V);
  return takesRows(type, argument) ? listOf(SOBJECT) : null;
}

function expectation(type: ApexType): string {
  if (isMap(type)) return 'a Map with the same key and value types, or a valid SObject List';
  const element = type.args[0]!;
  return isList(type)
    ? `an Integer or a List of type ${show(element)}`
    : `a List or a Set of type: ${show(element)}`;
}

/** `new List<T>{ a, b }`, `new Set<T>{ … }`, `new T[]{ … }` */
export function bindNewElements(
  context: BodyContext,
  node: Extract<Expression, { kind: 'newElements' }>
): BoundExpression {
  const type = resolveType(context.typeScope, node.type);
  if (!isList(type) && !isSet(type)) {
    fail(
      'illegal-initializer',
      node.position,
      `Type cannot be constructed with a list of values: ${show(type)}`
    );
  }
  const element = type.args[0]!;
  const elements = node.elements.map((each) =>
    coerce(context, context.bind(each), element, {
      position: node.position,
      message: (from, to) =>
        `Initial expression is of incorrect type, expected: ${to} but was: ${from}`
    })
  );
  return { kind: 'newElements', position: node.position, type, elements };
}

/** `new Map<K,V>{ k => v }` */
export function bindNewPairs(
  context: BodyContext,
  node: Extract<Expression, { kind: 'newPairs' }>
): BoundExpression {
  const type = resolveType(context.typeScope, node.type);
  if (!isMap(type)) {
    fail(
      'illegal-initializer',
      node.position,
      `Type cannot be constructed with pairs of values: ${show(type)}`
    );
  }
  const [key, value] = type.args as readonly [ApexType, ApexType];
  const pairs = node.pairs.map((pair) => ({
    key: coerce(context, context.bind(pair.key), key, {
      position: pair.key.position,
      message: (from, to) => `Invalid key type ${from} for ${to}`
    }),
    value: coerce(context, context.bind(pair.value), value, {
      position: pair.value.position,
      message: (from, to) => `Invalid value type ${from} for ${to}`
    })
  }));
  return { kind: 'newPairs', position: node.position, type, pairs };
}
