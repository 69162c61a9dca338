import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { packageFolder } from '../support/node-tool.ts';
import { runCommand } from '../support/run-command.ts';
import { outputLines, type Check } from './check.ts';
import { withoutJava } from './java.ts';

const RULES = join(import.meta.dirname, 'pmd-rules.xml');

/** What Salesforce's wrapper around PMD writes. */
interface PmdReport {
  readonly violations: readonly {
    readonly rule: string;
    readonly message: string;
    readonly codeLocation: {
      readonly file: string;
      readonly startLine: number;
      readonly startCol: number;
    };
  }[];
  readonly processingErrors: readonly { readonly file: string; readonly message: string }[];
}

/**
 * Every class and trigger through PMD with the rules of `pmd-rules.xml`.
 *
 * @remarks Called as `@salesforce/code-analyzer-pmd-engine` calls it, through Salesforce's wrapper class, so that Salesforce's own
 * AppExchange rules are among them; the packages above the engine are not needed for it.
 */
export const pmdCheck: Check = {
  name: 'Apex by PMD (security, performance, AppExchange)',
  async run() {
    return (
      (await withoutJava('java', 'PMD')) ?? { faults: await runPmd([...apexFiles('force-app')]) }
    );
  }
};

/** Runs the rules over files. @returns faults as `file:line:column rule: message` */
export async function runPmd(files: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bird-pmd-'));
  try {
    const input = { ruleSetInputFile: RULES, runDataPerLanguage: { apex: { filesToScan: files } } };
    const [inputFile, reportFile] = [join(folder, 'input.json'), join(folder, 'report.json')];
    writeFileSync(inputFile, JSON.stringify(input));
    const result = await runCommand('java', [
      ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
      ...['-cp', join(packageFolder('@salesforce/code-analyzer-pmd-engine'), 'dist/java-lib/*')],
      ...['com.salesforce.sfca.pmdwrapper.PmdWrapper', 'run', inputFile, reportFile]
    ]);
    if (result.code !== 0) {
      return outputLines(`PMD ended with ${result.code}`, result.stdout, result.stderr);
    }
    return readFaults(JSON.parse(readFileSync(reportFile, 'utf8')) as PmdReport);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFaults({ violations, processingErrors }: PmdReport): readonly string[] {
  return [
    ...processingErrors.map(({ file, message }) => `${shown(file)} ${message}`),
    ...violations.map(
      ({ rule, message, codeLocation: { file, startLine, startCol } }) =>
        `${shown(file)}:${startLine}:${startCol} ${rule}: ${message}`
    )
  ];
}

function shown(file: string): string {
  return relative(process.cwd(), file);
}

function apexFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.cls') || name.endsWith('.trigger'))
    .map((name) => join(process.cwd(), folder, name));
}
