/** What one check found. `faults` are shown as they are, one a line. */
export interface CheckResult {
  readonly faults: readonly string[];
  /** Said in one line where the check could not run here (no Java on a laptop); never in CI. */
  readonly skipped?: string;
}

export interface Check {
  readonly name: string;
  run(): Promise<CheckResult>;
}

/** Turns the output of a failed tool into faults, without empty lines. */
export function outputLines(...texts: readonly string[]): string[] {
  return texts
    .join('\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}
