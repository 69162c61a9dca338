import { runCommand } from '../support/run-command.ts';
import type { CheckResult } from './check.ts';

/**
 * Whether a command of Java is there.
 * @returns null when it is; otherwise what a check answers without it: skipped on a laptop, failed in CI
 */
export async function withoutJava(
  command: 'java' | 'javac',
  checker: string
): Promise<CheckResult | null> {
  if ((await runCommand(command, ['-version'])).code === 0) return null;
  const said = `${command} is not installed, so ${checker} could not check the Apex.`;
  return process.env['CI'] === undefined ? { faults: [], skipped: said } : { faults: [said] };
}
