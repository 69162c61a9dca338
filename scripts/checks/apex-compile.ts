import { runCommand } from '../support/run-command.ts';
import { outputLines, type Check } from './check.ts';

/** Every class, trigger and query through the local org's own compiler, against the deployed schema. */
export const apexCompileCheck: Check = {
  name: 'Apex, SOQL and metadata by the local org',
  async run() {
    const result = await runCommand(process.execPath, ['local-org/src/cli/main.ts', 'check']);
    return { faults: result.code === 0 ? [] : outputLines(result.stdout, result.stderr) };
  }
};
