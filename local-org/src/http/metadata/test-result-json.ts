import type { UnitCoverage } from '../../apex-tests/coverage.ts';
import type { TestResult } from '../../apex-tests/run-tests.ts';
import { failedTests, testTime, type TestReport } from '../../apex-tests/test-report.ts';
import type { ComponentIds } from '../../deploy/component-ids.ts';

/**
 * A run of tests as `runTestsSynchronous` and deployments answer it.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm (RunTestsResult)
 */
export function testResultJson(report: TestReport, ids: ComponentIds): Record<string, unknown> {
  const failures = failedTests(report);
  const successes = report.results.filter(({ outcome }) => outcome === 'Pass');
  return {
    apexLogId: null,
    codeCoverage: (report.coverage?.units ?? []).map((unit) => coverageJson(unit, ids)),
    codeCoverageWarnings: report.coverageWarnings.map(({ name, message }) => ({
      id: name === null ? null : ids.idOf({ type: 'ApexClass', fullName: name }),
      message,
      name,
      namespace: null
    })),
    failures: failures.map((result) => failureJson(result, ids)),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failures.length,
    numTestsRun: report.results.length,
    successes: successes.map((result) => successJson(result, ids)),
    totalTime: testTime(report.results)
  };
}

function successJson(result: TestResult, ids: ComponentIds): Record<string, unknown> {
  return {
    id: ids.idOf({ type: 'ApexClass', fullName: result.className }),
    methodName: result.method,
    name: result.className,
    namespace: null,
    seeAllData: false,
    time: result.milliseconds
  };
}

function failureJson(result: TestResult, ids: ComponentIds): Record<string, unknown> {
  return {
    ...successJson(result, ids),
    message: result.message,
    packageName: result.className,
    stackTrace: result.stackTrace,
    type: 'Class'
  };
}

function coverageJson(unit: UnitCoverage, ids: ComponentIds): Record<string, unknown> {
  const isTrigger = unit.file.endsWith('.trigger');
  const fullName = unit.name;
  return {
    id: ids.idOf({ type: isTrigger ? 'ApexTrigger' : 'ApexClass', fullName }),
    locationsNotCovered: unit.uncoveredLines.map((line) => ({
      column: 1,
      line,
      numExecutions: 0,
      time: -1
    })),
    name: fullName,
    namespace: null,
    numLocations: unit.coveredLines.length + unit.uncoveredLines.length,
    numLocationsNotCovered: unit.uncoveredLines.length,
    type: isTrigger ? 'Trigger' : 'Class'
  };
}
