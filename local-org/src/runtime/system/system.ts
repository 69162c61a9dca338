import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { apexEquals } from '../values/equality.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { assertEqual, assertNotEqual, assertTrue } from './assert.ts';
import { debugLog } from './debug-log.ts';
import { hashCodeOf } from './hash-code.ts';
import { quiddity } from './request.ts';

/** `System.System`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm */
export const SYSTEM_TYPE: LibraryType = {
  name: 'System.System',
  statics: {
    assert: (tx: Transaction, condition: boolean | null, message?: unknown) =>
      assertTrue(tx, condition, message),
    assertEquals: (tx: Transaction, wanted: unknown, actual: unknown, message?: unknown) =>
      assertEqual(tx, wanted, actual, message),
    assertNotEquals: (tx: Transaction, other: unknown, actual: unknown, message?: unknown) =>
      assertNotEqual(tx, other, actual, message),
    currentTimeMillis: (tx: Transaction) => BigInt(tx.now()),
    'debug/1': (tx: Transaction, value: unknown) => debugLog(tx).add('DEBUG', toText(tx, value)),
    'debug/2': (tx: Transaction, level: EnumValue | null, value: unknown) =>
      debugLog(tx).add(notNull(level).name, toText(tx, value)),
    equals: (tx: Transaction, left: unknown, right: unknown) => apexEquals(tx, left, right),
    hashCode: (tx: Transaction, value: unknown) => hashCodeOf(tx, value),
    isBatch: (tx: Transaction) => quiddity(tx) === 'BATCH_APEX',
    isFuture: (tx: Transaction) => quiddity(tx) === 'FUTURE',
    isQueueable: (tx: Transaction) => quiddity(tx) === 'QUEUEABLE',
    isScheduled: (tx: Transaction) => quiddity(tx) === 'SCHEDULED',
    now: (tx: Transaction) => new ApexDatetime(tx.now()),
    today: (tx: Transaction) => new ApexDatetime(tx.now()).dateIn(tx.user.timeZone)
  }
};
