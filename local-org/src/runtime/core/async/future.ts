import { listOf, OBJECT } from '../../../syntax/types.ts';
import { apexException } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { quiddity } from '../../system/request.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { freezeValue } from './frozen-value.ts';
import { insertJobRow, putInLine } from './job-rows.ts';

/** Kinds of transactions from which no future method may be called. */
const FORBIDDEN: ReadonlySet<string> = new Set(['FUTURE', 'BATCH_APEX']);

/**
 * Puts a call of a method with `@future` in line.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_invoking_future_methods.htm
 */
export function enqueueFuture(
  tx: ApexTransaction,
  className: string,
  name: string,
  args: readonly unknown[]
): null {
  if (FORBIDDEN.has(quiddity(tx))) {
    const message = `Future method cannot be called from a future or batch method: ${className}.${name}`;
    throw apexException('System.AsyncException', message);
  }
  tx.limits.add('futureCalls', 1);
  const id = insertJobRow(tx, 'future', className, { MethodName: name });
  putInLine(tx, {
    kind: 'future',
    id,
    userId: tx.user.id,
    job: freezeValue(tx, new ApexList(listOf(OBJECT), [...args])),
    method: { className, name },
    dueAt: tx.now(),
    depth: 0,
    maximumDepth: null,
    delayMinutes: null,
    signature: null,
    failures: 0,
    scope: 0,
    cron: null
  });
  return null;
}
