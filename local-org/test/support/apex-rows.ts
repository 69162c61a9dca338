import { fileURLToPath } from 'node:url';
import { checkProgram } from '../../src/check/check.ts';
import { emitProgram } from '../../src/emit/emit.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import type { Schema } from '../../src/metadata/schema.ts';
import { openLibrary } from '../../src/org/library.ts';
import { LocalOrg } from '../../src/org/local-org.ts';
import { callStatic } from '../../src/runtime/core/reflection.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { plainValue } from './plain-value.ts';
import { Snippet } from './apex.ts';

/** Objects `Shop__c` and `Item__c` (its detail), custom metadata `Tone__mdt`, the platform event `Ping__e`. */
const METADATA = ['../database/metadata', '../core/metadata'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url))
);
const SCHEMA = readSchema(METADATA);
const PLATFORM = openPlatformTables();
const API_VERSION = 67;
const NOW = Date.UTC(2026, 10, 22, 3, 4, 5);

/** Compiles Apex files into a fresh org in memory. @throws Diagnostic the first mistake */
function deploy(schema: Schema, files: Readonly<Record<string, string>>): LocalOrg {
  const units = Object.entries(files).map(([file, source]) => ({
    file,
    unit: parseUnit(source, file),
    apiVersion: API_VERSION
  }));
  const { program, diagnostics } = checkProgram({
    units,
    schema,
    platform: PLATFORM
  });
  if (program === null) throw diagnostics[0]!;
  return LocalOrg.open({
    project: { schema, units: emitProgram(program, openLibrary()) },
    database: null,
    baseUrl: 'https://bird.example.com',
    now: () => NOW
  });
}

/** Runs `Snippet.run()` as an Apex test of the administrator. */
function runTest(schema: Schema, files: Readonly<Record<string, string>>): unknown {
  const org = deploy(schema, files);
  try {
    const user = org.users.byId(org.users.activeIds()[0]!)!;
    org.runtime.services.database.begin();
    return org.runtime.runInside({ user, isTest: true }, () =>
      plainValue(callStatic(org.runtime.host, 'Snippet', 'run', []))
    );
  } finally {
    org.close();
  }
}

/**
 * Statements that use the database, in system mode where they do not say otherwise; they run as an Apex test of the
 * administrator in an org of their own.
 */
export function rows(strings: TemplateStringsArray, ...values: readonly unknown[]): Snippet {
  return rowsWith({})(strings, ...values);
}

/** Like {@link rows}, beside other classes and triggers, by file name. */
export function rowsWith(files: Readonly<Record<string, string>>): Rows {
  return rowsOf(SCHEMA, files);
}

/** Like {@link rows}, in an org that has what further folders hold: metadata, or a scratch definition with features. */
export function rowsIn(
  folders: readonly string[],
  files: Readonly<Record<string, string>> = {}
): Rows {
  return rowsOf(readSchema([...METADATA, ...folders]), files);
}

type Rows = (strings: TemplateStringsArray, ...values: readonly unknown[]) => Snippet;

function rowsOf(schema: Schema, files: Readonly<Record<string, string>>): Rows {
  return (strings, ...values) => {
    const body = String.raw({ raw: strings.raw }, ...values);
    const source = `@IsTest private without sharing class Snippet { public static Object run() { ${body} } }`;
    return new Snippet(
      { ...files, 'Snippet.cls': source },
      {
        compile: (all) => deploy(schema, all),
        run: (all) => runTest(schema, all)
      }
    );
  };
}
