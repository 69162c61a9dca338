import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { nullPointer } from '../../values/exception.ts';
import { ApexTime } from '../../values/time.ts';
import type { Operations } from '../operations.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

function present<T>(value: unknown): T {
  if (value === null) throw nullPointer();
  return value as T;
}

/** The right operand is a number of days, fractions included. */
function days(value: unknown): number {
  const number = present<number | bigint | ApexDouble | ApexDecimal>(value);
  if (number instanceof ApexDouble) return number.value;
  return number instanceof ApexDecimal ? number.toNumber() : Number(number);
}

function shiftDatetime(left: unknown, byDays: number): ApexDatetime {
  const milliseconds = Math.round(byDays * MILLISECONDS_PER_DAY);
  return present<ApexDatetime>(left).addMilliseconds(milliseconds);
}

/**
 * `date + days`, `datetime + days`, `time + milliseconds` and their like.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
export const DATE_ARITHMETIC = {
  addDate: (left, right) => present<ApexDate>(left).addDays(days(right)),
  subtractDate: (left, right) => present<ApexDate>(left).addDays(-days(right)),
  addDatetime: (left, right) => shiftDatetime(left, days(right)),
  subtractDatetime: (left, right) => shiftDatetime(left, -days(right)),
  addTime: (left, right) => present<ApexTime>(left).add(days(right)),
  subtractTime: (left, right) => present<ApexTime>(left).add(-days(right))
} satisfies Partial<Operations>;
