import type { ApexJob } from '../../async-job.ts';
import type { Transaction } from '../../transaction.ts';

const JOB = Symbol('asynchronous job');

/** The job that the transaction runs, or the finalizer of that job. */
export interface JobState {
  job: ApexJob | null;
  isFinalizer: boolean;
  /** True in `start` and `execute` of a batch. */
  isBatchStep: boolean;
  /** True in the finalizer of a job that failed. */
  hasFailed: boolean;
  /** What `System.attachFinalizer` was given. */
  finalizer: unknown;
}

export function jobState(tx: Transaction): JobState {
  return tx.slot<JobState>(JOB, () => ({
    job: null,
    isFinalizer: false,
    isBatchStep: false,
    hasFailed: false,
    finalizer: null
  }));
}
