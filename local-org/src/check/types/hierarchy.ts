import { OBJECT, SOBJECT, sameType, type ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { userSymbol } from '../environment.ts';
import type { LibraryTypeTable } from '../platform-tables.ts';

/** Replaces type parameters by the arguments of `receiver`: `T` of `List<T>` on a `List<Lead>` is `Lead`. */
export function substitute(
  type: ApexType,
  table: LibraryTypeTable,
  args: readonly ApexType[]
): ApexType {
  if (type.kind === 'variable') {
    const index = table.typeParameters.indexOf(type.name);
    return args[index] ?? OBJECT;
  }
  if (type.args.length === 0) return type;
  return { ...type, args: type.args.map((arg) => substitute(arg, table, args)) };
}

/** Parent class and interfaces of a type, one step up; `Object` is left out. */
function directSupertypes(environment: Environment, type: ApexType): readonly ApexType[] {
  switch (type.kind) {
    case 'user': {
      const symbol = userSymbol(environment, type.name);
      if (symbol.kind === 'enum') return [];
      const parent =
        symbol.kind === 'class' && symbol.superclass !== null ? [symbol.superclass] : [];
      return [...parent, ...symbol.interfaces];
    }
    case 'library': {
      const table = environment.platform.type(type.name);
      if (table === undefined) return [];
      const parents =
        table.superclass === null ? table.interfaces : [table.superclass, ...table.interfaces];
      return parents
        .map((parent) => substitute(parent, table, type.args))
        .filter((parent) => parent.name !== 'System.Object');
    }
    case 'sobject':
      return type.name === 'SObject' ? [] : [SOBJECT];
    default:
      return [];
  }
}

/** The type itself and everything above it, nearest first, each once. */
export function withSupertypes(environment: Environment, type: ApexType): readonly ApexType[] {
  const found: ApexType[] = [type];
  for (let index = 0; index < found.length; index++) {
    const current = found[index];
    if (current === undefined) break;
    for (const parent of directSupertypes(environment, current)) {
      if (!found.some((known) => sameType(known, parent))) found.push(parent);
    }
  }
  return found;
}

/** True when `type` is `ancestor` or inherits from it, by name (arguments aside). */
export function inherits(environment: Environment, type: ApexType, ancestor: string): boolean {
  return withSupertypes(environment, type).some((each) => each.name === ancestor);
}

/** True for the platform's exceptions and for user classes that extend one. */
export function isException(environment: Environment, type: ApexType): boolean {
  return (
    (type.kind === 'library' || type.kind === 'user') &&
    inherits(environment, type, 'System.Exception')
  );
}

/** True for user and platform interfaces. */
export function isInterface(environment: Environment, type: ApexType): boolean {
  if (type.kind === 'user') return userSymbol(environment, type.name).kind === 'interface';
  return type.kind === 'library' && environment.platform.type(type.name)?.kind === 'interface';
}

/** True for user and platform enums. */
export function isEnum(environment: Environment, type: ApexType): boolean {
  if (type.kind === 'user') return userSymbol(environment, type.name).kind === 'enum';
  return type.kind === 'library' && environment.platform.type(type.name)?.kind === 'enum';
}
