import process from 'node:process';
import { isUserInterface } from '../local-org/src/emit/library-interfaces.ts';
import { openLibrary } from '../local-org/src/org/library.ts';
import { behaviourTests } from '../local-org/test/support/behaviour-tests.ts';
import { openLibraryRecord } from '../local-org/test/support/executed-library.ts';
import { notExecuted } from '../local-org/test/support/library-coverage.ts';
import {
  isImplemented,
  librarySignatures,
  signatureKey,
  type LibrarySignature
} from '../local-org/test/support/library-signatures.ts';
import { runCommand } from './support/run-command.ts';

/** Constants are walked one by one in `enums.test.ts`; methods of interfaces are run by `interfaces.test.ts` in user classes. */
function hasCode({ kind, owner, name, isStatic = false }: LibrarySignature): boolean {
  const isRowId = owner === 'System.SObject' && kind === 'field' && name === 'Id';
  return kind !== 'constant' && !isRowId && (isStatic || !isUserInterface(owner, name));
}

/**
 * What behaviour tests ran of the library against what is implemented.
 *
 * @param executed keys of the signatures that were run
 * @returns a line for each that none of them ran, and the closing line of a test stage
 */
export function libraryCoverage(executed: ReadonlySet<string>): readonly string[] {
  const library = openLibrary();
  const implemented = librarySignatures().filter(
    (each) => hasCode(each) && isImplemented(library, each)
  );
  const missing = notExecuted(implemented, executed).map(signatureKey);
  const [passed, failed] = missing.length === 0 ? [1, 0] : [0, 1];
  return [
    ...missing.map((key) => `no behaviour test runs ${key}`),
    `${implemented.length - missing.length} of ${implemented.length} functions and fields of the library are run by a behaviour test`,
    `library: ${passed} passed, ${failed} failed`
  ];
}

/** Runs the behaviour tests for the coverage alone; what a failing test runs proves nothing. */
async function main(): Promise<void> {
  const record = await openLibraryRecord();
  try {
    const env = { ...process.env, ...record.environment };
    const tests = await runCommand(process.execPath, ['--test', ...behaviourTests()], { env });
    if (tests.code !== 0) process.stdout.write(tests.stdout + tests.stderr);
    const lines = libraryCoverage(await record.read());
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exitCode = tests.code === 0 && lines.length === 2 ? 0 : 1;
  } finally {
    await record.remove();
  }
}

if (process.argv[1] === import.meta.filename) await main();
