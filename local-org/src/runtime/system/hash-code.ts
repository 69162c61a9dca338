import type { Transaction } from '../transaction.ts';
import { wrapInteger } from '../values/long.ts';
import { isUserObject } from '../values/object.ts';
import { identityNumber } from '../values/identity.ts';
import { keyTextOf } from '../values/key-table.ts';
import { hashCode } from './string/characters.ts';

/** `hashCode()` of any value: the same number for equal values. Only Integers, Booleans and Strings answer Java's numbers. */
export function hashCodeOf(tx: Transaction, value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return wrapInteger(value ^ (value >> 32n));
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'string') return hashCode(value);
  if (!isUserObject(value)) return hashCode(keyTextOf(tx, value));
  if (tx.hasMethod(value, 'hashCode', 0))
    return (tx.invoke(value, 'hashCode', []) as number | null) ?? 0;
  return identityNumber(tx, value);
}
