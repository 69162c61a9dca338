import type {
  LibraryFieldSignature,
  LibraryMethod,
  LibraryTypeTable,
  PlatformTables
} from '../../check/platform-tables.ts';
import { InternalError } from '../../diagnostics/errors.ts';
import type { ApexType } from '../../syntax/types.ts';
import { apexMember, apexNameOfEntry } from './apex-names.ts';
import { apexType } from './apex-types.ts';
import { ACCESS, readClassFile, type ClassFile, type ClassMember } from './class-file.ts';
import {
  parseClassSignature,
  parseFieldSignature,
  parseMethodSignature
} from './java-signature.ts';
import { jarLocation } from './jar-location.ts';
import {
  addedMethods,
  correctedConstructors,
  correctedMethods,
  syntheticTables
} from './library-corrections.ts';
import { StandardObjects } from './standard-objects.ts';
import { ZipArchive } from './zip-archive.ts';

/**
 * The platform's type tables, read from the jars of `@salesforce/code-analyzer-pmd-engine`. Each type is parsed when first asked for.
 * @remarks The tables describe API 65.0; what later versions added is refused as unknown.
 */
export function openPlatformTables(): PlatformTables {
  return new JarTables(new ZipArchive(jarLocation('standard-types')), StandardObjects.open());
}

/** Qualified names of all types of the type tables, in the order of the jar. */
export function libraryTypeNames(): readonly string[] {
  const entries = [...new ZipArchive(jarLocation('standard-types')).names()];
  return entries.map(apexNameOfEntry).filter((name) => name !== null);
}

class JarTables implements PlatformTables {
  readonly #archive: ZipArchive;
  readonly #objects: StandardObjects;
  /** Entry name by lower-cased qualified name. */
  readonly #entries = new Map<string, string>();
  readonly #namespaces = new Map<string, string>();
  readonly #tables = new Map<string, LibraryTypeTable>();

  constructor(archive: ZipArchive, objects: StandardObjects) {
    this.#archive = archive;
    this.#objects = objects;
    for (const table of syntheticTables()) this.#tables.set(table.name.toLowerCase(), table);
    for (const entry of archive.names()) {
      const name = apexNameOfEntry(entry);
      if (name === null) continue;
      this.#entries.set(name.toLowerCase(), entry);
      const namespace = name.slice(0, name.indexOf('.'));
      this.#namespaces.set(namespace.toLowerCase(), namespace);
    }
  }

  type(qualifiedName: string): LibraryTypeTable | undefined {
    const key = qualifiedName.toLowerCase();
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const table = this.#read(entry);
    this.#tables.set(key, table);
    return table;
  }

  namespace(name: string): string | undefined {
    return this.#namespaces.get(name.toLowerCase());
  }

  isStandardObject(name: string): boolean {
    return this.#objects.has(name);
  }

  #read(entry: string): LibraryTypeTable {
    const bytes = this.#archive.read(entry);
    const name = apexNameOfEntry(entry);
    if (bytes === undefined || name === null)
      throw new InternalError(`The type table ${entry} cannot be read.`);
    return libraryTable(name, readClassFile(bytes));
  }
}

function libraryTable(name: string, file: ClassFile): LibraryTypeTable {
  const isEnum = (file.access & ACCESS.enum) !== 0;
  const isInterface = (file.access & ACCESS.interface) !== 0;
  const generic = file.signature === null ? null : parseClassSignature(file.signature);
  const withoutConstructors = {
    name,
    kind: isEnum ? ('enum' as const) : isInterface ? ('interface' as const) : ('class' as const),
    isAbstract: !isInterface && (file.access & ACCESS.abstract) !== 0,
    typeParameters: generic?.typeParameters ?? [],
    superclass: isEnum || isInterface ? null : superclassOf(file, generic?.superclass),
    interfaces: (generic?.interfaces ?? file.interfaceNames.map(plainClass)).map(apexType),
    methods: isEnum ? [] : methodsOf(name, file),
    fields: isEnum ? [] : fieldsOf(file),
    enumConstants: isEnum
      ? file.fields.filter((field) => (field.access & ACCESS.enum) !== 0).map((field) => field.name)
      : []
  };
  const constructors = file.methods
    .filter((method) => method.name === '<init>' && isPublic(method))
    .map((method) => ({
      parameters: parseMethodSignature(method.signature).parameters.map(apexType)
    }));
  return {
    ...withoutConstructors,
    constructors: correctedConstructors(withoutConstructors, constructors)
  };
}

function superclassOf(
  file: ClassFile,
  generic: ReturnType<typeof plainClass> | undefined
): ApexType | null {
  const superclass = apexType(generic ?? plainClass(file.superName ?? 'java/lang/Object'));
  return superclass.name === 'System.Object' ? null : superclass;
}

function plainClass(name: string): ReturnType<typeof parseFieldSignature> {
  return { kind: 'class', name, args: [] };
}

function methodsOf(owner: string, file: ClassFile): readonly LibraryMethod[] {
  const declared = file.methods.flatMap((method) => {
    const name = apexMember(method.name);
    if (name === null || !isPublic(method)) return [];
    const signature = parseMethodSignature(method.signature);
    return correctedMethods(owner, {
      name,
      isStatic: isStatic(method),
      isAbstract: (method.access & ACCESS.abstract) !== 0,
      parameters: signature.parameters.map(apexType),
      returnType: apexType(signature.returns)
    });
  });
  return [...declared, ...addedMethods(owner)];
}

function fieldsOf(file: ClassFile): readonly LibraryFieldSignature[] {
  return file.fields.flatMap((field) => {
    const name = apexMember(field.name);
    if (name === null || !isPublic(field)) return [];
    return [
      { name, isStatic: isStatic(field), type: apexType(parseFieldSignature(field.signature)) }
    ];
  });
}

function isPublic(member: ClassMember): boolean {
  return (
    (member.access & ACCESS.public) !== 0 &&
    (member.access & (ACCESS.synthetic | ACCESS.bridge)) === 0
  );
}

function isStatic(member: ClassMember): boolean {
  return (member.access & ACCESS.static) !== 0;
}
