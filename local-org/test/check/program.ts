import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkProgram, type CheckResult } from '../../src/check/check.ts';
import type { BoundClass } from '../../src/check/bound.ts';
import { Diagnostic } from '../../src/diagnostics/errors.ts';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { parseUnit } from '../../src/syntax/parse.ts';

/** API version of the classes under test. */
const API_VERSION = 67;

const PLATFORM = openPlatformTables();
const SCHEMA = readSchema([folder('metadata')]);

/** A folder beside this file. */
export function folder(name: string): string {
  return join(import.meta.dirname, name);
}

/** The Apex files of a folder, by name. */
export function apexFiles(name: string): readonly string[] {
  return readdirSync(folder(name)).filter(
    (file) => file.endsWith('.cls') || file.endsWith('.trigger')
  );
}

/** Checks sources, file name to text, against the objects in `metadata`; what cannot be parsed is reported like any mistake. */
export function check(
  sources: Readonly<Record<string, string>>,
  apiVersion = API_VERSION
): CheckResult {
  const unparsed: Diagnostic[] = [];
  const units = Object.entries(sources).flatMap(([file, source]) => {
    try {
      return [{ file, unit: parseUnit(source, file), apiVersion }];
    } catch (error) {
      if (!(error instanceof Diagnostic)) throw error;
      unparsed.push(error);
      return [];
    }
  });
  const { program, diagnostics } = checkProgram({ units, schema: SCHEMA, platform: PLATFORM });
  return unparsed.length === 0
    ? { program, diagnostics }
    : { program: null, diagnostics: [...unparsed, ...diagnostics] };
}

/** Text of one Apex file. */
export function source(folderName: string, file: string): string {
  return readFileSync(join(folder(folderName), file), 'utf8');
}

/** The one class of a program without mistakes. */
export function boundClass(text: string, apiVersion = API_VERSION): BoundClass {
  const { program, diagnostics } = check({ 'Sample.cls': text }, apiVersion);
  const [unit] = program?.units ?? [];
  if (unit?.kind !== 'class')
    throw new Error(diagnostics.map((each) => each.describe()).join('\n'));
  return unit;
}
