import { qualifiedName, type ApexType } from '../../syntax/types.ts';
import type { LibraryField, LibraryFunction, LibraryType } from '../library.ts';

type FunctionTable = Readonly<Record<string, unknown>>;

/** The platform's types by name, and the functions behind their methods. */
export class LibraryRegistry {
  readonly #types: ReadonlyMap<string, LibraryType>;

  /** Later types of the same name complete earlier ones. */
  constructor(types: readonly LibraryType[]) {
    const byName = new Map<string, LibraryType>();
    for (const type of types) byName.set(type.name, merged(byName.get(type.name), type));
    this.#types = byName;
  }

  type(name: string): LibraryType | undefined {
    return this.#types.get(name);
  }

  method(
    owner: string,
    name: string,
    parameters: readonly ApexType[],
    isStatic: boolean
  ): LibraryFunction | null {
    const type = this.#types.get(owner);
    const table = isStatic ? type?.statics : type?.methods;
    return table === undefined ? null : find(table, name, parameters);
  }

  creator(owner: string, parameters: readonly ApexType[]): LibraryFunction | null {
    const table = this.#types.get(owner)?.constructors;
    return table === undefined ? null : find(table, 'new', parameters);
  }

  field(owner: string, name: string, isStatic: boolean): LibraryField | null {
    const type = this.#types.get(owner);
    const table = isStatic ? type?.staticFields : type?.fields;
    return table !== undefined && Object.hasOwn(table, name) ? table[name]! : null;
  }

  // -------------------------------------------------- the compiler's questions

  hasMethod(
    owner: string,
    name: string,
    parameters: readonly ApexType[],
    isStatic: boolean
  ): boolean {
    return this.method(owner, name, parameters, isStatic) !== null;
  }

  hasConstructor(owner: string, parameters: readonly ApexType[]): boolean {
    return this.creator(owner, parameters) !== null;
  }

  hasField(owner: string, name: string, isStatic: boolean): boolean {
    return this.field(owner, name, isStatic) !== null;
  }

  hasType(name: string): boolean {
    return this.#types.has(name);
  }

  hasConstant(owner: string, name: string): boolean {
    return this.#types.get(owner)?.enumConstants?.includes(name) ?? false;
  }
}

function merged(first: LibraryType | undefined, second: LibraryType): LibraryType {
  if (first === undefined) return second;
  return {
    ...first,
    ...second,
    statics: { ...first.statics, ...second.statics },
    methods: { ...first.methods, ...second.methods },
    constructors: { ...first.constructors, ...second.constructors },
    staticFields: { ...first.staticFields, ...second.staticFields },
    fields: { ...first.fields, ...second.fields }
  };
}

/** The most exact key wins: with parameter types, with their number, the bare name. */
function find(
  table: FunctionTable,
  name: string,
  parameters: readonly ApexType[]
): LibraryFunction | null {
  const keys = [
    `${name}(${parameters.map(qualifiedName).join(',')})`,
    `${name}/${parameters.length}`,
    name
  ];
  const key = keys.find((candidate) => Object.hasOwn(table, candidate));
  return key === undefined ? null : (table[key] as LibraryFunction);
}
