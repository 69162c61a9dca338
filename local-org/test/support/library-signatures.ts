import {
  openPlatformTables,
  libraryTypeNames
} from '../../src/metadata/platform/library-tables.ts';
import { isUserInterface } from '../../src/emit/library-interfaces.ts';
import type { LibraryRegistry } from '../../src/runtime/core/registry.ts';
import { qualifiedName, type ApexType } from '../../src/syntax/types.ts';

/** A method, constructor, field or enum constant of a type of the platform's tables. */
export interface LibrarySignature {
  readonly owner: string;
  readonly kind: 'method' | 'constructor' | 'field' | 'constant';
  /** `new` for constructors. */
  readonly name: string;
  readonly parameters: readonly ApexType[];
  readonly isStatic?: boolean;
}

/** One text for one signature: `method System.String.left(System.Integer)`. */
export function signatureKey(signature: LibrarySignature): string {
  const { owner, kind, name, parameters, isStatic = false } = signature;
  const list =
    kind === 'method' || kind === 'constructor'
      ? `(${parameters.map(qualifiedName).join(',')})`
      : '';
  return `${isStatic ? 'static ' : ''}${kind} ${owner}.${name}${list}`;
}

/** Every signature of the platform's type tables, by the order of the tables. */
export function librarySignatures(): readonly LibrarySignature[] {
  const platform = openPlatformTables();
  return libraryTypeNames().flatMap((name) => {
    const table = platform.type(name)!;
    const owner = table.name;
    return [
      ...table.methods.map((method) => ({ ...method, owner, kind: 'method' as const })),
      ...table.constructors.map((each) => ({
        ...each,
        owner,
        kind: 'constructor' as const,
        name: 'new'
      })),
      ...table.fields.map((field) => ({
        owner,
        kind: 'field' as const,
        name: field.name,
        parameters: [],
        isStatic: field.isStatic
      })),
      ...table.enumConstants.map((constant) => ({
        owner,
        kind: 'constant' as const,
        name: constant,
        parameters: []
      }))
    ];
  });
}

/** Whether the runtime has code for a signature, or calls the user class that has it. */
export function isImplemented(library: LibraryRegistry, signature: LibrarySignature): boolean {
  const { owner, kind, name, parameters, isStatic = false } = signature;
  if (kind === 'constructor') return library.hasConstructor(owner, parameters);
  // A field of every row, read like the fields of its object.
  if (owner === 'System.SObject' && name === 'Id') return true;
  if (kind === 'field') return library.hasField(owner, name, isStatic);
  if (kind === 'constant') return library.hasConstant(owner, name);
  if (!isStatic && isUserInterface(owner, name)) return true;
  return library.hasMethod(owner, name, parameters, isStatic);
}
