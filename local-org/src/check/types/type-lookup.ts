import { UnsupportedError } from '../../diagnostics/errors.ts';
import {
  libraryType,
  OBJECT,
  SOBJECT,
  sobjectType,
  userType,
  type ApexType
} from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { userSymbol } from '../environment.ts';
import type { LibraryTypeTable } from '../platform-tables.ts';
import type { TypeSymbol } from '../symbols.ts';

/** From where a type name is looked up. */
export interface TypeScope {
  readonly environment: Environment;
  readonly file: string;
  /** The innermost type around the name; null in triggers. */
  readonly owner: TypeSymbol | null;
}

/** Types that no class can shadow. @remarks Apex Developer Guide, "Type Resolution and System Namespace for Types". */
const SCALARS: ReadonlySet<string> = new Set(
  'integer long double decimal string boolean id date datetime time blob object'.split(' ')
);

/**
 * Finds the type a dotted name stands for, or null. Generic library types come without their arguments.
 *
 * @remarks Order of look-up: scalar types, types declared here, classes of that name, types of the platform.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_system_namespace.htm
 * @throws UnsupportedError for a standard object that the local org has no description of.
 */
export function lookupType(scope: TypeScope, names: readonly string[]): ApexType | null {
  const [first, second] = names;
  if (first === undefined) return null;
  if (names.length === 1) return lookupSimple(scope, first);
  if (names.length === 2 && second !== undefined) {
    const user = lookupUser(scope, first);
    const inner = user === null ? null : innerTypeOf(scope.environment, user, second);
    if (inner !== null) return userType(inner.name);
  }
  return lookupQualified(scope.environment, names);
}

function lookupSimple(scope: TypeScope, name: string): ApexType | null {
  const lower = name.toLowerCase();
  if (SCALARS.has(lower)) return scalar(scope.environment, lower);
  const user = lookupUser(scope, name);
  if (user !== null) return userType(user.name);
  if (lower === 'sobject') return SOBJECT;
  const table =
    scope.environment.platform.type(`System.${name}`) ??
    scope.environment.platform.type(`Schema.${name}`);
  if (table === undefined) return lookupSObject(scope.environment, name);
  if (isOnlyStatic(table)) {
    const object = scope.environment.schema.object(name);
    if (object !== undefined) return sobjectType(object.name);
  }
  return libraryType(table.name);
}

function scalar(environment: Environment, lower: string): ApexType {
  if (lower === 'object') return OBJECT;
  const table = environment.platform.type(`System.${lower}`);
  return libraryType(table?.name ?? `System.${lower.charAt(0).toUpperCase()}${lower.slice(1)}`);
}

/** `BusinessHours` and `Site` are both a class of static methods and an object: as a type of values the object is meant. */
function isOnlyStatic(table: LibraryTypeTable): boolean {
  return (
    table.kind === 'class' &&
    table.methods.every((m) => m.isStatic) &&
    table.fields.every((f) => f.isStatic)
  );
}

/** A user type by simple name: inner types of the classes around and of their parents, then top-level types. */
function lookupUser(scope: TypeScope, name: string): TypeSymbol | null {
  const lower = name.toLowerCase();
  for (let symbol: TypeSymbol | null = scope.owner; symbol !== null; symbol = symbol.outer) {
    const inner = innerTypeOf(scope.environment, symbol, lower);
    if (inner !== null) return inner;
  }
  return scope.environment.topLevel.get(lower) ?? null;
}

/** An inner type of a class or of one of its parents. */
export function innerTypeOf(
  environment: Environment,
  symbol: TypeSymbol,
  name: string
): TypeSymbol | null {
  const lower = name.toLowerCase();
  const seen = new Set<TypeSymbol>();
  let current: TypeSymbol | null = symbol;
  while (current !== null && current.kind === 'class' && !seen.has(current)) {
    seen.add(current);
    const inner = current.inner.get(lower);
    if (inner !== undefined) return inner;
    const parent: ApexType | null = current.superclass;
    current =
      parent !== null && parent.kind === 'user' ? userSymbol(environment, parent.name) : null;
  }
  return null;
}

function lookupQualified(environment: Environment, names: readonly string[]): ApexType | null {
  const [first, second] = names;
  const dotted = names.join('.');
  if (
    first !== undefined &&
    second !== undefined &&
    names.length === 2 &&
    first.toLowerCase() === 'schema'
  ) {
    const object = lookupSObject(environment, second);
    if (object !== null && environment.platform.type(dotted) === undefined) return object;
  }
  if (dotted.toLowerCase() === 'system.object') return OBJECT;
  if (dotted.toLowerCase() === 'system.sobject' || dotted.toLowerCase() === 'schema.sobject')
    return SOBJECT;
  const table = environment.platform.type(dotted) ?? environment.platform.type(`System.${dotted}`);
  return table === undefined ? null : libraryType(table.name);
}

/** The type of rows of an object, or null when there is no such object. */
export function lookupSObject(environment: Environment, name: string): ApexType | null {
  if (name.toLowerCase() === 'sobject') return SOBJECT;
  if (name.toLowerCase() === 'aggregateresult') return sobjectType('AggregateResult');
  const object = environment.schema.object(name);
  if (object !== undefined) return sobjectType(object.name);
  if (environment.platform.isStandardObject(name)) throw new UnsupportedError(`the object ${name}`);
  return null;
}
