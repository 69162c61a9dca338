import path from 'node:path';
import process from 'node:process';
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

// Each test file is a process of its own; what one has compiled of the local org, the next one finds.
process.env['NODE_COMPILE_CACHE'] ??= path.join(STATE_FOLDER, 'compile-cache');

async function runStage(script: string): Promise<Counts> {
  const started = Date.now();
  const result = await runCommand('npm', ['run', '--silent', script]);
  const output = `${result.stdout}${result.stderr}`;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`\n== npm run ${script} (${seconds} s)\n${output.trimEnd()}\n`);
  if (script === 'build') return { passed: 0, failed: result.code === 0 ? 0 : 1 };
  return countTests(output, result.code);
}

async function main(): Promise<void> {
  const total = { passed: 0, failed: 0 };
  for (const wave of WAVES) {
    for (const counts of await Promise.all(wave.map(runStage))) {
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  }
  process.stdout.write(`\ntotal: ${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();
