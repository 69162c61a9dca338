import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { ApexJob } from '../../async-job.ts';
import type { RunningUser } from '../../transaction.ts';
import { apexException } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { isUserObject } from '../../values/object.ts';
import type { RunOptions } from '../apex-runtime.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { BatchableContext, QueryLocator } from '../library/batch.ts';
import { freezeValue, thawValue } from './frozen-value.ts';
import { endedRow, failureText } from './job-rows.ts';
import type { JobPlace } from './job-runner.ts';
import { jobState } from './job-state.ts';

const LARGEST_SCOPE = 2000;
const STATUS_LENGTH = 255;

/** Runs `start`, `execute` for each part of the rows, and `finish`, each in a transaction of its own. */
export function* runBatchJob(
  place: JobPlace,
  job: ApexJob,
  user: RunningUser
): Generator<void, void, void> {
  const run = new BatchRun(place, job, user);
  const parts = run.start();
  if (parts === null) return;
  for (const part of parts) {
    yield;
    if (!run.isWanted()) return;
    run.execute(part);
  }
  yield;
  run.finish();
}

class BatchRun {
  readonly #place: JobPlace;
  readonly #job: ApexJob;
  readonly #options: RunOptions;
  #frozen: string;
  #processed = 0;
  #errors = 0;
  #firstError: string | null = null;

  constructor(place: JobPlace, job: ApexJob, user: RunningUser) {
    this.#place = place;
    this.#job = job;
    this.#options = { user, isAsynchronous: true, quiddity: 'BATCH_APEX' };
    this.#frozen = job.job;
  }

  #update(values: Readonly<Record<string, string | number | null>>): void {
    const { services } = this.#place.runtime;
    this.#place.write(() => services.platformRows.update('AsyncApexJob', this.#job.id, values));
  }

  /** False once `System.abortJob` has taken it out of the line. */
  isWanted(): boolean {
    const { services } = this.#place.runtime;
    const [row] = services.platformRows.find('AsyncApexJob', { Id: this.#job.id });
    return row?.['Status'] !== 'Aborted';
  }

  /** The rows in parts; null when `start` failed, which ends the job. */
  start(): readonly ApexList[] | null {
    this.#update({ Status: 'Preparing' });
    try {
      const parts = this.#step('start', [], (answer) => this.#partsOf(answer));
      this.#update({ Status: 'Processing', TotalJobItems: parts.length });
      return parts;
    } catch (error) {
      this.#fail(error);
      this.#end(error);
      return null;
    }
  }

  /** A part that fails is counted; the others go on. */
  execute(part: ApexList): void {
    try {
      this.#step('execute', [part], () => null);
    } catch (error) {
      this.#fail(error);
    }
    this.#processed++;
    this.#update({ JobItemsProcessed: this.#processed, NumberOfErrors: this.#errors });
  }

  finish(): void {
    try {
      this.#step('finish', [], () => null);
    } catch (error) {
      this.#fail(error);
    }
    this.#end(null);
  }

  #step<T>(method: string, args: readonly unknown[], use: (answer: unknown) => T): T {
    return this.#place.run(this.#options, (tx) => {
      Object.assign(jobState(tx), { job: this.#job, isBatchStep: method !== 'finish' });
      const target = thawValue(tx, this.#frozen);
      const context = new BatchableContext(this.#job.id);
      const answer = use(tx.invoke(target, method, [context, ...args]));
      if (isStateful(tx, target)) this.#frozen = freezeValue(tx, target);
      return answer;
    });
  }

  #fail(error: unknown): void {
    if (error instanceof UnsupportedError || this.#place.isTest) throw error;
    this.#errors++;
    this.#firstError ??= `First error: ${failureText(error)}`.slice(0, STATUS_LENGTH);
    this.#place.runtime.services.jobFailed(error);
  }

  #end(error: unknown): void {
    const { services } = this.#place.runtime;
    this.#place.write(() => {
      services.jobs.forget(this.#job.id);
      services.platformRows.update('AsyncApexJob', this.#job.id, {
        ...endedRow(services, error),
        NumberOfErrors: this.#errors,
        ExtendedStatus: this.#firstError
      });
    });
  }

  /** @throws System.UnexpectedException in a test for rows that one `execute` does not take */
  #partsOf(answer: unknown): readonly ApexList[] {
    const rows = rowsOf(answer);
    const scope =
      answer instanceof QueryLocator ? Math.min(this.#job.scope, LARGEST_SCOPE) : this.#job.scope;
    const parts: ApexList[] = [];
    for (let from = 0; from < rows.size; from += scope) {
      parts.push(new ApexList(rows.type, rows.items.slice(from, from + scope)));
    }
    if (this.#place.isTest && parts.length > 1) {
      throw apexException('System.UnexpectedException', ONE_EXECUTE);
    }
    return parts;
  }
}

/** Wording as in public reports of the error. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm "you can test only one execution of the execute method" */
const ONE_EXECUTE =
  'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.';

function rowsOf(answer: unknown): ApexList {
  if (answer instanceof QueryLocator) return answer.rows;
  if (answer instanceof ApexList) return answer;
  if (answer === null) {
    throw apexException(
      'System.NullPointerException',
      'Start did not return a valid iterable object.'
    );
  }
  throw new UnsupportedError('A Batchable whose start answers an Iterable that is no List');
}

/** Instances of a Stateful class keep their fields between transactions. */
function isStateful(tx: ApexTransaction, target: unknown): boolean {
  if (!isUserObject(target)) return false;
  return tx.host.program.ancestors(target.apexType.name).has('Database.Stateful');
}
