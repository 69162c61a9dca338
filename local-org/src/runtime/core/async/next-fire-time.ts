import { ApexDatetime } from '../../values/datetime.ts';
import type { CronSchedule } from './cron.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days looked ahead: a schedule may name February 29 of a year that is not near. */
const MOST_DAYS = 366 * 40;

/**
 * The next moment of a schedule in a time zone, in milliseconds since 1970; null when it never comes again.
 *
 * @param after milliseconds since 1970
 */
export function nextFireTime(cron: CronSchedule, after: number, zone: string): number | null {
  const today = new ApexDatetime(after).civil(zone);
  const start = Date.UTC(today.year, today.month - 1, today.day);
  const last = cron.years === null ? null : Math.max(...cron.years);
  for (let offset = 0; offset < MOST_DAYS; offset++) {
    const date = new Date(start + offset * DAY_MS);
    const year = date.getUTCFullYear();
    if (last !== null && year > last) return null;
    if (!isDay(cron, date)) continue;
    const times = [...cron.hours].sort((a, b) => a - b);
    for (const hour of times) {
      const at = ApexDatetime.fromCivil(
        {
          year,
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour,
          minute: cron.minute,
          second: cron.second,
          millisecond: 0
        },
        zone
      ).milliseconds;
      if (at > after) return at;
    }
  }
  return null;
}

function isDay(cron: CronSchedule, date: Date): boolean {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (cron.years !== null && !cron.years.has(year)) return false;
  if (!cron.months.has(month + 1)) return false;
  return cron.fitsDay({
    day: date.getUTCDate(),
    weekday: date.getUTCDay() + 1,
    lastDay: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    firstWeekday: new Date(Date.UTC(year, month, 1)).getUTCDay() + 1
  });
}
