import type { Transaction } from '../transaction.ts';

/** One line that Apex wrote with `System.debug`. */
export interface DebugLine {
  /** `System.LoggingLevel` constant. */
  readonly level: string;
  readonly text: string;
  /** JavaScript stack of the call, where somebody asked for it. */
  readonly stack?: string;
}

/** What `System.debug` wrote in one transaction; the oldest lines go when there are too many. */
export class DebugLog {
  static readonly kept = 10_000;
  /** Whether each line keeps the stack of its call: costly, for logs that somebody reads. */
  keepsStacks = false;
  readonly #lines: DebugLine[] = [];

  add(level: string, text: string): void {
    if (this.#lines.length === DebugLog.kept) this.#lines.shift();
    const stack = this.keepsStacks ? { stack: new Error().stack ?? '' } : {};
    this.#lines.push({ level, text, ...stack });
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
