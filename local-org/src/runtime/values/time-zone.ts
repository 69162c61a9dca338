import { daysFromCivil } from './date.ts';

const MS_PER_DAY = 86_400_000;

/** A moment as a clock on the wall shows it. Months count from 1. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Formatters are costly to make and say the same in every transaction. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat | null>();

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = FORMATTERS.get(zone);
  if (known !== undefined) return known;
  let created: Intl.DateTimeFormat | null = null;
  try {
    created = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    });
  } catch {
    created = null;
  }
  FORMATTERS.set(zone, created);
  return created;
}

/** Whether the zone's name is known: `Asia/Jakarta`, `GMT`. */
export function isKnownZone(zone: string): boolean {
  return isGmt(zone) || formatterOf(zone) !== null;
}

function isGmt(zone: string): boolean {
  return zone === 'GMT' || zone === 'UTC';
}

/** Milliseconds that the zone is ahead of GMT at a moment; an unknown zone is GMT, as in Java. */
export function zoneOffset(zone: string, at: number): number {
  if (isGmt(zone)) return 0;
  const formatter = formatterOf(zone);
  if (formatter === null) return 0;
  const parts = new Map<string, number>();
  for (const part of formatter.formatToParts(at)) parts.set(part.type, Number(part.value));
  const read = (name: string): number => parts.get(name) ?? 0;
  const days = daysFromCivil(read('year'), read('month'), read('day'));
  const wall =
    days * MS_PER_DAY + ((read('hour') * 60 + read('minute')) * 60 + read('second')) * 1000;
  return wall - Math.floor(at / 1000) * 1000;
}

/** What the clocks of a zone show at a moment. */
export function civilTime(at: number, zone: string): CivilTime {
  const wall = new Date(at + zoneOffset(zone, at));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds()
  };
}

/** The moment at which the clocks of a zone show this; in the hour that a change of clocks skips, the later reading. */
export function momentOf(civil: CivilTime, zone: string): number {
  const days = daysFromCivil(civil.year, civil.month, civil.day);
  const clock = ((civil.hour * 60 + civil.minute) * 60 + civil.second) * 1000 + civil.millisecond;
  const wall = days * MS_PER_DAY + clock;
  if (isGmt(zone)) return wall;
  const before = zoneOffset(zone, wall - MS_PER_DAY);
  if (zoneOffset(zone, wall - before) === before) return wall - before;
  const after = zoneOffset(zone, wall + MS_PER_DAY);
  return zoneOffset(zone, wall - after) === after ? wall - after : wall - before;
}
