import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { apexEquals } from '../values/equality.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { completeId } from '../values/id.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { assertEqual, assertNotEqual, assertTrue } from './assert.ts';
import { debugLog } from './debug-log.ts';
import { hashCodeOf } from './hash-code.ts';
import { quiddity } from './request.ts';

const JOB_PREFIX = '707';
const ID_DIGITS = 12;
const JOBS = Symbol('enqueued jobs');

/** Ids of jobs: unlike each other, whatever the transaction. */
function nextJobId(tx: Transaction): string {
  const jobs = tx.slot(JOBS, () => ({ count: 0 }));
  jobs.count += 1;
  const digits = (tx.now() * 1000 + jobs.count).toString(36).slice(-ID_DIGITS);
  const short = JOB_PREFIX + digits.padStart(ID_DIGITS, '0');
  return completeId(short) ?? short;
}

function enqueue(tx: Transaction, job: unknown): string {
  notNull(job);
  tx.limits.add('queueableJobs', 1);
  tx.afterCommit({ kind: 'queueable', job });
  return nextJobId(tx);
}

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
    'enqueueJob/1': (tx: Transaction, job: unknown) => enqueue(tx, job),
    equals: (tx: Transaction, left: unknown, right: unknown) => apexEquals(tx, left, right),
    hashCode: (tx: Transaction, value: unknown) => hashCodeOf(tx, value),
    isBatch: () => false,
    isFuture: () => false,
    isQueueable: (tx: Transaction) => quiddity(tx) === 'QUEUEABLE',
    isScheduled: () => false,
    now: (tx: Transaction) => new ApexDatetime(tx.now()),
    today: (tx: Transaction) => new ApexDatetime(tx.now()).dateIn(tx.user.timeZone)
  }
};
