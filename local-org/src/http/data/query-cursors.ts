import { makeId } from '../../store/ids.ts';
import { apiError } from '../api-error.ts';

/** Records that a client has not fetched yet. */
interface Cursor {
  readonly userId: string;
  readonly records: readonly unknown[];
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Two days. @remarks https://help.salesforce.com/s/articleView?id=000384958 */
const LIFE_MILLISECONDS = 2 * 24 * 60 * 60 * 1000;
/** Key prefix of a query locator; same page. */
const KEY_PREFIX = '0r8';
/** Cursors kept; the oldest goes first. */
const MOST_CURSORS = 10;

/** Results of large queries, kept for `nextRecordsUrl`. A locator is good for its user only. */
export class QueryCursors {
  readonly #now: () => number;
  readonly #cursors = new Map<string, Cursor>();
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps records and answers their locator. */
  open(userId: string, records: readonly unknown[]): string {
    const locator = makeId(KEY_PREFIX, ++this.#count);
    this.#cursors.set(locator, {
      userId,
      records,
      expiresAt: this.#now() + LIFE_MILLISECONDS
    });
    const [oldest] = this.#cursors.keys();
    if (this.#cursors.size > MOST_CURSORS) this.#cursors.delete(oldest!);
    return locator;
  }

  /** All records behind a locator. @throws ApiError 400 INVALID_QUERY_LOCATOR when there are none, or not any more, or another's. */
  find(userId: string, locator: string): readonly unknown[] {
    const cursor = this.#cursors.get(locator);
    if (cursor?.userId === userId && cursor.expiresAt > this.#now()) return cursor.records;
    throw apiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  }
}
