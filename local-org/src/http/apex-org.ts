import type { CompiledMethod, CompiledType } from '../runtime/core/compiled-unit.ts';
import type { RunningUser, Transaction } from '../runtime/transaction.ts';
import type { ApexException } from '../runtime/values/exception.ts';

/** One transaction that has begun, and the way into user code. */
export interface OrgTransaction {
  readonly tx: Transaction;
  /** Calls a static method of a user class. */
  callStatic(className: string, method: CompiledMethod, values: readonly unknown[]): unknown;
}

/** What the HTTP side needs of an org. */
export interface ApexOrg {
  /** Every user class, the inner ones too. */
  readonly types: readonly CompiledType[];
  /** Runs work as one transaction: committed when it returns, rolled back whole when it throws. */
  run<T>(user: RunningUser, work: (transaction: OrgTransaction) => T): T;
  /** `Class.BirdPhone.parse: line 12, column 1`, one line a frame. */
  stackTrace(error: ApexException): string;
}
