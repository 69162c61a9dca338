import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { LibraryType } from '../../library.ts';
import type { Transaction } from '../../transaction.ts';
import { apexException, nullArgument, nullPointer } from '../../values/exception.ts';
import { freezeValue } from '../async/frozen-value.ts';
import { classNameOf, insertJobRow, putInLine } from '../async/job-rows.ts';
import { jobState } from '../async/job-state.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { AsyncOptions } from './async-options.ts';

const LONGEST_DELAY_MINUTES = 10;
/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm */
const MOST_FAILURES = 5;
const MINUTE_MS = 60_000;

const NO_OPTIONS = new AsyncOptions();

/** `System.enqueueJob`: the id of the job's AsyncApexJob. */
function enqueue(given: Transaction, job: unknown, options: AsyncOptions | null): string {
  const tx = given as ApexTransaction;
  if (job === null) throw nullArgument();
  if (options === null) throw nullPointer();
  const className = classNameOf(job);
  if (className === null || !tx.hasMethod(job, 'execute', 1)) {
    throw new UnsupportedError('System.enqueueJob with what is not a Queueable');
  }
  const place = placeInChain(tx, options);
  const delay = options.delayMinutes ?? place.delayMinutes;
  checkDelay(delay);
  checkSignature(tx, options.signature);
  tx.limits.add('queueableJobs', 1);
  const frozen = freezeValue(tx, job);
  const id = insertJobRow(tx, 'queueable', className);
  putInLine(tx, {
    kind: 'queueable',
    id,
    userId: tx.user.id,
    job: frozen,
    dueAt: tx.now() + (delay ?? 0) * MINUTE_MS,
    ...place,
    delayMinutes: delay,
    signature: options.signature,
    scope: 0,
    cron: null
  });
  return id;
}

interface PlaceInChain {
  readonly depth: number;
  readonly maximumDepth: number | null;
  readonly delayMinutes: number | null;
  readonly failures: number;
}

/**
 * @remarks "You can't chain queueable jobs in an Apex test. Doing so results in an error."
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 */
function placeInChain(tx: ApexTransaction, options: AsyncOptions): PlaceInChain {
  const { job, isFinalizer, hasFailed } = jobState(tx);
  const parent = job?.kind === 'queueable' ? job : null;
  const maximumDepth = options.maximumDepth ?? parent?.maximumDepth ?? null;
  const depth = parent === null ? 1 : parent.depth + 1;
  const failures = isFinalizer && hasFailed ? (parent?.failures ?? 0) + 1 : 0;
  const isTooDeep = maximumDepth !== null && depth > maximumDepth;
  if (isTooDeep || (tx.isTest && parent !== null && !isFinalizer)) {
    throw apexException('System.AsyncException', 'Maximum stack depth has been reached.');
  }
  if (failures > MOST_FAILURES) {
    const message = `Queueable job re-enqueued more than ${MOST_FAILURES} times by a transaction finalizer`;
    throw apexException('System.AsyncException', message);
  }
  return { depth, maximumDepth, delayMinutes: null, failures };
}

function checkDelay(minutes: number | null): void {
  if (minutes === null || (minutes >= 0 && minutes <= LONGEST_DELAY_MINUTES)) return;
  const message = `The delay must be between 0 and ${LONGEST_DELAY_MINUTES} minutes: ${minutes}`;
  throw apexException('System.AsyncException', message);
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature.htm */
function checkSignature(tx: ApexTransaction, signature: string | null): void {
  if (signature === null) return;
  const waits = tx.services.jobs
    .all()
    .some((text) => (JSON.parse(text) as { signature: string | null }).signature === signature);
  if (waits) {
    const message = 'Attempt to enqueue job with duplicate queueable signature';
    throw apexException('System.DuplicateMessageException', message);
  }
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm */
function attachFinalizer(tx: Transaction, finalizer: unknown): null {
  if (finalizer === null) throw nullArgument();
  const state = jobState(tx);
  if (state.job?.kind !== 'queueable' || state.isFinalizer) {
    const message = 'Transaction Finalizer can only be attached in a Queueable job';
    throw apexException('System.HandledException', message);
  }
  if (state.finalizer !== null) {
    const message = 'More than one Finalizer cannot be attached to same Async Apex Job';
    throw apexException('System.HandledException', message);
  }
  state.finalizer = finalizer;
  return null;
}

function delayed(minutes: number | null): AsyncOptions {
  if (minutes === null) throw nullArgument();
  const options = new AsyncOptions();
  options.delayMinutes = minutes;
  return options;
}

/** The part of `System.System` that puts Queueables in line. */
export const QUEUEABLE_STATICS: LibraryType = {
  name: 'System.System',
  statics: {
    'enqueueJob/1': (tx, job: unknown) => enqueue(tx, job, NO_OPTIONS),
    'enqueueJob(System.Queueable,System.Integer)': (tx, job: unknown, minutes: number | null) =>
      enqueue(tx, job, delayed(minutes)),
    'enqueueJob(System.Queueable,System.AsyncOptions)': (
      tx,
      job: unknown,
      options: AsyncOptions | null
    ) => enqueue(tx, job, options),
    attachFinalizer: (tx, finalizer: unknown) => attachFinalizer(tx, finalizer)
  }
};

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncInfo.htm */
export const ASYNC_INFO: LibraryType = {
  name: 'System.AsyncInfo',
  statics: {
    getCurrentQueueableStackDepth: (tx) => queueable(tx).depth,
    getMaximumQueueableStackDepth: (tx) => queueable(tx).maximumDepth,
    getMinimumQueueableDelayInMinutes: (tx) => queueable(tx).delayMinutes,
    hasMaxStackDepth: (tx) => queueable(tx).maximumDepth !== null
  }
};

function queueable(tx: Transaction): NonNullable<ReturnType<typeof jobState>['job']> {
  const { job } = jobState(tx);
  if (job?.kind !== 'queueable') throw new UnsupportedError('AsyncInfo outside of a Queueable');
  return job;
}
