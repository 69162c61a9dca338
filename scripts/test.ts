import path from 'node:path';
import process from 'node:process';
import { openLibraryRecord } from '../local-org/test/support/executed-library.ts';
import { libraryCoverage } from './library-coverage.ts';
import { countTests, type Counts } from './support/count-tests.ts';
import { STATE_FOLDER } from './project.ts';
import { runCommand } from './support/run-command.ts';

/** A part of the whole test, run as its own npm script. Stages of one wave run side by side. */
const WAVES: readonly (readonly string[])[] = [
  ['build'],
  ['check'],
  ['test:apex', 'test:lwc'],
  ['test:local-org'],
  ['test:e2e']
];
/** A stage that takes longer hangs: it is ended, and what it printed so far is shown. */
const STAGE_LIMIT_MS = 20 * 60_000;
/** Its processes note what they run of the platform's library. */
const RECORDED = 'test:local-org';

type Environment = Readonly<Record<string, string>>;

// Each test file is a process of its own; what one has compiled of the local org, the next one finds.
process.env['NODE_COMPILE_CACHE'] ??= path.join(STATE_FOLDER, 'compile-cache');

async function runStage(script: string, recording: Environment): Promise<Counts> {
  const started = Date.now();
  const env = script === RECORDED ? { ...process.env, ...recording } : process.env;
  const result = await runCommand('npm', ['run', '--silent', script], {
    env,
    timeoutMs: STAGE_LIMIT_MS
  });
  const output = `${result.stdout}${result.stderr}`;
  report(`npm run ${script}`, started, output);
  if (script === 'build') return { passed: 0, failed: result.code === 0 ? 0 : 1 };
  return countTests(output, result.code);
}

/** The last stage: that a behaviour test of the run ran each function of the library. */
async function coverageStage(executed: Promise<ReadonlySet<string>>): Promise<Counts> {
  const started = Date.now();
  const output = libraryCoverage(await executed).join('\n');
  report('library coverage', started, output);
  return countTests(output, 0);
}

function report(stage: string, started: number, output: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`\n== ${stage} (${seconds} s)\n${output.trimEnd()}\n`);
}

async function main(): Promise<void> {
  const record = await openLibraryRecord();
  const all: Counts[] = [];
  try {
    for (const wave of WAVES) {
      all.push(...(await Promise.all(wave.map((each) => runStage(each, record.environment)))));
    }
    all.push(await coverageStage(record.read()));
  } finally {
    await record.remove();
  }
  const sum = (part: keyof Counts): number => all.reduce((total, each) => total + each[part], 0);
  process.stdout.write(`\ntotal: ${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

await main();
