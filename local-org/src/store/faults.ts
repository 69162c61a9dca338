import type { ColumnValue } from './columns.ts';

/** One thing that goes wrong the next time a statement touches an object, or a transaction of a kind ends. */
export type Fault =
  /** Another transaction holds the row for longer than ten seconds. */
  | { readonly kind: 'rowLock'; readonly object: string; readonly id: string | null }
  /** Another transaction inserts a row just before ours. `values` by field API name. */
  | {
      readonly kind: 'rivalInsert';
      readonly object: string;
      readonly values: Readonly<Record<string, ColumnValue>>;
    }
  | { readonly kind: 'storageLimit'; readonly object: string }
  /** The next transaction of a kind, named by its `System.Quiddity` (`QUEUEABLE`, `REST` …), hits a governor limit at its end. */
  | { readonly kind: 'limit'; readonly object: string }
  /** The process dies after the commit of the next transaction of a kind: the jobs and events that it put in line are lost. */
  | { readonly kind: 'crash'; readonly object: string };

/**
 * Faults that a test plants; each strikes once, in the order of planting.
 *
 * @remarks Lock time-out and storage limit as Salesforce words them are built by the DML engine.
 */
export class FaultPlan {
  readonly #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Takes the first fault of a kind for an object; a lock only when it is on one of the rows, or on any row. */
  take<K extends Fault['kind']>(
    kind: K,
    object: string,
    ids: readonly string[] = []
  ): Extract<Fault, { kind: K }> | null {
    const index = this.#faults.findIndex((fault) => {
      if (fault.kind !== kind || fault.object.toLowerCase() !== object.toLowerCase()) return false;
      return fault.kind !== 'rowLock' || fault.id === null || ids.includes(fault.id);
    });
    if (index < 0) return null;
    return this.#faults.splice(index, 1)[0] as Extract<Fault, { kind: K }>;
  }

  /** Faults that have not struck yet. */
  get pending(): readonly Fault[] {
    return this.#faults;
  }
}
