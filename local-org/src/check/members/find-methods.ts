import {
  BOOLEAN,
  INTEGER,
  OBJECT,
  STRING,
  libraryType,
  listOf,
  mapOf,
  type ApexType
} from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { userSymbol } from '../environment.ts';
import type { LibraryMethod } from '../platform-tables.ts';
import type { MethodSymbol } from '../symbols.ts';
import { substitute } from '../types/hierarchy.ts';
import { isEnum, isInterface, withSupertypes } from '../types/hierarchy.ts';
import { correctedParameters, correctedReturnType } from './library-corrections.ts';

/** A method that a call by name could mean, with the type arguments of the receiver put in. */
export interface MethodCandidate {
  readonly name: string;
  readonly parameters: readonly ApexType[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly source: UserMethod | PlatformMethod;
}

/** A method of a user class or interface. */
export interface UserMethod {
  readonly kind: 'user';
  readonly symbol: MethodSymbol;
}

/** A method of the platform. */
export interface PlatformMethod {
  readonly kind: 'library';
  /** Qualified name of the type whose table declares it. */
  readonly owner: string;
  /** As the table prints them, type parameters kept. */
  readonly declared: readonly ApexType[];
}

/** All methods called `name` that values of `type`, or the type itself, have; an overridden method stands once. */
export function findMethods(
  environment: Environment,
  type: ApexType,
  name: string
): readonly MethodCandidate[] {
  const lower = name.toLowerCase();
  const found: MethodCandidate[] = [];
  for (const each of lookupOrder(environment, type)) {
    for (const candidate of declaredMethods(environment, each, type, lower)) {
      if (!found.some((known) => overrides(known, candidate))) found.push(candidate);
    }
  }
  const universal = found.length === 0 && type.kind !== 'null' ? objectMethods(lower) : [];
  return found.length === 0 ? universal : found;
}

/** Where methods are looked up. A class has only the methods that it or its parents write, not those its interfaces ask for. */
function lookupOrder(environment: Environment, type: ApexType): readonly ApexType[] {
  if (type.kind === 'sobject') return [libraryType('System.SObject')];
  const all = withSupertypes(environment, type);
  const isClass = type.kind === 'user' && userSymbol(environment, type.name).kind === 'class';
  return isClass ? all.filter((each) => !isInterface(environment, each)) : all;
}

function declaredMethods(
  environment: Environment,
  type: ApexType,
  receiver: ApexType,
  lower: string
): readonly MethodCandidate[] {
  if (isEnum(environment, type)) return enumMethods(type, lower);
  if (type.kind === 'user') {
    const symbol = userSymbol(environment, type.name);
    return symbol.kind === 'enum' ? [] : (symbol.methods.get(lower) ?? []).map(userCandidate);
  }
  if (type.kind !== 'library') return [];
  const table = environment.platform.type(type.name);
  if (table === undefined) return [];
  return table.methods
    .filter((method) => method.name.toLowerCase() === lower)
    .map((method) => ({
      name: method.name,
      parameters: correctedParameters(table.name, method.name, method.parameters).map((parameter) =>
        substitute(parameter, table, type.args)
      ),
      returnType: correctedReturnType(
        receiver,
        method.name,
        substitute(method.returnType, table, type.args)
      ),
      isStatic: method.isStatic,
      source: { kind: 'library', owner: table.name, declared: method.parameters } as const
    }));
}

function userCandidate(symbol: MethodSymbol): MethodCandidate {
  return {
    name: symbol.name,
    parameters: symbol.parameters.map((parameter) => parameter.type),
    returnType: symbol.returnType,
    isStatic: symbol.isStatic,
    source: { kind: 'user', symbol }
  };
}

function overrides(known: MethodCandidate, candidate: MethodCandidate): boolean {
  if (known.parameters.length !== candidate.parameters.length) return false;
  return known.parameters.every((parameter, index) =>
    sameSpelling(parameter, candidate.parameters[index]!)
  );
}

function sameSpelling(a: ApexType, b: ApexType): boolean {
  return (
    a.name === b.name &&
    a.args.length === b.args.length &&
    a.args.every((arg, i) => sameSpelling(arg, b.args[i]!))
  );
}

function libraryCandidate(owner: string, method: LibraryMethod): MethodCandidate {
  const { name, parameters, returnType, isStatic } = method;
  return {
    name,
    parameters,
    returnType,
    isStatic,
    source: { kind: 'library', owner, declared: parameters }
  };
}

/** What every object has. */
const OBJECT_METHODS: readonly LibraryMethod[] = [
  { name: 'toString', isStatic: false, isAbstract: false, parameters: [], returnType: STRING },
  { name: 'hashCode', isStatic: false, isAbstract: false, parameters: [], returnType: INTEGER },
  { name: 'equals', isStatic: false, isAbstract: false, parameters: [OBJECT], returnType: BOOLEAN }
];

function objectMethods(lower: string): readonly MethodCandidate[] {
  return OBJECT_METHODS.filter((method) => method.name.toLowerCase() === lower).map((method) =>
    libraryCandidate(OBJECT.name, method)
  );
}

/** `values()`, `valueOf()`, `name()`, `ordinal()` of every enum, the platform's too. */
function enumMethods(type: ApexType, lower: string): readonly MethodCandidate[] {
  const methods: readonly LibraryMethod[] = [
    { name: 'name', isStatic: false, isAbstract: false, parameters: [], returnType: STRING },
    { name: 'ordinal', isStatic: false, isAbstract: false, parameters: [], returnType: INTEGER },
    { name: 'values', isStatic: true, isAbstract: false, parameters: [], returnType: listOf(type) },
    { name: 'valueOf', isStatic: true, isAbstract: false, parameters: [STRING], returnType: type }
  ];
  return methods
    .filter((method) => method.name.toLowerCase() === lower)
    .map((method) => libraryCandidate('System.Enum', method));
}

/**
 * Static methods of an object: reading custom metadata. They are emitted on the object's token.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm
 */
export function customMetadataMethods(object: ApexType, name: string): readonly MethodCandidate[] {
  const methods: readonly LibraryMethod[] = [
    {
      name: 'getAll',
      isStatic: true,
      isAbstract: false,
      parameters: [],
      returnType: mapOf(STRING, object)
    },
    {
      name: 'getInstance',
      isStatic: true,
      isAbstract: false,
      parameters: [STRING],
      returnType: object
    }
  ];
  return methods
    .filter((method) => method.name.toLowerCase() === name.toLowerCase())
    .map((method) => libraryCandidate('Schema.SObjectType', method));
}
