import { readCoverage, resetCoverage } from '../apex-tests/coverage.ts';
import { runTests } from '../apex-tests/run-tests.ts';
import { planTests } from '../apex-tests/test-plan.ts';
import {
  orgWideWarnings,
  warningsByUnit,
  type CoverageWarning,
  type TestReport
} from '../apex-tests/test-report.ts';
import type { DeployedProgram } from '../org/program.ts';
import type { RunningUser } from '../runtime/transaction.ts';
import type { DeployOptions } from './deployment.ts';

/** Runs the tests that a deployment asks for, against the program in its place; null where it asks for none. */
export function runDeploymentTests(
  { runtime, units }: DeployedProgram,
  options: DeployOptions,
  user: RunningUser,
  deployed: ReadonlySet<string>
): TestReport | null {
  if (options.testLevel === 'NoTestRun') return null;
  const isSpecified = options.testLevel === 'RunSpecifiedTests';
  const start = performance.now();
  const { classes, unknown } = planTests(units, isSpecified ? options.runTests : []);
  resetCoverage(runtime.host);
  const results =
    isSpecified && options.runTests.length === 0 ? [] : runTests({ runtime, user, classes });
  const coverage = readCoverage(runtime.host);
  const missing = unknown.map((name): CoverageWarning => {
    return { name, message: `No test class found with the name: ${name}` };
  });
  const tooLittle = isSpecified ? warningsByUnit(coverage, deployed) : orgWideWarnings(coverage);
  return {
    results,
    coverage,
    coverageWarnings: [...missing, ...tooLittle],
    milliseconds: Math.round(performance.now() - start)
  };
}
