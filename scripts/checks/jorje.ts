import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { readSchema } from '../../local-org/src/metadata/read-schema.ts';
import { runCommand } from '../support/run-command.ts';
import { outputLines, type Check, type CheckResult } from './check.ts';
import { withoutJava } from './java.ts';
import { compilerJar, libraryDeclarations } from './jorje/library-declarations.ts';
import { objectLines } from './jorje/object-lines.ts';

const PROGRAM = join(import.meta.dirname, 'jorje');

/**
 * Every class and trigger through Salesforce's own compiler, up to and including validation; its every message is a fault.
 *
 * @remarks The compiler comes with `prettier-plugin-apex`. What stands inside a query and which labels exist it asks the org about;
 * the local org's own compiler checks these. `Iterable` and `Iterator` have no methods here: calling them by hand would be refused.
 */
export const jorjeCheck: Check = {
  name: "Apex by Salesforce's compiler",
  async run() {
    return (
      (await withoutJava('javac', "Salesforce's compiler")) ??
      (await compileWithJorje(['force-app']))
    );
  }
};

/**
 * Compiles folders as one org.
 * @returns faults as `file:line:column message`, in the compiler's words
 */
export async function compileWithJorje(folders: readonly string[]): Promise<CheckResult> {
  const program = await driver();
  if (typeof program !== 'string') return program;
  const folder = mkdtempSync(join(tmpdir(), 'bird-jorje-'));
  try {
    writeOrg(folder, folders);
    const result = await runCommand('java', [
      ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xss4m'],
      ...['-cp', `${compilerJar()}${delimiter}${program}`, 'ApexChecker'],
      ...[join(folder, 'library'), join(folder, 'objects.txt'), ...folders]
    ]);
    if (result.code !== 0) {
      return {
        faults: outputLines(`Salesforce's compiler ended with ${result.code}`, result.stderr)
      };
    }
    // A fault of the parser comes once for each pass that met it.
    return { faults: [...new Set(outputLines(result.stdout).map(readFault))] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFault(line: string): string {
  const [file, row, column, ...message] = line.split('\t');
  return `${file}:${row}:${column} ${message.join('\t')}`;
}

/** What the compiler asks the org about, as files. */
function writeOrg(folder: string, folders: readonly string[]): void {
  const schema = readSchema(folders);
  writeFileSync(join(folder, 'objects.txt'), objectLines(schema).join('\n'));
  for (const [path, text] of libraryDeclarations(schema, folders.flatMap(readApex))) {
    const file = join(folder, 'library', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function readApex(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.cls') || name.endsWith('.trigger'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Folder of the compiled Java program, compiled once for its text. */
async function driver(): Promise<string | CheckResult> {
  const files = readdirSync(PROGRAM)
    .filter((name) => name.endsWith('.java'))
    .sort()
    .map((name) => join(PROGRAM, name));
  const hash = createHash('sha256').update(compilerJar());
  for (const file of files) hash.update(readFileSync(file));
  const kept = join('.local-org', 'jorje', hash.digest('hex').slice(0, 16));
  if (existsSync(kept)) return kept;
  mkdirSync(dirname(kept), { recursive: true });
  const fresh = mkdtempSync(`${kept}-`);
  const result = await runCommand('javac', [
    '-nowarn',
    '-cp',
    compilerJar(),
    '-d',
    fresh,
    ...files
  ]);
  if (result.code !== 0) return { faults: outputLines(result.stdout, result.stderr) };
  if (existsSync(kept)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, kept);
  return kept;
}
