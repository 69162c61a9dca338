import type { Coverage } from './coverage.ts';
import type { TestResult } from './run-tests.ts';

/** A run of tests with what they covered. */
export interface TestReport {
  readonly results: readonly TestResult[];
  readonly coverage: Coverage | null;
  /** What keeps a deployment back although no test failed. */
  readonly coverageWarnings: readonly CoverageWarning[];
  /** Milliseconds of the whole run. */
  readonly milliseconds: number;
}

export interface CoverageWarning {
  /** Class or trigger; null for all of them together. */
  readonly name: string | null;
  readonly message: string;
}

/** Percentage of lines that must be covered. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_code_coverage_intro.htm */
const REQUIRED = 75;

/** Whether enough is covered, of everything together. */
export function orgWideWarnings({ percent }: Coverage): readonly CoverageWarning[] {
  const shown = Math.floor(percent);
  if (percent >= REQUIRED) return [];
  const message = `Average test coverage across all Apex Classes and Triggers is ${shown}%, at least ${REQUIRED}% test coverage is required.`;
  return [{ name: null, message }];
}

/** Whether enough is covered of each class and trigger named. */
export function warningsByUnit(
  coverage: Coverage,
  names: ReadonlySet<string>
): readonly CoverageWarning[] {
  return coverage.units.flatMap(({ name, coveredLines, uncoveredLines }) => {
    const all = coveredLines.length + uncoveredLines.length;
    const percent = all === 0 ? 100 : (coveredLines.length / all) * 100;
    if (!names.has(name) || percent >= REQUIRED) return [];
    const message = `Test coverage of selected Apex Class is ${Math.floor(percent)}%, at least ${REQUIRED}% test coverage is required`;
    return [{ name, message }];
  });
}

/** Tests that did not pass. */
export function failedTests({ results }: TestReport): readonly TestResult[] {
  return results.filter(({ outcome }) => outcome !== 'Pass');
}

/** Milliseconds that the test methods themselves took. */
export function testTime(results: readonly TestResult[]): number {
  return results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
