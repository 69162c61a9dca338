/**
 * The local org's command line.
 *
 *     local-org check          deploys the package's source and prints what is wrong
 *     local-org test [Name…]   runs the Apex tests, all or the named classes, with coverage
 *     local-org watch Name…    runs the named tests again after each change
 */
import path from 'node:path';
import process from 'node:process';
import { UnsupportedError } from '../diagnostics/errors.ts';
import { checkCommand } from './check-command.ts';
import { EXIT } from './exit-codes.ts';
import { testCommand } from './test-command.ts';
import { watchCommand } from './watch-command.ts';

const PROJECT_ROOT = path.join(import.meta.dirname, '../../..');
const FOLDERS = [path.join(PROJECT_ROOT, 'force-app')];
const USAGE = 'Usage: local-org check | local-org test [TestClass…] | local-org watch TestClass…';

function main([command, ...rest]: readonly string[]): number {
  try {
    if (command === 'check' && rest.length === 0) return checkCommand(PROJECT_ROOT, FOLDERS);
    if (command === 'test') return testCommand(PROJECT_ROOT, FOLDERS, rest);
    if (command === 'watch' && rest.length > 0) {
      watchCommand(PROJECT_ROOT, FOLDERS, rest);
      return EXIT.ok;
    }
    process.stderr.write(`${USAGE}\n`);
    return EXIT.wrongUsage;
  } catch (error) {
    if (error instanceof UnsupportedError) {
      process.stderr.write(`${error.message}\n`);
      return EXIT.unsupported;
    }
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
    );
    return EXIT.fault;
  }
}

process.exitCode = main(process.argv.slice(2));
