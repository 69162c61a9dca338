import type { DatabaseSavepoint } from './services.ts';

/** A `System.Savepoint`: a point to which rows and queued work can go back. */
export class ApexSavepoint {
  readonly typeName = 'System.Savepoint';
  readonly database: DatabaseSavepoint;
  /** How many jobs were queued. */
  readonly jobs: number;

  constructor(database: DatabaseSavepoint, jobs: number) {
    this.database = database;
    this.jobs = jobs;
  }
}
