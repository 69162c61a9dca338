import type { CalendarDay } from './zone.ts';

/** Days of a date literal: from the first day up to, not including, the end. */
export interface DayRange {
  readonly start: CalendarDay;
  readonly end: CalendarDay;
}

type Literal = (today: CalendarDay, count: number) => DayRange;

/**
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 * Weeks and fiscal periods are left out: they depend on locale and company settings that the local org does not have.
 */
const LITERALS: Readonly<Record<string, Literal>> = {
  YESTERDAY: (today) => days(today, -1, 0),
  TODAY: (today) => days(today, 0, 1),
  TOMORROW: (today) => days(today, 1, 2),
  LAST_90_DAYS: (today) => days(today, -90, 1),
  NEXT_90_DAYS: (today) => days(today, 1, 91),
  LAST_MONTH: (today) => months(today, -1, 0),
  THIS_MONTH: (today) => months(today, 0, 1),
  NEXT_MONTH: (today) => months(today, 1, 2),
  LAST_YEAR: (today) => years(today, -1, 0),
  THIS_YEAR: (today) => years(today, 0, 1),
  NEXT_YEAR: (today) => years(today, 1, 2)
};

const COUNTED: Readonly<Record<string, Literal>> = {
  LAST_N_DAYS: (today, count) => days(today, -count, 1),
  NEXT_N_DAYS: (today, count) => days(today, 1, count + 1),
  N_DAYS_AGO: (today, count) => days(today, -count, 1 - count),
  LAST_N_MONTHS: (today, count) => months(today, -count, 0),
  NEXT_N_MONTHS: (today, count) => months(today, 1, count + 1),
  N_MONTHS_AGO: (today, count) => months(today, -count, 1 - count),
  LAST_N_YEARS: (today, count) => years(today, -count, 0),
  NEXT_N_YEARS: (today, count) => years(today, 1, count + 1),
  N_YEARS_AGO: (today, count) => years(today, -count, 1 - count)
};

export function isDateLiteral(name: string): boolean {
  return name in LITERALS || name in COUNTED;
}

/** True for `LAST_N_DAYS:3`, false for `TODAY`. */
export function literalTakesCount(name: string): boolean {
  return name in COUNTED;
}

/** Days a literal stands for, seen from a day. */
export function literalDays(name: string, count: number | null, today: CalendarDay): DayRange {
  const literal = LITERALS[name] ?? COUNTED[name]!;
  return literal(today, count ?? 0);
}

function days({ year, month, day }: CalendarDay, from: number, to: number): DayRange {
  return { start: { year, month, day: day + from }, end: { year, month, day: day + to } };
}

function months({ year, month }: CalendarDay, from: number, to: number): DayRange {
  return { start: { year, month: month + from, day: 1 }, end: { year, month: month + to, day: 1 } };
}

function years({ year }: CalendarDay, from: number, to: number): DayRange {
  return {
    start: { year: year + from, month: 1, day: 1 },
    end: { year: year + to, month: 1, day: 1 }
  };
}
