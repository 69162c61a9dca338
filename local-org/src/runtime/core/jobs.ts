import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { AsyncJob } from '../transaction.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { ApexTransaction } from './apex-transaction.ts';
import { JobContext } from './library/job-context.ts';

/** Jobs that run together: consecutive events of one type go to their trigger in one list. */
export function batches(jobs: readonly AsyncJob[]): readonly (readonly AsyncJob[])[] {
  const grouped: AsyncJob[][] = [];
  for (const job of jobs) {
    const last = grouped.at(-1);
    if (
      last !== undefined &&
      eventName(last[0]) !== null &&
      eventName(last[0]) === eventName(job)
    ) {
      last.push(job);
    } else grouped.push([job]);
  }
  return grouped;
}

function eventName(job: AsyncJob | undefined): string | null {
  return job?.kind === 'platformEvent' ? job.event.objectName : null;
}

/** Runs one batch in the transaction made for it. */
export function runBatch(tx: ApexTransaction, batch: readonly AsyncJob[]): void {
  const [first] = batch;
  if (first === undefined) return;
  if (first.kind === 'queueable') {
    if (!tx.hasMethod(first.job, 'execute', 1)) {
      throw new UnsupportedError('A job that is not a Queueable');
    }
    tx.invoke(first.job, 'execute', [new JobContext('System.QueueableContext')]);
    return;
  }
  const newRows = batch.flatMap((job): SObjectValue[] =>
    job.kind === 'platformEvent' ? [job.event] : []
  );
  tx.runTriggers(first.event.objectName, 'after insert', {
    isBefore: false,
    operation: 'INSERT',
    newRows,
    oldRows: null
  });
}
