import type { ApexJob } from '../../async-job.ts';
import type { RunningUser } from '../../transaction.ts';
import { apexException } from '../../values/exception.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import type { OrgServices } from '../services.ts';
import { parseCron } from './cron.ts';
import { freezeValue } from './frozen-value.ts';
import { classNameOf, insertJobRow, putInLine } from './job-rows.ts';
import { nextFireTime } from './next-fire-time.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm "You can only have 100 scheduled Apex jobs at one time." */
const MOST_SCHEDULED = 100;
/** `CronJobDetail.JobType` of scheduled Apex. */
const SCHEDULED_APEX = '7';

/** `System.schedule`: the id of the CronTrigger. */
export function schedule(tx: ApexTransaction, name: string, cron: string, job: unknown): string {
  const rows = tx.services.platformRows;
  const dueAt = nextFireTime(parseCron(cron), tx.now(), tx.user.timeZone);
  if (dueAt === null) {
    const message = `Based on configured schedule, the given trigger '${name}' will never fire.`;
    throw apexException('System.AsyncException', message);
  }
  if (rows.find('CronJobDetail', { Name: name, JobType: SCHEDULED_APEX }).length > 0) {
    const message = `The Apex job named "${name}" is already scheduled for execution.`;
    throw apexException('System.AsyncException', message);
  }
  if (rows.find('CronJobDetail', { JobType: SCHEDULED_APEX }).length >= MOST_SCHEDULED) {
    const message = `You have exceeded the maximum number (${MOST_SCHEDULED}) of Apex scheduled jobs.`;
    throw apexException('System.AsyncException', message);
  }
  const detail = rows.insert('CronJobDetail', { Name: name, JobType: SCHEDULED_APEX });
  const id = rows.insert('CronTrigger', {
    CronJobDetailId: detail,
    NextFireTime: dueAt,
    StartTime: Math.floor(tx.now() / 1000) * 1000,
    State: 'WAITING',
    CronExpression: cron,
    TimeZoneSidKey: tx.user.timeZone,
    OwnerId: tx.user.id,
    CreatedById: tx.user.id,
    TimesTriggered: 0
  });
  insertJobRow(tx, 'scheduled', classNameOf(job) ?? '', { CronTriggerId: id });
  putInLine(tx, scheduledJob(tx, id, cron, freezeValue(tx, job), dueAt));
  return id;
}

function scheduledJob(
  tx: ApexTransaction,
  id: string,
  cron: string,
  job: string,
  dueAt: number
): ApexJob {
  return {
    kind: 'scheduled',
    id,
    userId: tx.user.id,
    job,
    dueAt,
    depth: 0,
    maximumDepth: null,
    delayMinutes: null,
    signature: null,
    failures: 0,
    scope: 0,
    cron
  };
}

/** Moves a schedule on before its job runs; one that never comes again is complete. */
export function afterFiring(services: OrgServices, job: ApexJob, user: RunningUser): void {
  const [row] = services.platformRows.find('CronTrigger', { Id: job.id });
  if (row === undefined || job.cron === null) return;
  const now = Math.max(services.now(), job.dueAt);
  const next = nextFireTime(parseCron(job.cron), now, user.timeZone);
  services.platformRows.update('CronTrigger', job.id, {
    PreviousFireTime: Math.floor(services.now() / 1000) * 1000,
    NextFireTime: next,
    TimesTriggered: Number(row['TimesTriggered']) + 1,
    State: next === null ? 'DELETED' : 'WAITING'
  });
  if (next === null) {
    services.jobs.forget(job.id);
    removeDetail(services, row['CronJobDetailId']);
  } else services.jobs.keep(job.id, JSON.stringify({ ...job, dueAt: next }));
}

/** Takes the name of a schedule that ended, so that it can be used again. */
function removeDetail(services: OrgServices, id: unknown): void {
  if (typeof id === 'string') services.platformRows.remove('CronJobDetail', id);
}

/** `System.abortJob` of a schedule. False for an id that is none. */
export function abortSchedule(services: OrgServices, id: string): boolean {
  const [row] = services.platformRows.find('CronTrigger', { Id: id });
  if (row === undefined) return false;
  services.jobs.forget(id);
  for (const job of services.platformRows.find('AsyncApexJob', { CronTriggerId: id })) {
    services.platformRows.update('AsyncApexJob', String(job['Id']), {
      Status: 'Aborted',
      CompletedDate: Math.floor(services.now() / 1000) * 1000
    });
  }
  services.platformRows.remove('CronTrigger', id);
  removeDetail(services, row['CronJobDetailId']);
  return true;
}
