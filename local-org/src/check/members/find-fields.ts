import { libraryType, type ApexType } from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { userSymbol } from '../environment.ts';
import type { FieldSymbol } from '../symbols.ts';
import { substitute, withSupertypes } from '../types/hierarchy.ts';

/** A field or property that a name could mean. */
export type FoundField =
  | { readonly kind: 'user'; readonly symbol: FieldSymbol }
  | {
      readonly kind: 'library';
      readonly owner: string;
      readonly name: string;
      readonly type: ApexType;
      readonly isStatic: boolean;
    };

/** The field `name` of a type or of one of its parents; null when there is none. */
export function findField(
  environment: Environment,
  type: ApexType,
  name: string
): FoundField | null {
  const lower = name.toLowerCase();
  for (const each of withSupertypes(environment, type)) {
    const found = declaredField(environment, each, lower);
    if (found !== null) return found;
  }
  return null;
}

function declaredField(environment: Environment, type: ApexType, lower: string): FoundField | null {
  if (type.kind === 'user') {
    const symbol = userSymbol(environment, type.name);
    const field = symbol.kind === 'class' ? symbol.fields.get(lower) : undefined;
    return field === undefined ? null : { kind: 'user', symbol: field };
  }
  if (type.kind !== 'library') return null;
  const table = environment.platform.type(type.name);
  const field = table?.fields.find((each) => each.name.toLowerCase() === lower);
  if (table === undefined || field === undefined) return null;
  const fieldType = substitute(field.type, table, type.args);
  return {
    kind: 'library',
    owner: table.name,
    name: field.name,
    type: fieldType,
    isStatic: field.isStatic
  };
}

/** The constant of an enum in any letter case, canonical; null when the type is no enum or has none of that name. */
export function findEnumConstant(
  environment: Environment,
  type: ApexType,
  name: string
): string | null {
  const lower = name.toLowerCase();
  return (
    enumConstants(environment, type).find((constant) => constant.toLowerCase() === lower) ?? null
  );
}

/** Constant names of an enum in order; empty for other types. */
export function enumConstants(environment: Environment, type: ApexType): readonly string[] {
  if (type.kind === 'user') {
    const symbol = userSymbol(environment, type.name);
    return symbol.kind === 'enum' ? symbol.constants : [];
  }
  return type.kind === 'library' ? (environment.platform.type(type.name)?.enumConstants ?? []) : [];
}

/** An inner type of a library type or the type of that name in a namespace. */
export function libraryInnerType(
  environment: Environment,
  outer: string,
  name: string
): ApexType | null {
  const table = environment.platform.type(`${outer}.${name}`);
  return table === undefined ? null : libraryType(table.name);
}
