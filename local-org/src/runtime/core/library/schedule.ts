import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { LibraryType } from '../../library.ts';
import type { Transaction } from '../../transaction.ts';
import { apexException, nullArgument } from '../../values/exception.ts';
import { toId } from '../../values/id.ts';
import { abortSchedule, schedule } from '../async/schedule.ts';
import type { ApexTransaction } from '../apex-transaction.ts';

function scheduleJob(
  given: Transaction,
  name: string | null,
  cron: string | null,
  job: unknown
): string {
  const tx = given as ApexTransaction;
  if (name === null || cron === null || job === null) throw nullArgument();
  if (!tx.hasMethod(job, 'execute', 1)) {
    throw new UnsupportedError('System.schedule with what is not a Schedulable');
  }
  return schedule(tx, name, cron, job);
}

/** Aborts a schedule, or a job that has not ended. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm#apex_System_System_abortJob */
function abortJob(given: Transaction, text: string | null): null {
  const { services } = given as ApexTransaction;
  if (text === null) throw nullArgument();
  const id = toId(text)!;
  if (abortSchedule(services, id)) return null;
  const [row] = services.platformRows.find('AsyncApexJob', { Id: id });
  if (row === undefined) {
    throw apexException('System.StringException', `Invalid id value for SObject type: ${text}`);
  }
  const isOver = ['Completed', 'Failed', 'Aborted'].includes(String(row['Status']));
  if (isOver) return null;
  services.jobs.forget(id);
  services.platformRows.update('AsyncApexJob', id, {
    Status: 'Aborted',
    CompletedDate: Math.floor(services.now() / 1000) * 1000
  });
  return null;
}

/** The part of `System.System` that schedules and aborts. */
export const SCHEDULE_STATICS: LibraryType = {
  name: 'System.System',
  statics: {
    schedule: (tx, name: string | null, cron: string | null, job: unknown) =>
      scheduleJob(tx, name, cron, job),
    abortJob: (tx, id: string | null) => abortJob(tx, id)
  }
};
