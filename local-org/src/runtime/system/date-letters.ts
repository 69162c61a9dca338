import { UnsupportedError } from '../../diagnostics/errors.ts';
import { ApexDate } from '../values/date.ts';
import { civilTime, zoneOffset, type CivilTime } from '../values/time-zone.ts';

const MINUTE = 60_000;

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Names of months and days; only English is modelled. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
] as const;
const DAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday'
] as const;

/** A moment with what the letters of a pattern ask of it. */
export interface PatternMoment extends CivilTime {
  readonly weekday: number;
  readonly dayOfYear: number;
  readonly offsetMinutes: number;
  readonly zone: string;
  readonly at: number;
}

/** A moment on the clocks of a zone. */
export function momentIn(zone: string, at: number): PatternMoment {
  const civil = civilTime(at, zone);
  const days = ApexDate.of(civil.year, civil.month, civil.day).days;
  return {
    ...civil,
    weekday: (((days + 4) % 7) + 7) % 7,
    dayOfYear: days - ApexDate.of(civil.year, 1, 1).days + 1,
    offsetMinutes: zoneOffset(zone, at) / MINUTE,
    zone,
    at
  };
}

function offsetText(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`;
}

function isoZone(minutes: number, count: number): string {
  if (minutes === 0) return 'Z';
  if (count === 1) return offsetText(minutes, '').slice(0, 3);
  return offsetText(minutes, count === 2 ? '' : ':');
}

function zoneName(moment: PatternMoment, count: number): string {
  if (moment.zone === 'GMT' || moment.zone === 'UTC') return moment.zone;
  const style = count >= 4 ? 'long' : 'short';
  const format = new Intl.DateTimeFormat('en-US', { timeZone: moment.zone, timeZoneName: style });
  const name = format.formatToParts(moment.at).find((part) => part.type === 'timeZoneName')?.value;
  if (name === undefined || name.startsWith('GMT')) {
    throw new UnsupportedError(`The name of the time zone ${moment.zone} in a date pattern`);
  }
  return name;
}

function monthText(month: number, count: number): string {
  const name = MONTHS[month - 1] ?? '';
  if (count < 3) return pad(month, count);
  return count === 3 ? name.slice(0, 3) : name;
}

/** What each letter of a pattern prints, written `count` times. */
const LETTERS: Readonly<Record<string, (moment: PatternMoment, count: number) => string>> = {
  G: () => 'AD',
  y: ({ year }, count) => (count === 2 ? pad(year % 100, 2) : pad(year, count)),
  M: ({ month }, count) => monthText(month, count),
  L: ({ month }, count) => monthText(month, count),
  d: ({ day }, count) => pad(day, count),
  D: ({ dayOfYear }, count) => pad(dayOfYear, count),
  E: ({ weekday }, count) => (DAYS[weekday] ?? '').slice(0, count <= 3 ? 3 : undefined),
  u: ({ weekday }, count) => pad(weekday || 7, count),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  H: ({ hour }, count) => pad(hour, count),
  k: ({ hour }, count) => pad(hour || 24, count),
  K: ({ hour }, count) => pad(hour % 12, count),
  h: ({ hour }, count) => pad(hour % 12 || 12, count),
  m: ({ minute }, count) => pad(minute, count),
  s: ({ second }, count) => pad(second, count),
  S: ({ millisecond }, count) => pad(millisecond, count),
  z: (moment, count) => zoneName(moment, count),
  Z: ({ offsetMinutes }) => offsetText(offsetMinutes, ''),
  X: ({ offsetMinutes }, count) => isoZone(offsetMinutes, count)
};

/**
 * The text of one letter of a SimpleDateFormat pattern.
 *
 * @throws UnsupportedError for the letters of weeks and for zones without a name.
 */
export function letterText(letter: string, count: number, moment: PatternMoment): string {
  const print = LETTERS[letter];
  if (print === undefined) throw new UnsupportedError(`The letter ${letter} in a date pattern`);
  return print(moment, count);
}
