import { describe, test } from 'node:test';
import { rowsWith } from '../support/apex-rows.ts';
import { documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const ASYNC = 'System.AsyncException';

const NIGHTLY = `public class Nightly implements Schedulable {
  public void execute(SchedulableContext context) {
    CronTrigger t = [SELECT TimesTriggered, State FROM CronTrigger WHERE Id = :context.getTriggerId() WITH SYSTEM_MODE];
    insert as system new Lead(LastName = t.TimesTriggered + '|' + t.State + '|' + System.isScheduled() + '|' + Request.getCurrent().getQuiddity(), Company = 'x');
  }
}`;
const schedules = rowsWith({ 'Nightly.cls': NIGHTLY });
/** The test's clock stands at Sunday, 2026-11-22 10:04:05 in Jakarta. */
const next = (cron: string): ReturnType<typeof schedules> =>
  schedules`System.schedule('n', '${cron}', new Nightly()); return [SELECT NextFireTime FROM CronTrigger WITH SYSTEM_MODE].NextFireTime.format('yyyy-MM-dd HH:mm:ss', 'Asia/Jakarta');`;

describe(documented(`${GUIDE}apex_scheduler.htm`, 'schedules'), () => {
  test('the job runs once at stopTest', () =>
    schedules`Test.startTest(); System.schedule('n', '0 0 2 * * ?', new Nightly()); Test.stopTest(); return [SELECT LastName FROM Lead WITH SYSTEM_MODE].LastName;`.gives(
      '1|WAITING|true|SCHEDULED'
    ));
  test('rows', () =>
    schedules`Id t = System.schedule('n', '0 0 2 * * ?', new Nightly()); CronTrigger c = [SELECT CronExpression, State, CronJobDetail.Name, CronJobDetail.JobType FROM CronTrigger WHERE Id = :t WITH SYSTEM_MODE];
    AsyncApexJob j = [SELECT JobType, Status, ApexClass.Name FROM AsyncApexJob WITH SYSTEM_MODE];
    return new List<Object>{ c.CronExpression, c.State, c.CronJobDetail.Name, c.CronJobDetail.JobType, j.JobType, j.Status, j.ApexClass.Name };`.gives(
      ['0 0 2 * * ?', 'WAITING', 'n', '7', 'ScheduledApex', 'Queued', 'Nightly']
    ));
  test('a name once', () =>
    schedules`System.schedule('n', '0 0 2 * * ?', new Nightly()); System.schedule('n', '0 0 3 * * ?', new Nightly()); return 1;`.throws(
      ASYNC,
      'The Apex job named "n" is already scheduled for execution.'
    ));
  test('abortJob frees the name', () =>
    schedules`Id t = System.schedule('n', '0 0 2 * * ?', new Nightly()); System.abortJob(t); System.schedule('n', '0 0 2 * * ?', new Nightly()); return [SELECT COUNT() FROM CronTrigger WITH SYSTEM_MODE];`.gives(
      1
    ));
  test('a class that is found by name', () =>
    schedules`Test.startTest(); System.schedule('n', '0 0 2 * * ?', (Schedulable) Type.forName('Nightly').newInstance()); Test.stopTest(); return [SELECT COUNT() FROM Lead WITH SYSTEM_MODE];`.gives(
      1
    ));
});

describe(documented(`${GUIDE}apex_scheduler.htm`, 'cron expressions'), () => {
  const cases: readonly (readonly [string, string])[] = [
    ['0 0 2 * * ?', '2026-11-23 02:00:00'],
    ['0 5 10 * * ?', '2026-11-22 10:05:00'],
    ['5 4 10 * * ?', '2026-11-23 10:04:05'],
    ['0 30 */6 * * ?', '2026-11-22 12:30:00'],
    ['0 0 22 ? * MON-FRI', '2026-11-23 22:00:00'],
    ['0 0 13 ? * 6L', '2026-11-27 13:00:00'],
    ['0 0 9 L * ?', '2026-11-30 09:00:00'],
    ['0 0 9 15W * ?', '2026-12-15 09:00:00'],
    ['0 0 9 ? * 2#1', '2026-12-07 09:00:00'],
    ['0 0 0 29 FEB ?', '2028-02-29 00:00:00'],
    ['0 0 8 1 1,6 ? 2030', '2030-01-01 08:00:00']
  ];
  for (const [cron, expected] of cases) test(cron, () => next(cron).gives(expected));
  test('a year that is over', () =>
    next('0 0 8 1 1 ? 2020').throws(
      ASYNC,
      "Based on configured schedule, the given trigger 'n' will never fire."
    ));
  test('minutes as a list', () =>
    next('0 0,30 * * * ?').throws(
      'System.StringException',
      'Seconds and minutes must be specified as integers: 0 0,30 * * * ?'
    ));
  test('two kinds of days', () =>
    next('0 0 8 1 * MON').throws(
      'System.StringException',
      'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'
    ));
  test('too short', () => next('0 0 8').throws('System.StringException'));
});
