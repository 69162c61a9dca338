import type { DatabaseSavepoint } from './services.ts';
import type { TriggerState } from './trigger-state.ts';

/** A `System.Savepoint`: a point to which rows and queued work can go back. */
export class ApexSavepoint {
  readonly typeName = 'System.Savepoint';
  readonly database: DatabaseSavepoint;
  /** How many jobs were queued. */
  readonly jobs: number;
  /** The trigger event it was set in; null outside of triggers. */
  readonly trigger: TriggerState | null;

  constructor(database: DatabaseSavepoint, jobs: number, trigger: TriggerState | null) {
    this.database = database;
    this.jobs = jobs;
    this.trigger = trigger;
  }
}
