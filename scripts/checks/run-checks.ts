import process from 'node:process';
import type { Check } from './check.ts';

const AT_ONCE = 2;

/** Runs checks and prints a line for each, faults below it; the exit code says whether all passed. */
export async function runChecks(checks: readonly Check[]): Promise<void> {
  const waiting = [...checks];
  let passed = 0;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runOne(check)) passed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stdout.write(`checks: ${passed} passed, ${checks.length - passed} failed\n`);
  process.exitCode = passed === checks.length ? 0 : 1;
}

async function runOne(check: Check): Promise<boolean> {
  const started = Date.now();
  const { faults, skipped } = await check.run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const verdict = faults.length > 0 ? 'FAIL' : skipped === undefined ? 'ok' : 'skip';
  process.stdout.write(`${verdict.padEnd(5)}${check.name} (${seconds} s)\n`);
  for (const line of skipped === undefined ? faults : [skipped])
    process.stdout.write(`     ${line}\n`);
  return faults.length === 0;
}
