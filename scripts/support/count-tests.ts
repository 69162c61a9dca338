export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Closing lines of our own runners, of node:test and of Jest; each gives the passed and the failed number. */
const CLOSING_LINES: readonly RegExp[] = [
  /^[A-Za-z ]+: (?<passed>\d+) passed, (?<failed>\d+) failed/m,
  /^ℹ pass (?<passed>\d+)$[\s\S]*^ℹ fail (?<failed>\d+)$/m,
  /^Tests: +(?:(?<failed>\d+) failed, )?(?:\d+ skipped, )?(?:(?<passed>\d+) passed, )?\d+ total$/m
];

/**
 * Reads how many tests a stage ran. A stage that ran none, that skipped some, or that failed without
 * counting a failure, counts as one failure more: nothing passes by silence.
 */
export function countTests(output: string, exitCode: number): Counts {
  const groups = CLOSING_LINES.map((line) => line.exec(output)?.groups).find(
    (found) => found !== undefined
  );
  const passed = Number(groups?.['passed'] ?? 0);
  const failed = Number(groups?.['failed'] ?? 0);
  const isSilentFault =
    failed === 0 && (exitCode !== 0 || passed === 0 || skippedTests(output) > 0);
  return { passed, failed: isSilentFault ? 1 : failed };
}

function skippedTests(output: string): number {
  const found = /^ℹ skipped (\d+)$/m.exec(output) ?? /^Tests:.* (\d+) skipped/m.exec(output);
  return Number(found?.[1] ?? 0);
}
