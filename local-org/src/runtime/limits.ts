import { LimitFailure } from './limit-failure.ts';

/** Governor limits of one transaction. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
export type LimitName =
  | 'queries'
  | 'queryRows'
  | 'aggregateQueries'
  | 'soslQueries'
  | 'dmlStatements'
  | 'dmlRows'
  | 'publishImmediateDml'
  | 'callouts'
  | 'cpuTime'
  | 'heapSize'
  | 'queueableJobs'
  | 'futureCalls'
  | 'emailInvocations';

/** Allowed amounts; CPU time in milliseconds, heap in bytes. */
export type LimitAmounts = Readonly<Record<LimitName, number>>;

export const SYNCHRONOUS_LIMITS: LimitAmounts = {
  queries: 100,
  queryRows: 50_000,
  aggregateQueries: 300,
  soslQueries: 20,
  dmlStatements: 150,
  dmlRows: 10_000,
  publishImmediateDml: 150,
  callouts: 100,
  cpuTime: 10_000,
  heapSize: 6_000_000,
  queueableJobs: 50,
  futureCalls: 50,
  emailInvocations: 10
};

export const ASYNCHRONOUS_LIMITS: LimitAmounts = {
  ...SYNCHRONOUS_LIMITS,
  queries: 200,
  cpuTime: 60_000,
  heapSize: 12_000_000,
  queueableJobs: 1
};

/** The platform's words for each limit, as its LimitException prints them. */
const WORDS: Readonly<Record<LimitName, string>> = {
  queries: 'Too many SOQL queries',
  queryRows: 'Too many query rows',
  aggregateQueries: 'Too many aggregate queries',
  soslQueries: 'Too many SOSL queries',
  dmlStatements: 'Too many DML statements',
  dmlRows: 'Too many DML rows',
  publishImmediateDml: 'Too many publish immediate DML statements',
  callouts: 'Too many callouts',
  cpuTime: 'Apex CPU time limit exceeded',
  heapSize: 'Apex heap size too large',
  queueableJobs: 'Too many queueable jobs added to the queue',
  futureCalls: 'Too many future calls',
  emailInvocations: 'Too many Email Invocations'
};

/** The message of CPU time has no number; a query stops at the first row too many, however many there are. */
function excess(name: LimitName, total: number, allowed: number): string {
  if (name === 'cpuTime') return WORDS[name];
  return `${WORDS[name]}: ${name === 'queryRows' ? allowed + 1 : total}`;
}

/** Counts what a transaction has used and stops it at the first excess. */
export class LimitCounters {
  readonly amounts: LimitAmounts;
  readonly #used = new Map<LimitName, number>();

  constructor(amounts: LimitAmounts) {
    this.amounts = amounts;
  }

  used(name: LimitName): number {
    return this.#used.get(name) ?? 0;
  }

  allowed(name: LimitName): number {
    return this.amounts[name];
  }

  /** Adds to a counter. @throws LimitFailure which Apex cannot catch. */
  add(name: LimitName, amount: number): void {
    const total = this.used(name) + amount;
    this.#used.set(name, total);
    if (total > this.amounts[name]) {
      throw new LimitFailure(excess(name, total, this.amounts[name]));
    }
  }

  /**
   * Refuses a value that alone is larger than the heap: a text, a Blob, the rows of a query. What lives beside it is not measured,
   * so `Limits.getHeapSize` is refused by name.
   *
   * @param bytes at least one for each character
   * @throws LimitFailure
   */
  fitHeap(bytes: number): void {
    if (bytes > this.amounts.heapSize) throw new LimitFailure(`${WORDS.heapSize}: ${bytes}`);
  }
}
