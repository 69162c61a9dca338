import { ASYNCHRONOUS_LIMITS, SYNCHRONOUS_LIMITS } from '../limits.ts';
import type { AsyncJob, RunningUser } from '../transaction.ts';
import { ApexTransaction, type TransactionOptions } from './apex-transaction.ts';
import { checkCpuTime } from './cpu-time.ts';
import { translateFailure } from './failures.ts';
import type { Host } from './host.ts';
import { batches, runBatch } from './jobs.ts';
import type { OrgServices } from './services.ts';

/** Frames kept of a JavaScript stack, so that Apex traces are whole. */
const STACK_FRAMES = 100;

export interface RunOptions {
  readonly user: RunningUser;
  /** Limits of asynchronous Apex. */
  readonly isAsynchronous?: boolean;
  readonly isTest?: boolean;
}

/** Runs Apex in transactions: commits or rolls back as a whole, then the work that waits for the commit. */
export class ApexRuntime {
  readonly host: Host;
  readonly services: OrgServices;

  constructor(host: Host, services: OrgServices) {
    this.host = host;
    this.services = services;
  }

  /**
   * Runs an action as one transaction.
   *
   * @throws ApexException which Apex did not catch; everything is rolled back then
   * @throws LimitFailure
   * @throws UnsupportedError
   */
  run<T>(options: RunOptions, action: (tx: ApexTransaction) => T): T {
    const { database } = this.services;
    const tx = this.#begin(options);
    database.begin();
    let result: T;
    try {
      result = this.#guard(tx, action);
    } catch (error) {
      database.rollback();
      throw error;
    }
    database.commit();
    this.#afterCommit(tx);
    return result;
  }

  /**
   * Runs an action as a transaction of its own inside the open database transaction: the jobs of a test. A failure takes back
   * only what the action did.
   */
  runInside<T>(options: RunOptions, action: (tx: ApexTransaction) => T): T {
    const { database } = this.services;
    const savepoint = database.savepoint();
    try {
      return this.#guard(this.#begin(options), action);
    } catch (error) {
      database.rollbackTo(savepoint);
      throw error;
    } finally {
      database.release(savepoint);
    }
  }

  /** Runs jobs inside a test, in order, and the jobs that they queue. */
  runJobsInside(jobs: readonly AsyncJob[], user: RunningUser): void {
    for (const batch of batches(jobs)) {
      const options = { user: this.#userOf(batch, user), isAsynchronous: true, isTest: true };
      const queued = this.runInside(options, (tx) => {
        runBatch(tx, batch);
        return tx.jobs;
      });
      this.runJobsInside(queued, user);
    }
  }

  #begin(options: RunOptions): ApexTransaction {
    const settings: TransactionOptions = {
      user: options.user,
      limits: options.isAsynchronous === true ? ASYNCHRONOUS_LIMITS : SYNCHRONOUS_LIMITS,
      isTest: options.isTest ?? false
    };
    return new ApexTransaction(this, settings);
  }

  #guard<T>(tx: ApexTransaction, action: (tx: ApexTransaction) => T): T {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = STACK_FRAMES;
    try {
      const result = this.host.enter(tx, () => action(tx));
      checkCpuTime(tx);
      return result;
    } catch (error) {
      throw translateFailure(error);
    } finally {
      Error.stackTraceLimit = before;
    }
  }

  #afterCommit(tx: ApexTransaction): void {
    const { jobs, user } = tx;
    if (jobs.length === 0) return;
    const events = jobs.flatMap((job) => (job.kind === 'platformEvent' ? [job.event] : []));
    if (events.length > 0) this.services.eventsPublished(events);
    this.services.schedule(() => {
      for (const batch of batches(jobs)) this.#runJob(batch, user);
    });
  }

  /** A failing job fails alone. */
  #runJob(batch: readonly AsyncJob[], user: RunningUser): void {
    try {
      this.run({ user: this.#userOf(batch, user), isAsynchronous: true }, (tx) =>
        runBatch(tx, batch)
      );
    } catch (error) {
      this.services.jobFailed(error);
    }
  }

  /** Queueables run as whoever queued them, event triggers as the Automated Process user. */
  #userOf(batch: readonly AsyncJob[], user: RunningUser): RunningUser {
    return batch[0]?.kind === 'platformEvent' ? this.services.automatedProcessUser() : user;
  }
}
