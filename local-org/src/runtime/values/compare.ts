import type { Transaction } from '../transaction.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { compareNumbers, isNumber } from './equality.ts';
import { EnumValue } from './enum-value.ts';
import { apexException } from './exception.ts';
import { isUserObject } from './object.ts';
import { ApexTime } from './time.ts';

/** -1, 0 or 1 of two texts by code units; letter case counts. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * The natural order that `List.sort()` uses: null first, then numbers, texts, dates, enum constants by their place; user objects
 * by `compareTo`.
 *
 * @throws System.ListException for values that have no order.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm
 */
export function compareValues(tx: Transaction, left: unknown, right: unknown): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof EnumValue && right instanceof EnumValue) return left.ordinal - right.ordinal;
  const moments = [instantOf(left), instantOf(right)] as const;
  if (moments[0] !== null && moments[1] !== null) return Math.sign(moments[0] - moments[1]);
  if (isUserObject(left) && tx.hasMethod(left, 'compareTo', 1)) {
    return (tx.invoke(left, 'compareTo', [right]) as number | null) ?? 0;
  }
  throw apexException(
    'System.ListException',
    'One or more of the items in this list is not Comparable.'
  );
}

function instantOf(value: unknown): number | null {
  if (value instanceof ApexDate) return value.days;
  return value instanceof ApexDatetime || value instanceof ApexTime ? value.milliseconds : null;
}
