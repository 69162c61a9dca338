import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { ApexJob } from '../../async-job.ts';
import { ASYNCHRONOUS_LIMITS, SYNCHRONOUS_LIMITS, type LimitAmounts } from '../../limits.ts';
import { requestId, setRequestId } from '../../system/request.ts';
import type { RunningUser } from '../../transaction.ts';
import { ApexList } from '../../values/list.ts';
import type { ApexRuntime, RunOptions } from '../apex-runtime.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { FinalizerContext, QueueableContext } from '../library/queueable-context.ts';
import { SchedulableContext } from '../library/schedulable-context.ts';
import { callStatic, callWithContext } from '../reflection.ts';
import { runBatchJob } from './batch-run.ts';
import { thawValue } from './frozen-value.ts';
import { endedRow } from './job-rows.ts';
import { jobState } from './job-state.ts';
import { afterFiring } from './schedule.ts';

/** Where transactions of jobs run: the server, or inside of a test. */
export interface JobPlace {
  readonly runtime: ApexRuntime;
  readonly isTest: boolean;
  /** One transaction of its own. */
  run<T>(options: RunOptions, action: (tx: ApexTransaction) => T): T;
  /** The platform's own writes. */
  write(action: () => void): void;
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm "Synchronous governor limits apply for the Finalizer transaction, except …" */
const FINALIZER_LIMITS: LimitAmounts = {
  ...SYNCHRONOUS_LIMITS,
  heapSize: ASYNCHRONOUS_LIMITS.heapSize,
  queueableJobs: ASYNCHRONOUS_LIMITS.queueableJobs,
  futureCalls: ASYNCHRONOUS_LIMITS.futureCalls
};

/** Runs a job to its end, one transaction a step. @throws what made it fail, after its finalizer has run */
export function* jobSteps(place: JobPlace, job: ApexJob): Generator<void, void, void> {
  if (job.kind === 'batch') yield* runBatchJob(place, job, userOf(place, job));
  else if (job.kind === 'scheduled') runScheduled(place, job);
  else runOnce(place, job);
}

/** Whoever put it in line; the Automated Process user when that user is gone. */
function userOf({ runtime }: JobPlace, job: ApexJob): RunningUser {
  return runtime.services.userById(job.userId) ?? runtime.services.automatedProcessUser();
}

/** What is left of the transaction of a job, for its finalizer. */
interface Rest {
  finalizer: unknown;
  requestId: string;
}

/** A Queueable or a future method. */
function runOnce(place: JobPlace, job: ApexJob): void {
  const { services } = place.runtime;
  place.write(() => services.platformRows.update('AsyncApexJob', job.id, { Status: 'Processing' }));
  const user = userOf(place, job);
  const rest: Rest = { finalizer: null, requestId: '' };
  let failure: { readonly error: unknown } | null = null;
  try {
    const quiddity = job.kind === 'future' ? 'FUTURE' : 'QUEUEABLE';
    place.run({ user, isAsynchronous: true, quiddity }, (tx) => execute(tx, job, rest));
  } catch (error) {
    if (error instanceof UnsupportedError) throw error;
    failure = { error };
  }
  place.write(() => {
    services.jobs.forget(job.id);
    services.platformRows.update('AsyncApexJob', job.id, {
      ...endedRow(services, failure?.error ?? null)
    });
  });
  if (rest.finalizer !== null) finalize(place, job, user, rest, failure?.error ?? null);
  if (failure !== null) throw failure.error;
}

function execute(tx: ApexTransaction, job: ApexJob, rest: Rest): void {
  const state = jobState(tx);
  state.job = job;
  rest.requestId = requestId(tx);
  const target = thawValue(tx, job.job);
  try {
    if (job.method === undefined)
      callWithContext(tx.host, target, 'execute', new QueueableContext(job.id));
    else callFuture(tx, job.method, target);
  } finally {
    rest.finalizer = state.finalizer;
  }
}

function callFuture(
  tx: ApexTransaction,
  method: NonNullable<ApexJob['method']>,
  target: unknown
): void {
  const args = target instanceof ApexList ? target.items : [];
  tx.host.enterFuture(() => callStatic(tx.host, method.className, method.name, args));
}

/** A finalizer that fails leaves the job as it is. */
function finalize(
  place: JobPlace,
  job: ApexJob,
  user: RunningUser,
  rest: Rest,
  error: unknown
): void {
  const options: RunOptions = {
    user,
    limits: FINALIZER_LIMITS,
    quiddity: 'TRANSACTION_FINALIZER_QUEUEABLE'
  };
  try {
    place.run(options, (tx) => {
      Object.assign(jobState(tx), { job, isFinalizer: true, hasFailed: error !== null });
      setRequestId(tx, rest.requestId);
      const context = new FinalizerContext(job.id, rest.requestId, error);
      callWithContext(tx.host, rest.finalizer, 'execute', context);
    });
  } catch (failure) {
    if (failure instanceof UnsupportedError || place.isTest) throw failure;
    place.runtime.services.jobFailed(failure);
  }
}

function runScheduled(place: JobPlace, job: ApexJob): void {
  const { services } = place.runtime;
  const user = userOf(place, job);
  place.write(() => afterFiring(services, job, user));
  place.run({ user, isAsynchronous: true, quiddity: 'SCHEDULED' }, (tx) => {
    jobState(tx).job = job;
    callWithContext(tx.host, thawValue(tx, job.job), 'execute', new SchedulableContext(job.id));
  });
}
