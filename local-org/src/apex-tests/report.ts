import type { Coverage } from './coverage.ts';
import type { TestResult } from './run-tests.ts';

/** The report a person reads: each failure with its Apex lines, then one line about everything. */
export function reportText(
  results: readonly TestResult[],
  coverage: Coverage | null,
  milliseconds: number
): string {
  const failures = results.filter((result) => result.outcome !== 'Pass');
  const blocks = failures.map(failureText);
  const passed = results.length - failures.length;
  const seconds = (milliseconds / 1000).toFixed(1);
  const covered =
    coverage === null
      ? ''
      : `, coverage ${coverage.percent.toFixed(1)} % (${coverage.covered} of ${coverage.coverable} lines)`;
  const line = `Apex tests: ${passed} passed, ${failures.length} failed${covered}, ${seconds} s`;
  return [...blocks, line].join('\n');
}

function failureText(result: TestResult): string {
  const lines = [`FAIL ${result.className}.${result.method}`, ...indented(result.message)];
  return [...lines, ...indented(result.stackTrace), ''].join('\n');
}

function indented(text: string | null): readonly string[] {
  if (text === null || text === '') return [];
  return text.split('\n').map((line) => `  ${line}`);
}

/** Classes in the order of what is missing, one a line: name, percent, uncovered lines. */
export function coverageText(coverage: Coverage): string {
  return [...coverage.units]
    .filter((unit) => unit.uncoveredLines.length > 0)
    .sort((a, b) => b.uncoveredLines.length - a.uncoveredLines.length)
    .map((unit) => {
      const total = unit.coveredLines.length + unit.uncoveredLines.length;
      const percent = ((unit.coveredLines.length / total) * 100).toFixed(0);
      return `${unit.name} ${percent} % (not covered: ${unit.uncoveredLines.join(', ')})`;
    })
    .join('\n');
}
