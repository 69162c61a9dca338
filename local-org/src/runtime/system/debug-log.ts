import type { Transaction } from '../transaction.ts';

/** One line that Apex wrote with `System.debug`. */
export interface DebugLine {
  /** `System.LoggingLevel` constant. */
  readonly level: string;
  readonly text: string;
}

/** What `System.debug` wrote in one transaction; the oldest lines go when there are too many. */
export class DebugLog {
  static readonly kept = 10_000;
  readonly #lines: DebugLine[] = [];

  add(level: string, text: string): void {
    if (this.#lines.length === DebugLog.kept) this.#lines.shift();
    this.#lines.push({ level, text });
  }

  get lines(): readonly DebugLine[] {
    return this.#lines;
  }
}

const LOG = Symbol('debug log');

/** The debug log of a transaction. */
export function debugLog(tx: Transaction): DebugLog {
  return tx.slot<DebugLog>(LOG, () => new DebugLog());
}
