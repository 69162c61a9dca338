import type { TestReport } from '../apex-tests/test-report.ts';
import type { Component } from './component.ts';

/** Which tests a deployment runs. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
export type TestLevel = 'NoTestRun' | 'RunSpecifiedTests' | 'RunLocalTests' | 'RunAllTestsInOrg';

export interface DeployOptions {
  /** Try everything, keep nothing. */
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly testLevel: TestLevel;
  /** Test classes or `Class.method`s of RunSpecifiedTests. */
  readonly runTests: readonly string[];
}

/** Who deploys. */
export interface Deployer {
  readonly id: string;
  readonly name: string;
}

/** What became of one component. */
export interface ComponentResult {
  readonly component: Component;
  readonly created: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
  /** Nothing is wrong where it is null. */
  readonly problem: Problem | null;
}

export interface Problem {
  readonly text: string;
  readonly isWarning: boolean;
  /** null where the problem has no place. */
  readonly line: number | null;
  readonly column: number | null;
}

export type DeployStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Canceled';

/** A deployment as clients follow it. */
export interface Deployment {
  readonly id: string;
  readonly options: DeployOptions;
  readonly by: Deployer;
  readonly status: DeployStatus;
  /** Milliseconds since 1970; null before it. */
  readonly createdDate: number;
  readonly startDate: number | null;
  readonly completedDate: number | null;
  readonly components: readonly ComponentResult[];
  /** null where no tests ran. */
  readonly tests: TestReport | null;
  /** What is wrong with the package as a whole. */
  readonly errorMessage: string | null;
}

export function isDone({ status }: Deployment): boolean {
  return status !== 'Pending' && status !== 'InProgress';
}

/** Components with an error. */
export function failuresOf(components: readonly ComponentResult[]): readonly ComponentResult[] {
  return components.filter(({ problem }) => problem !== null && !problem.isWarning);
}
