import { join } from 'node:path';
import type {
  LibraryTypeTable,
  PlatformTables
} from '../../../local-org/src/check/platform-tables.ts';
import {
  libraryTypeNames,
  openPlatformTables
} from '../../../local-org/src/metadata/platform/library-tables.ts';
import { ZipArchive } from '../../../local-org/src/metadata/platform/zip-archive.ts';
import type { Schema } from '../../../local-org/src/metadata/schema.ts';
import { packageFolder } from '../../support/node-tool.ts';
import { declarationOf } from './declaration.ts';
import { describeDeclarations } from './describe-declarations.ts';

/** The compiler and its declarations of the library. */
export function compilerJar(): string {
  const folder = packageFolder('prettier-plugin-apex');
  return join(folder, 'vendor/apex-ast-serializer/lib/apex-jorje-lsp.jar');
}

/** Namespaces whose types may stand without it, and those that the package names. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'System',
  'Database',
  'Schema',
  'EventBus',
  'Messaging',
  'Metadata'
]);

/** Types with type parameters: the compiler has them built in, Apex source cannot declare them. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'System.Iterable',
  'System.Iterator',
  'System.Comparator',
  'System.Label',
  'Database.Batchable'
]);

/** Types of values that no source has to name. */
const ALWAYS: readonly string[] = [
  'sobjectfield',
  'sobjecttype',
  'describefieldresult',
  'describesobjectresult',
  'database'
];

/** Declared under another name: the Java program gives them their own, see `DeclaredType.java`. */
const RENAMED: ReadonlySet<string> = new Set(['System.Database', 'Schema.SObjectField']);
const DECLARED = 'Declared';
/** Methods of `Database` with the name of a statement. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['insert', 'update', 'upsert', 'delete', 'undelete', 'merge', 'rollback']
]);

/**
 * Apex declarations of the library types that the sources can name, by path (`System/Http.cls`).
 *
 * @remarks The compiler's jar brings declarations (`StandardApexLibrary`), but without statics, enum constants and parents. Where
 * the type tables know more, the declaration is written from them.
 */
export function libraryDeclarations(
  schema: Schema,
  sources: readonly string[]
): ReadonlyMap<string, string> {
  const library = new Library();
  const declarations = new Map<string, string>();
  const waiting = [...new Set([...ALWAYS, ...sources.flatMap(words)])];
  const seen = new Set(waiting);
  for (let word = waiting.pop(); word !== undefined; word = waiting.pop()) {
    for (const name of library.named(word)) {
      const text = library.declaration(name);
      const file = RENAMED.has(name) ? `${name}${DECLARED}` : name;
      declarations.set(`${file.replace('.', '/')}.cls`, text);
      for (const next of words(text)) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  for (const [name, text] of describeDeclarations(
    schema,
    library.declaration('Schema.SObjectType')
  )) {
    declarations.set(`Schema/${name}.cls`, text);
  }
  return declarations;
}

function words(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/[a-z]\w*/g) ?? [])];
}

class Library {
  readonly #tables: PlatformTables = openPlatformTables();
  readonly #archive = new ZipArchive(compilerJar());
  /** Entry of the compiler's own declaration by the type's qualified name. */
  readonly #entries = new Map<string, string>();
  /** Qualified names by the lower-cased last word. */
  readonly #names = new Map<string, Set<string>>();

  constructor() {
    for (const entry of this.#archive.names()) {
      const [, namespace, name] = /^StandardApexLibrary\/(\w+)\/(\w+)\.cls$/.exec(entry) ?? [];
      if (namespace !== undefined && name !== undefined) {
        this.#entries.set(`${namespace}.${name}`, entry);
        this.#add(`${namespace}.${name}`);
      }
    }
    for (const name of libraryTypeNames()) if (name.split('.').length === 2) this.#add(name);
  }

  #add(name: string): void {
    const [namespace, last] = name.split('.') as [string, string];
    if (!NAMESPACES.has(namespace) || BUILT_IN.has(name)) return;
    const names = this.#names.get(last.toLowerCase()) ?? new Set();
    this.#names.set(last.toLowerCase(), names.add(name));
  }

  named(word: string): Iterable<string> {
    return this.#names.get(word) ?? [];
  }

  declaration(name: string): string {
    const table = this.#tables.type(name);
    if (RENAMED.has(name) && table !== undefined) return declarationOf(renamed(table), []);
    const entry = this.#entries.get(name);
    const own = entry === undefined ? undefined : this.#archive.read(entry)?.toString('utf8');
    if (own === undefined)
      return table === undefined ? '' : declarationOf(table, this.#inner(name));
    return table === undefined || says(own, table) ? own : declarationOf(table, this.#inner(name));
  }

  #inner(name: string): readonly LibraryTypeTable[] {
    return libraryTypeNames()
      .filter((inner) => inner.startsWith(`${name}.`))
      .flatMap((inner) => this.#tables.type(inner) ?? []);
  }
}

function renamed(table: LibraryTypeTable): LibraryTypeTable {
  const methods = table.methods.map((method) =>
    RESERVED.has(method.name) ? { ...method, name: `${method.name}${DECLARED}` } : method
  );
  return { ...table, name: `${table.name}${DECLARED}`, methods };
}

/** Whether a declaration of the compiler's jar has everything that the table has. */
function says(declaration: string, table: LibraryTypeTable): boolean {
  if (table.kind === 'enum' || table.superclass !== null || table.interfaces.length > 0) {
    return false;
  }
  const last = table.name.slice(table.name.lastIndexOf('.') + 1);
  const text = declaration.toLowerCase();
  return (
    text.split(`global ${last.toLowerCase()}(`).length > table.constructors.length &&
    table.fields.every(
      ({ name, isStatic }) => !isStatic && text.includes(` ${name.toLowerCase()};`)
    ) &&
    table.methods.every(({ name }) => text.includes(` ${name.toLowerCase()}(`))
  );
}
