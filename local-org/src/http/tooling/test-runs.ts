import { readCoverage, resetCoverage } from '../../apex-tests/coverage.ts';
import { runTests, type TestResult } from '../../apex-tests/run-tests.ts';
import { planTests, type TestClass } from '../../apex-tests/test-plan.ts';
import { testTime, type TestReport } from '../../apex-tests/test-report.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { makeId } from '../../store/ids.ts';
import { apiError } from '../api-error.ts';
import { CoverageRows } from './coverage-rows.ts';
import type { TestRequest } from './test-request.ts';
import type { ToolingRows } from './tooling-rows.ts';

const JOB_PREFIX = '707';

/** An asynchronous run that has begun. */
interface Run {
  readonly jobId: string;
  readonly resultId: string;
  readonly request: TestRequest;
  readonly user: RunningUser;
  readonly items: readonly { readonly id: string; readonly testClass: TestClass }[];
}

/** Runs of Apex tests that clients ask for; their results are rows of the Tooling API. */
export class TestRuns {
  readonly rows: ToolingRows;
  readonly #org: LocalOrg;
  readonly #now: () => number;
  readonly #takeTurn: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  #count: number;

  constructor(
    org: LocalOrg,
    rows: ToolingRows,
    now: () => number,
    takeTurn: () => Promise<void>,
    report: (error: unknown) => void
  ) {
    this.#org = org;
    this.rows = rows;
    this.#now = now;
    this.#takeTurn = takeTurn;
    this.#report = report;
    this.#count = Math.floor(now() / 1000);
  }

  /** Runs tests and answers their results. @throws ApiError 400 for names that nothing has */
  runNow(request: TestRequest, user: RunningUser): TestReport {
    const start = performance.now();
    const classes = this.#plan(request);
    const coverage = request.withCoverage ? new CoverageRows(this.rows) : null;
    const results = this.#runClasses(classes, user, coverage);
    coverage?.finish();
    return {
      results,
      coverage: null,
      coverageWarnings: [],
      milliseconds: Math.round(performance.now() - start)
    };
  }

  /** Puts tests in line. @returns the id of the job. @throws ApiError 400 for names that nothing has */
  start(request: TestRequest, user: RunningUser): string {
    const classes = this.#plan(request);
    const jobId = makeId(JOB_PREFIX, ++this.#count);
    const resultId = this.rows.insert('ApexTestRunResult', {
      AsyncApexJobId: jobId,
      Status: 'Queued',
      UserId: user.id,
      IsAllTests: request.names.length === 0 ? 1 : 0,
      StartTime: this.#second(),
      ClassesCompleted: 0,
      ClassesEnqueued: classes.length,
      MethodsCompleted: 0,
      MethodsFailed: 0,
      MethodsEnqueued: classes.reduce((sum, { tests }) => sum + tests.length, 0),
      TestTime: 0,
      TestSetupTime: 0
    });
    const items = classes.map((testClass) => ({
      testClass,
      id: this.rows.insert('ApexTestQueueItem', {
        ParentJobId: jobId,
        Status: 'Queued',
        ApexClassId: this.rows.codeId(testClass.name),
        TestRunResultId: resultId
      })
    }));
    const run = { jobId, resultId, request, user, items };
    this.#last = this.#last.then(() => this.#run(run)).catch((error) => this.#fail(run, error));
    return jobId;
  }

  /** Resolves when no run is in line. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #plan({ names }: TestRequest): readonly TestClass[] {
    const { classes, unknown } = planTests(this.#org.units, names);
    if (unknown.length === 0) return classes;
    const text = `This class name's value is invalid: ${unknown.join(', ')}. Provide the name of an Apex class that has test methods.`;
    throw apiError(400, 'INVALID_INPUT', text);
  }

  /** One class a turn, so that requests come between. */
  async #run(run: Run): Promise<void> {
    const coverage = run.request.withCoverage ? new CoverageRows(this.rows) : null;
    this.rows.update('ApexTestRunResult', run.resultId, { Status: 'Processing' });
    const all: TestResult[] = [];
    for (const [index, { id, testClass }] of run.items.entries()) {
      await this.#takeTurn();
      this.rows.update('ApexTestQueueItem', id, { Status: 'Processing' });
      const results = this.#runClasses([testClass], run.user, coverage);
      for (const result of results) this.#keep(run, id, result);
      all.push(...results);
      this.rows.update('ApexTestQueueItem', id, { Status: 'Completed' });
      this.rows.update('ApexTestRunResult', run.resultId, {
        ClassesCompleted: index + 1,
        MethodsCompleted: all.length,
        MethodsFailed: all.filter(({ outcome }) => outcome !== 'Pass').length,
        TestTime: testTime(all)
      });
    }
    coverage?.finish();
    this.rows.update('ApexTestRunResult', run.resultId, {
      Status: all.some(({ outcome }) => outcome !== 'Pass') ? 'Failed' : 'Completed',
      EndTime: this.#second()
    });
  }

  #runClasses(
    classes: readonly TestClass[],
    user: RunningUser,
    coverage: CoverageRows | null
  ): readonly TestResult[] {
    const { runtime } = this.#org;
    if (coverage === null) return runTests({ runtime, user, classes });
    resetCoverage(runtime.host);
    const tested = ({ className, method }: TestResult): void => {
      coverage.add(className, method, readCoverage(runtime.host));
      resetCoverage(runtime.host);
    };
    return runTests({ runtime, user, classes, tested });
  }

  #keep({ jobId, resultId }: Run, itemId: string, result: TestResult): void {
    this.rows.insert('ApexTestResult', {
      QueueItemId: itemId,
      ApexClassId: this.rows.codeId(result.className),
      ApexTestRunResultId: resultId,
      AsyncApexJobId: jobId,
      MethodName: result.method,
      Outcome: result.outcome === 'Pass' ? 'Pass' : 'Fail',
      Message: result.message,
      StackTrace: result.stackTrace,
      RunTime: result.milliseconds,
      TestTimestamp: this.#second(),
      IsTestSetup: 0
    });
  }

  #fail({ resultId, items }: Run, error: unknown): void {
    this.#report(error);
    const ExtendedStatus = (error instanceof Error ? error.message : String(error)).slice(0, 255);
    for (const { id } of items)
      this.rows.update('ApexTestQueueItem', id, { Status: 'Failed', ExtendedStatus });
    this.rows.update('ApexTestRunResult', resultId, { Status: 'Failed', EndTime: this.#second() });
  }

  #second(): number {
    return Math.floor(this.#now() / 1000) * 1000;
  }
}
