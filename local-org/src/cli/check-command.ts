import process from 'node:process';
import type { Diagnostic } from '../diagnostics/errors.ts';
import { stateFolderOf } from '../org/state-folder.ts';
import { compileProject } from '../org/compile.ts';
import { EXIT } from './exit-codes.ts';

/** Compiles the project and prints its diagnostics, one a line: `file:line:column message`. @returns the exit code */
export function checkCommand(projectRoot: string, folders: readonly string[]): number {
  const { project, diagnostics } = compileProject(projectRoot, folders, stateFolderOf(projectRoot));
  printDiagnostics(diagnostics);
  if (project === null) return EXIT.failures;
  process.stderr.write(`${project.units.length} Apex classes and triggers compiled, no errors.\n`);
  return EXIT.ok;
}

export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) process.stdout.write(`${diagnostic.describe()}\n`);
}
