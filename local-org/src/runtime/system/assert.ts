import { printType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexEquals } from '../values/equality.ts';
import { apexException } from '../values/exception.ts';
import { toText } from '../values/text.ts';
import { ApexTypeValue } from '../values/type-value.ts';
import { notNull } from './arguments.ts';
import { isInstance } from './runtime-type.ts';
import { runtimeTypeOf } from '../core/runtime-types.ts';

type Flag = boolean | null;

/** @throws System.AssertException, which no catch block sees. */
function fail(tx: Transaction, message: unknown, detail: string | null): never {
  const said = message === null || message === undefined ? null : toText(tx, message);
  const parts = ['Assertion Failed', said, detail].filter((part) => part !== null);
  throw apexException('System.AssertException', parts.join(': '));
}

function expected(tx: Transaction, wanted: unknown, actual: unknown): string {
  return `Expected: ${toText(tx, wanted)}, Actual: ${toText(tx, actual)}`;
}

/** `areEqual` and `System.assertEquals`: Strings keep their letter case, numbers of different types may be equal. */
export function assertEqual(
  tx: Transaction,
  wanted: unknown,
  actual: unknown,
  message: unknown
): void {
  if (!apexEquals(tx, wanted, actual)) fail(tx, message, expected(tx, wanted, actual));
}

export function assertNotEqual(
  tx: Transaction,
  other: unknown,
  actual: unknown,
  message: unknown
): void {
  if (apexEquals(tx, other, actual)) fail(tx, message, `Same value: ${toText(tx, actual)}`);
}

/** `System.assert`. */
export function assertTrue(tx: Transaction, condition: Flag, message: unknown): void {
  if (notNull(condition) !== true) fail(tx, message, null);
}

function assertFlag(tx: Transaction, wanted: boolean, condition: Flag, message: unknown): void {
  if (condition !== wanted) fail(tx, message, expected(tx, wanted, condition));
}

function assertType(
  tx: Transaction,
  value: unknown,
  type: ApexTypeValue | null,
  wanted: boolean,
  message: unknown
): void {
  const target = notNull(type).type;
  if (isInstance(tx, value, target) === wanted) return;
  const actual = value === null ? 'null' : printType(runtimeTypeOf(value));
  const relation = wanted ? 'is not an instance of' : 'is an instance of';
  fail(tx, message, `${actual} ${relation} ${printType(target)}`);
}

/** `System.Assert`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm */
export const ASSERT_TYPE: LibraryType = {
  name: 'System.Assert',
  statics: {
    areEqual: (tx: Transaction, wanted: unknown, actual: unknown, message?: unknown) =>
      assertEqual(tx, wanted, actual, message),
    areNotEqual: (tx: Transaction, other: unknown, actual: unknown, message?: unknown) =>
      assertNotEqual(tx, other, actual, message),
    fail: (tx: Transaction, message?: unknown) => fail(tx, message, null),
    isTrue: (tx: Transaction, condition: Flag, message?: unknown) =>
      assertFlag(tx, true, condition, message),
    isFalse: (tx: Transaction, condition: Flag, message?: unknown) =>
      assertFlag(tx, false, condition, message),
    isNull: (tx: Transaction, value: unknown, message?: unknown) =>
      assertEqual(tx, null, value, message),
    isNotNull: (tx: Transaction, value: unknown, message?: unknown) =>
      assertNotEqual(tx, null, value, message),
    isInstanceOfType: (
      tx: Transaction,
      value: unknown,
      type: ApexTypeValue | null,
      message?: unknown
    ) => assertType(tx, value, type, true, message),
    isNotInstanceOfType: (
      tx: Transaction,
      value: unknown,
      type: ApexTypeValue | null,
      message?: unknown
    ) => assertType(tx, value, type, false, message)
  }
};
