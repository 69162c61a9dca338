import type { SObjectValue } from './values/sobject.ts';

/** Work that waits for the commit of its transaction. */
export type AsyncJob = PlatformEventJob | ApexJob;

/** An event on its way to the bus. */
export interface PlatformEventJob {
  readonly kind: 'platformEvent';
  readonly event: SObjectValue;
  /** Published whatever becomes of the transaction. */
  readonly isImmediate: boolean;
}

/** A row of AsyncApexJob and what it runs; `job` is kept as text, so that it survives a restart and shares nothing with its maker. */
export interface ApexJob {
  readonly kind: 'queueable' | 'future' | 'batch' | 'scheduled';
  /** Id of the AsyncApexJob; of the CronTrigger for a scheduled job. */
  readonly id: string;
  /** Who queued it; it runs as the same user. */
  readonly userId: string;
  /** The frozen job; for a future method its arguments. */
  readonly job: string;
  /** Class and static method of a future method. */
  readonly method?: { readonly className: string; readonly name: string };
  /** Milliseconds since 1970 before which it does not run. */
  readonly dueAt: number;
  /** Place in a chain of Queueables, from 1. */
  readonly depth: number;
  readonly maximumDepth: number | null;
  readonly delayMinutes: number | null;
  /** Of `QueueableDuplicateSignature`. */
  readonly signature: string | null;
  /** How often a finalizer has put it in line again after a failure, one after another. */
  readonly failures: number;
  /** Rows a batch hands to one `execute`. */
  readonly scope: number;
  /** When a scheduled job is due, as it was written. */
  readonly cron: string | null;
}
