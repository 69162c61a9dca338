import { runTool } from '../support/node-tool.ts';
import { outputLines, type Check } from './check.ts';

function toolCheck(name: string, packageName: string, command: string, args: string[]): Check {
  return {
    name,
    async run() {
      const result = await runTool(packageName, command, args);
      return { faults: result.code === 0 ? [] : outputLines(result.stdout, result.stderr) };
    }
  };
}

/** Prettier, with Salesforce's own Apex parser for classes and triggers: what it cannot parse is a fault too. */
export const formatCheck = toolCheck(
  'format (prettier, Apex by its Salesforce parser)',
  'prettier',
  'prettier',
  ['--check', '--log-level', 'warn', '.']
);

export const lintCheck = toolCheck('lint (eslint)', 'eslint', 'eslint', [
  '.',
  '--max-warnings',
  '0'
]);

export const typesCheck = toolCheck('types of scripts and local org (tsc)', 'typescript', 'tsc', [
  '-p',
  'tsconfig.json'
]);

export const lwcTypesCheck = toolCheck('types of the LWC (tsc)', 'typescript', 'tsc', [
  '-p',
  'tsconfig.lwc.json'
]);

export const pageTypesCheck = toolCheck(
  "types of the local org's pages (tsc)",
  'typescript',
  'tsc',
  ['-p', 'local-org/src/ui/browser/tsconfig.json']
);

export const benchTypesCheck = toolCheck("types of the bench's page (tsc)", 'typescript', 'tsc', [
  '-p',
  'scripts/bench/page/tsconfig.json'
]);
