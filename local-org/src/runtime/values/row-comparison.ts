import type { Transaction } from '../transaction.ts';
import { apexEquals } from './equality.ts';
import { keyTextOf } from './key-table.ts';
import { toText } from './text.ts';

/** What comparing and printing a row needs of it. */
export interface ComparableRow {
  readonly objectName: string;
  setKeys(): readonly string[];
  peek(key: string): unknown;
  fields(): readonly { readonly name: string; readonly value: unknown }[];
}

/** `Lead:{LastName=x, Id=00Q…}` */
export function rowText(tx: Transaction, row: ComparableRow): string {
  const parts = row.fields().map(({ name, value }) => `${name}=${toText(tx, value)}`);
  return `${row.objectName}:{${parts.join(', ')}}`;
}

/** Same object and the same values; a field that one row does not set counts as null. */
export function equalRows(tx: Transaction, left: ComparableRow, right: ComparableRow): boolean {
  if (left.objectName !== right.objectName) return false;
  const keys = new Set([...left.setKeys(), ...right.setKeys()]);
  return [...keys].every((key) => apexEquals(tx, left.peek(key), right.peek(key)));
}

/** The same text for equal rows and for them only. */
export function rowKey(tx: Transaction, row: ComparableRow): string {
  const parts = row
    .setKeys()
    .filter((key) => row.peek(key) !== null)
    .map((key) => `${key}=${keyTextOf(tx, row.peek(key))}`);
  return `SObject:${row.objectName}{${parts.sort().join(';')}}`;
}
