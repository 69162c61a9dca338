/** A calendar day, month counted from 1; day and month may overflow as in `Date.UTC`. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day that calendars in a time zone show at a moment (milliseconds since 1970). */
export function dayAt(moment: number, timeZone: string): CalendarDay {
  const parts = wallClock(moment, timeZone);
  return { year: parts.year, month: parts.month, day: parts.day };
}

/** The moment at which a day begins in a time zone. */
export function startOfDay(day: CalendarDay, timeZone: string): number {
  const asIfUtc = Date.UTC(day.year, day.month - 1, day.day);
  const first = asIfUtc - offset(asIfUtc, timeZone);
  return asIfUtc - offset(first, timeZone);
}

/** `yyyy-MM-dd` */
export function isoDay(day: CalendarDay): string {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).toISOString().slice(0, 10);
}

function offset(moment: number, timeZone: string): number {
  const wall = wallClock(moment, timeZone);
  return (
    Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) -
    Math.floor(moment / 1000) * 1000
  );
}

interface WallClock extends CalendarDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function wallClock(moment: number, timeZone: string): WallClock {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(moment)
      .map((part) => [part.type, Number(part.value)])
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second')
  };
}

/** Formatters are costly to make and say the same each time. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(timeZone);
  if (known !== undefined) return known;
  const created = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  });
  FORMATTERS.set(timeZone, created);
  return created;
}
