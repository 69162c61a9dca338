import { join } from 'node:path';
import { packageFolder } from '../support/node-tool.ts';
import { runCommand } from '../support/run-command.ts';
import { outputLines, type Check } from './check.ts';
import { withoutJava } from './java.ts';

interface ApexLsReport {
  readonly files?: readonly {
    readonly path: string;
    readonly messages: readonly {
      readonly start: { readonly line: number; readonly offset: number };
      readonly category: string;
      readonly message: string;
    }[];
  }[];
}

/**
 * Every class through apex-ls, an Apex type checker on the JVM; any message is a fault.
 *
 * @remarks apex-ls exits 0 when it only has warnings, so its report is read, not its exit code.
 */
export const apexLsCheck: Check = {
  name: 'Apex by apex-ls',
  async run() {
    const missing = await withoutJava('java', 'apex-ls');
    if (missing !== null) return missing;
    const jars = join(packageFolder('@salesforce/code-analyzer-pmd-engine'), 'dist/java-lib/*');
    const result = await runCommand('java', [
      '-cp',
      jars,
      'io.github.apexdevtools.apexls.CheckForIssues',
      ...['-w', '.', '-d', 'warnings', '-n', '-f', 'json']
    ]);
    if (result.code !== 0 && result.code !== 4) {
      return { faults: outputLines(`apex-ls ended with ${result.code}`, result.stderr) };
    }
    return { faults: readFaults(result.stdout) };
  }
};

/** The messages of a report, each with its place; columns count from 1. */
export function readFaults(json: string): string[] {
  const report = JSON.parse(json) as ApexLsReport;
  return (report.files ?? []).flatMap((file) =>
    file.messages.map(
      ({ start, category, message }) =>
        `${file.path}:${start.line}:${start.offset + 1} ${category}: ${message}`
    )
  );
}
