import { failedTests, type TestReport } from '../../apex-tests/test-report.ts';
import type { ComponentIds } from '../../deploy/component-ids.ts';
import {
  failuresOf,
  isDone,
  type ComponentResult,
  type Deployment
} from '../../deploy/deployment.ts';
import { testResultJson } from './test-result-json.ts';

/** A moment as the answer's format writes it. */
export type WriteMoment = (milliseconds: number) => string;

export const soapMoment: WriteMoment = (milliseconds) => new Date(milliseconds).toISOString();
export const restMoment: WriteMoment = (milliseconds) =>
  soapMoment(milliseconds).replace('Z', '+0000');

/**
 * A DeployResult.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm
 */
export function deployResultJson(
  deployment: Deployment,
  ids: ComponentIds,
  moment: WriteMoment,
  includeDetails: boolean
): Record<string, unknown> {
  const { options, by, components, tests, status } = deployment;
  const at = (time: number | null): string | null => (time === null ? null : moment(time));
  const failures = failuresOf(components).length;
  const completed = deployment.completedDate ?? deployment.startDate ?? deployment.createdDate;
  return {
    checkOnly: options.checkOnly,
    completedDate: at(deployment.completedDate),
    createdBy: by.id,
    createdByName: by.name,
    createdDate: moment(deployment.createdDate),
    ...(includeDetails ? { details: details(deployment, ids, moment) } : {}),
    done: isDone(deployment),
    ...(deployment.errorMessage === null
      ? {}
      : { errorMessage: deployment.errorMessage, errorStatusCode: 'UNKNOWN_EXCEPTION' }),
    id: deployment.id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: moment(completed),
    numberComponentErrors: failures,
    numberComponentsDeployed: status === 'Succeeded' ? components.length : 0,
    numberComponentsTotal: components.length,
    ...testNumbers(tests),
    rollbackOnError: true,
    runTestsEnabled: options.testLevel !== 'NoTestRun',
    startDate: at(deployment.startDate),
    status,
    success: status === 'Succeeded'
  };
}

function testNumbers(tests: TestReport | null): Record<string, number> {
  const failed = tests === null ? 0 : failedTests(tests).length;
  const total = tests?.results.length ?? 0;
  return {
    numberTestErrors: failed,
    numberTestsCompleted: total - failed,
    numberTestsTotal: total
  };
}

function details(
  { components, tests, completedDate, createdDate }: Deployment,
  ids: ComponentIds,
  moment: WriteMoment
): Record<string, unknown> {
  const date = moment(completedDate ?? createdDate);
  const json = (result: ComponentResult): Record<string, unknown> =>
    componentJson(result, ids, date);
  const failures = failuresOf(components);
  return {
    componentFailures: failures.map(json),
    componentSuccesses: components.filter((each) => !failures.includes(each)).map(json),
    ...(tests === null
      ? { runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 } }
      : { runTestResult: testResultJson(tests, ids) })
  };
}

function componentJson(
  { component, created, changed, deleted, problem }: ComponentResult,
  ids: ComponentIds,
  createdDate: string
): Record<string, unknown> {
  return {
    changed,
    componentType: component.type,
    created,
    createdDate,
    deleted,
    fileName: component.fileName,
    fullName: component.fullName,
    id: ids.idOf(component),
    ...(problem === null
      ? {}
      : {
          problem: problem.text,
          problemType: problem.isWarning ? 'Warning' : 'Error',
          lineNumber: problem.line,
          columnNumber: problem.column
        }),
    success: problem === null || problem.isWarning
  };
}
