import { apexException, type ApexException } from '../../values/exception.ts';

/**
 * When a scheduled job is due: `Seconds Minutes Hours Day_of_month Month Day_of_week Optional_year`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export interface CronSchedule {
  readonly second: number;
  readonly minute: number;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** null: any year. */
  readonly years: ReadonlySet<number> | null;
  /** Whether a day fits; month from 1, day of week from 1 (Sunday). */
  readonly fitsDay: (day: CronDay) => boolean;
}

export interface CronDay {
  readonly day: number;
  readonly weekday: number;
  readonly lastDay: number;
  /** Weekday of the first of the month, from 1. */
  readonly firstWeekday: number;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;

/** @throws System.StringException for what is no cron expression, in words as public reports show them */
export function parseCron(text: string): CronSchedule {
  const parts = text.trim().toUpperCase().split(' ').filter(Boolean);
  if (parts.length < 6 || parts.length > 7) throw illegal(`Unexpected end of expression: ${text}`);
  const [second, minute, hours, days, months, weekdays, years] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string?
  ];
  const whole = [plainNumber(second, 59), plainNumber(minute, 59)];
  if (whole.includes(null)) {
    throw illegal(`Seconds and minutes must be specified as integers: ${text}`);
  }
  if ((days === '?') === (weekdays === '?') && days === '?') {
    throw illegal("'?' can only be specified for Day-of-Month -OR- Day-of-Week.");
  }
  if (days !== '?' && weekdays !== '?' && days !== '*' && weekdays !== '*') {
    throw illegal(
      'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'
    );
  }
  const fitsDayOfMonth = dayOfMonth(days);
  const fitsWeekday = dayOfWeek(weekdays);
  return {
    second: whole[0]!,
    minute: whole[1]!,
    hours: numbers(hours, 0, 23, []),
    months: numbers(months, 1, 12, MONTHS),
    years: years === undefined || years === '*' ? null : numbers(years, FIRST_YEAR, LAST_YEAR, []),
    fitsDay: (day) => fitsDayOfMonth(day) && fitsWeekday(day)
  };
}

function illegal(message: string): ApexException {
  return apexException('System.StringException', message);
}

function plainNumber(text: string, most: number): number | null {
  if (text === '' || [...text].some((letter) => letter < '0' || letter > '9')) return null;
  const value = Number(text);
  return value <= most ? value : null;
}

/** Lists, ranges and steps: `1,5`, `MON-FRI`, `0/4`, `*`. */
function numbers(
  text: string,
  first: number,
  last: number,
  names: readonly string[]
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [range, step] = part.split('/') as [string, string?];
    const by = step === undefined ? 1 : plainNumber(step, last);
    const [from, to] = range.split('-') as [string, string?];
    const start = from === '*' ? first : numberOf(from, first, last, names);
    const open = from === '*' || step !== undefined;
    const end = to === undefined ? (open ? last : start) : numberOf(to, first, last, names);
    if (by === null || by === 0) throw illegal(`Illegal increment: ${part}`);
    for (let value = start; value <= (end < start ? last : end); value += by) found.add(value);
    if (end < start) for (let value = first; value <= end; value += by) found.add(value);
  }
  return found;
}

function numberOf(text: string, first: number, last: number, names: readonly string[]): number {
  const named = names.indexOf(text);
  const value = named >= 0 ? named + first : plainNumber(text, last);
  if (value === null || value < first) throw illegal(`Invalid value: ${text}`);
  return value;
}

function dayOfMonth(text: string): CronSchedule['fitsDay'] {
  if (text === '?' || text === '*') return () => true;
  if (text === 'L') return ({ day, lastDay }) => day === lastDay;
  if (text.endsWith('W')) {
    const wanted = text === 'LW' ? null : numberOf(text.slice(0, -1), 1, 31, []);
    return (day) => day.day === nearestWeekday(wanted ?? day.lastDay, day);
  }
  const days = numbers(text, 1, 31, []);
  return ({ day }) => days.has(day);
}

/** Monday to Friday next to a day, in the same month. */
function nearestWeekday(wanted: number, { firstWeekday, lastDay }: CronDay): number {
  const day = Math.min(wanted, lastDay);
  const weekday = ((firstWeekday - 1 + day - 1) % 7) + 1;
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === lastDay ? day - 2 : day + 1;
  return day;
}

function dayOfWeek(text: string): CronSchedule['fitsDay'] {
  if (text === '?' || text === '*') return () => true;
  if (text === 'L') return ({ weekday }) => weekday === 7;
  const [name, nth] = text.split('#') as [string, string?];
  if (nth !== undefined) {
    const [wanted, count] = [numberOf(name, 1, 7, WEEKDAYS), numberOf(nth, 1, 5, [])];
    return ({ weekday, day }) => weekday === wanted && Math.ceil(day / 7) === count;
  }
  if (text.endsWith('L')) {
    const wanted = numberOf(text.slice(0, -1), 1, 7, WEEKDAYS);
    return ({ weekday, day, lastDay }) => weekday === wanted && day > lastDay - 7;
  }
  const weekdays = numbers(text, 1, 7, WEEKDAYS);
  return ({ weekday }) => weekdays.has(weekday);
}
