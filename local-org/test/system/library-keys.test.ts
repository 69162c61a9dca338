import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibraryTypeTable } from '../../src/check/platform-tables.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import type { LibraryType } from '../../src/runtime/library.ts';
import { SYSTEM_TYPES } from '../../src/runtime/system/types.ts';
import { qualifiedName, type ApexType } from '../../src/syntax/types.ts';
import { documented } from '../support/evidence.ts';

const TABLES =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ref_guide.htm';
const platform = openPlatformTables();

/** Members that the type tables leave out, each of them documented. */
const BEYOND_THE_TABLES: ReadonlySet<string> = new Set([
  'System.Exception.toString',
  'System.Id.toString'
]);

interface Signature {
  readonly name: string;
  readonly parameters: readonly ApexType[];
}

function keysOf({ name, parameters }: Signature): readonly string[] {
  return [
    name,
    `${name}/${parameters.length}`,
    `${name}(${parameters.map(qualifiedName).join(',')})`
  ];
}

function unknownKeys(
  keys: readonly string[],
  signatures: readonly Signature[],
  owner: string
): string[] {
  const known = new Set(signatures.flatMap(keysOf));
  const inherited = ['equals', 'hashCode', 'toString'];
  return keys.filter(
    (key) =>
      !known.has(key) && !inherited.includes(key) && !BEYOND_THE_TABLES.has(`${owner}.${key}`)
  );
}

function strangeMembers(type: LibraryType, table: LibraryTypeTable): string[] {
  const methods = (isStatic: boolean): readonly Signature[] =>
    table.methods.filter((method) => method.isStatic === isStatic);
  const constructors = table.constructors.map(({ parameters }) => ({ name: 'new', parameters }));
  const fields = (isStatic: boolean): readonly string[] =>
    table.fields.filter((field) => field.isStatic === isStatic).map((field) => field.name);
  return [
    ...unknownKeys(Object.keys(type.statics ?? {}), methods(true), type.name),
    ...unknownKeys(Object.keys(type.methods ?? {}), methods(false), type.name),
    ...unknownKeys(Object.keys(type.constructors ?? {}), constructors, type.name),
    ...Object.keys(type.staticFields ?? {}).filter((name) => !fields(true).includes(name)),
    ...Object.keys(type.fields ?? {}).filter((name) => !fields(false).includes(name))
  ];
}

test(
  documented(TABLES, 'every function of the library has the name and parameters of the platform'),
  () => {
    const strange: string[] = [];
    for (const type of SYSTEM_TYPES) {
      const table = platform.type(type.name);
      assert.ok(table, `${type.name} is no type of the platform`);
      assert.equal(table.name, type.name);
      strange.push(...strangeMembers(type, table).map((member) => `${type.name}.${member}`));
    }
    assert.deepEqual(strange, []);
  }
);

test(documented(TABLES, 'enums have the constants of the platform'), () => {
  for (const type of SYSTEM_TYPES) {
    if (type.enumConstants === undefined) continue;
    const table = platform.type(type.name);
    assert.deepEqual(
      [...type.enumConstants].sort(),
      [...(table?.enumConstants ?? [])].sort(),
      type.name
    );
  }
});

test('no type is listed twice', () => {
  const names = SYSTEM_TYPES.map((type) => type.name);
  assert.equal(new Set(names).size, names.length);
});
