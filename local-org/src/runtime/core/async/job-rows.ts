import { qualifiedName } from '../../../syntax/types.ts';
import type { ApexJob } from '../../async-job.ts';
import { isUserObject } from '../../values/object.ts';
import { LimitFailure } from '../../limit-failure.ts';
import { ApexException } from '../../values/exception.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import type { OrgServices } from '../services.ts';
import type { PlatformRow } from './stores.ts';

/** Characters of `AsyncApexJob.ExtendedStatus`. */
const STATUS_LENGTH = 255;

const JOB_TYPES: Readonly<Record<ApexJob['kind'], string>> = {
  queueable: 'Queueable',
  future: 'Future',
  batch: 'BatchApex',
  scheduled: 'ScheduledApex'
};

/** Name of the class of a job. */
export function classNameOf(job: unknown): string | null {
  return isUserObject(job) ? qualifiedName(job.apexType) : null;
}

/** The row of ApexClass of an outer class, made when first asked for. */
function classId(services: OrgServices, className: string): string {
  const name = className.split('.')[0]!;
  const [known] = services.platformRows.find('ApexClass', { Name: name });
  return known === undefined
    ? services.platformRows.insert('ApexClass', { Name: name })
    : String(known['Id']);
}

/** Inserts the AsyncApexJob of a job that is put in line. */
export function insertJobRow(
  tx: ApexTransaction,
  kind: ApexJob['kind'],
  className: string,
  values: PlatformRow = {}
): string {
  return tx.services.platformRows.insert('AsyncApexJob', {
    JobType: JOB_TYPES[kind],
    ApexClassId: classId(tx.services, className),
    Status: 'Queued',
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
    CreatedById: tx.user.id,
    ...values
  });
}

/** Puts a job in line: kept in the database, so that a rollback takes it away and a restart finds it. */
export function putInLine(tx: ApexTransaction, job: ApexJob): void {
  tx.services.jobs.keep(job.id, JSON.stringify(job));
  tx.afterCommit(job);
}

/** What is said of a failed job. */
export function failureText(error: unknown): string {
  if (error instanceof ApexException) return `${error.typeName}: ${error.text}`;
  if (error instanceof LimitFailure) return `${error.name}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

/** Row values of a job that ended. */
export function endedRow(services: OrgServices, error: unknown): PlatformRow {
  const at = { CompletedDate: Math.floor(services.now() / 1000) * 1000 };
  if (error === null) return { Status: 'Completed', ...at };
  return {
    Status: 'Failed',
    NumberOfErrors: 1,
    ExtendedStatus: failureText(error).slice(0, STATUS_LENGTH),
    ...at
  };
}
