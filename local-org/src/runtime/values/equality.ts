import type { Transaction } from '../transaction.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { isUserObject } from './object.ts';
import { hasEquality } from './self-describing.ts';
import { ApexSet } from './set.ts';
import { ApexTime } from './time.ts';

/**
 * Apex equality of two values whose types are not known: `Object == Object`, `Assert.areEqual`, list and map elements. Strings
 * keep their letter case here; the `==` of two Strings does not ({@link equalsIgnoreCase}).
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
export function apexEquals(tx: Transaction, left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (isUserObject(left))
    return tx.hasMethod(left, 'equals', 1) && tx.invoke(left, 'equals', [right]) === true;
  return (
    equalValues(left, right) ?? equalCollections(tx, left, right) ?? equalDescribed(tx, left, right)
  );
}

function equalDescribed(tx: Transaction, left: object, right: object): boolean {
  return hasEquality(left) && left.equalTo(tx, right);
}

function equalValues(left: object, right: object): boolean | null {
  if (left instanceof ApexDatetime) return isSameMoment(left, right);
  if (left instanceof ApexDate) {
    if (right instanceof ApexDatetime) return isSameMoment(right, left);
    return right instanceof ApexDate && left.days === right.days;
  }
  if (left instanceof ApexTime)
    return right instanceof ApexTime && left.milliseconds === right.milliseconds;
  if (left instanceof ApexBlob) return right instanceof ApexBlob && left.equals(right);
  return null;
}

function isSameMoment(left: ApexDatetime, right: object): boolean {
  return right instanceof ApexDatetime && left.milliseconds === right.milliseconds;
}

function equalCollections(tx: Transaction, left: object, right: object): boolean | null {
  if (left instanceof ApexList) {
    if (!(right instanceof ApexList) || left.size !== right.size) return false;
    return left.items.every((item, index) => apexEquals(tx, item, right.items[index]));
  }
  if (left instanceof ApexSet) {
    if (!(right instanceof ApexSet) || left.size !== right.size) return false;
    return left.values().every((value) => right.has(tx, value));
  }
  if (!(left instanceof ApexMap)) return null;
  if (!(right instanceof ApexMap) || left.size !== right.size) return false;
  return left
    .entries()
    .every(([key, value]) => right.has(tx, key) && apexEquals(tx, value, right.get(tx, key)));
}

/** Any of the four number types. */
export type ApexNumber = number | bigint | ApexDouble | ApexDecimal;

export function isNumber(value: unknown): value is ApexNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDecimal ||
    value instanceof ApexDouble
  );
}

/** -1, 0, 1 or NaN, exact across the number types. */
export function compareNumbers(left: ApexNumber, right: ApexNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  if (left instanceof ApexDouble || right instanceof ApexDouble) {
    const [a, b] = [asDouble(left), asDouble(right)];
    return a === b ? 0 : Math.sign(a - b);
  }
  return asDecimal(left).compare(asDecimal(right));
}

function asDouble(value: ApexNumber): number {
  if (value instanceof ApexDouble) return value.value;
  return value instanceof ApexDecimal ? value.toNumber() : Number(value);
}

function asDecimal(value: Exclude<ApexNumber, ApexDouble>): ApexDecimal {
  return value instanceof ApexDecimal ? value : ApexDecimal.fromInteger(value);
}

/** The `==` of two Strings: letter case does not count, null equals only null. */
export function equalsIgnoreCase(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null || left.length !== right.length) return false;
  return left.toLowerCase() === right.toLowerCase() || left.toUpperCase() === right.toUpperCase();
}

/** Whether two Ids (or texts that are Ids) name the same record: 15 and 18 characters are the same. */
export function equalIds(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short.length === 15 && long.length === 18 && long.startsWith(short);
}
