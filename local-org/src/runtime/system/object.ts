import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexEquals } from '../values/equality.ts';
import { toText } from '../values/text.ts';
import { hashCodeOf } from './hash-code.ts';

/** What every value can do; user classes that override a method are asked. */
const OBJECT_METHODS = {
  equals: (tx: Transaction, self: unknown, other: unknown) => apexEquals(tx, self, other),
  hashCode: (tx: Transaction, self: unknown) => hashCodeOf(tx, self),
  toString: (tx: Transaction, self: unknown) => toText(tx, self)
} as const;

/** `System.Object`. */
export const OBJECT_TYPE: LibraryType = { name: 'System.Object', methods: OBJECT_METHODS };
