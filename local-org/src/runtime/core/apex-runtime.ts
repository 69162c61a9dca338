import { LimitFailure } from '../limit-failure.ts';
import { ASYNCHRONOUS_LIMITS, SYNCHRONOUS_LIMITS, type LimitAmounts } from '../limits.ts';
import { quiddity, setQuiddity, type QuiddityName } from '../system/request.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { RunningUser } from '../transaction.ts';
import { ApexTransaction, type TransactionOptions } from './apex-transaction.ts';
import { JobQueue } from './async/job-queue.ts';
import { checkCpuTime } from './cpu-time.ts';
import { translateFailure } from './failures.ts';
import type { Host } from './host.ts';
import type { OrgServices } from './services.ts';

/** Frames kept of a JavaScript stack, so that Apex traces are whole. */
const STACK_FRAMES = 100;

export interface RunOptions {
  readonly user: RunningUser;
  /** Limits of asynchronous Apex. */
  readonly isAsynchronous?: boolean;
  /** Other limits than those of synchronous or asynchronous Apex. */
  readonly limits?: LimitAmounts;
  readonly isTest?: boolean;
  /** What begins the transaction, where it is known before it begins. */
  readonly quiddity?: QuiddityName;
}

/** Runs Apex in transactions: commits or rolls back as a whole, then the work that waits for the commit. */
export class ApexRuntime {
  readonly host: Host;
  readonly services: OrgServices;
  readonly #queue: JobQueue;

  constructor(host: Host, services: OrgServices, queue: JobQueue | null = null) {
    this.host = host;
    this.services = services;
    this.#queue = queue ?? new JobQueue(this);
  }

  /** Runs another program over the same org: what it puts in line runs here. */
  beside(host: Host): ApexRuntime {
    return new ApexRuntime(host, this.services, this.#queue);
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
      this.#publish(tx.immediateEvents);
      throw error;
    }
    const isLost = this.#crash(tx);
    const events = isLost ? [] : [...tx.immediateEvents, ...eventsOf(tx)];
    for (const event of events) this.services.events.append(event);
    database.commit();
    if (!isLost) this.#afterCommit(tx, events);
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

  /** Writes of the platform itself, committed at once. */
  write(action: () => void): void {
    const { database } = this.services;
    database.begin();
    try {
      action();
    } catch (error) {
      database.rollback();
      throw error;
    }
    database.commit();
  }

  /** Takes up jobs and events that a former process left in the database. */
  resume(): void {
    this.#queue.resume();
  }

  /** Runs what has become due, after the clock was set. */
  wake(): void {
    this.#queue.wake();
  }

  /** True when no asynchronous work is in line; delayed work may wait for its time. */
  get isIdle(): boolean {
    return this.#queue.isIdle;
  }

  /** @throws LimitFailure when a test planted one for this kind of transaction */
  strike(tx: ApexTransaction): void {
    if (tx.isTest || !this.services.takeFault('limit', quiddity(tx))) return;
    throw new LimitFailure('Apex CPU time limit exceeded');
  }

  #begin(options: RunOptions): ApexTransaction {
    const usual = options.isAsynchronous === true ? ASYNCHRONOUS_LIMITS : SYNCHRONOUS_LIMITS;
    const settings: TransactionOptions = {
      user: options.user,
      limits: options.limits ?? usual,
      isTest: options.isTest ?? false
    };
    const tx = new ApexTransaction(this, settings);
    if (options.quiddity !== undefined) setQuiddity(tx, options.quiddity);
    return tx;
  }

  #guard<T>(tx: ApexTransaction, action: (tx: ApexTransaction) => T): T {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = STACK_FRAMES;
    try {
      const result = this.host.enter(tx, () => action(tx));
      checkCpuTime(tx);
      this.strike(tx);
      return result;
    } catch (error) {
      throw translateFailure(error);
    } finally {
      Error.stackTraceLimit = before;
    }
  }

  /** Whether the process dies now, by a planted fault: what the transaction put in line is lost. */
  #crash(tx: ApexTransaction): boolean {
    if (!this.services.takeFault('crash', quiddity(tx))) return false;
    for (const job of tx.jobs) if (job.kind !== 'platformEvent') this.services.jobs.forget(job.id);
    return true;
  }

  #afterCommit(tx: ApexTransaction, events: readonly SObjectValue[]): void {
    if (events.length > 0) this.services.eventsPublished(events);
    for (const object of new Set(events.map((event) => event.objectName))) {
      this.#queue.deliver(object);
    }
    if (tx.jobs.some((job) => job.kind !== 'platformEvent')) this.#queue.wake();
  }

  /** Events that do not wait for the commit are out even when the transaction fails. */
  #publish(events: readonly SObjectValue[]): void {
    if (events.length === 0) return;
    this.write(() => {
      for (const event of events) this.services.events.append(event);
    });
    this.services.eventsPublished(events);
    for (const object of new Set(events.map((event) => event.objectName))) {
      this.#queue.deliver(object);
    }
  }
}

function eventsOf(tx: ApexTransaction): SObjectValue[] {
  return tx.jobs.flatMap((job) =>
    job.kind === 'platformEvent' && !job.isImmediate ? [job.event] : []
  );
}
