import { LocalOrg } from '../../local-org/src/org/local-org.ts';
import { QueryRunner } from '../../local-org/src/org/query-runner.ts';
import { Store } from '../../local-org/src/store/store.ts';
import type { SoqlQuery } from '../../local-org/src/syntax/soql-ast.ts';

/** What the transactions of one stretch of work have cost. */
export interface Cost {
  readonly transactions: number;
  /** CPU time of Apex and the database under it; what HTTP and the sender take is not in it. */
  readonly milliseconds: number;
  readonly queries: number;
  /** Rows that queries gave to Apex. */
  readonly rows: number;
}

/**
 * Looks into the local orgs of this process while they work: time in transactions, the queries of Apex, the SQL under them.
 * It stands between the callers and three classes of the local org until it is removed.
 */
export class TransactionMeter {
  /** Every SOQL query that Apex has run. */
  readonly soql = new Set<SoqlQuery>();
  /** Every SQL statement that a query, a save or a lock has run. */
  readonly sql = new Set<string>();
  readonly #remove: () => void;
  #transactions = 0;
  #milliseconds = 0;
  #queries = 0;
  #rows = 0;

  constructor() {
    /* eslint-disable @typescript-eslint/unbound-method -- each is called with its own `this` below */
    const { run: runTransaction } = LocalOrg.prototype;
    const { run: runQuery } = QueryRunner.prototype;
    const { all, get } = Store.prototype;
    /* eslint-enable @typescript-eslint/unbound-method */
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the replaced methods have a `this` of their own
    const meter = this;
    LocalOrg.prototype.run = function run(...call) {
      const started = threadMilliseconds();
      meter.#transactions += 1;
      try {
        return runTransaction.apply(this, call) as never;
      } finally {
        meter.#milliseconds += threadMilliseconds() - started;
      }
    };
    QueryRunner.prototype.run = function run(...call) {
      meter.soql.add(call[1].query);
      meter.#queries += 1;
      const rows = runQuery.apply(this, call);
      meter.#rows += rows.items.length;
      return rows;
    };
    Store.prototype.all = function readAll(...call) {
      meter.sql.add(call[0]);
      return all.apply(this, call);
    };
    Store.prototype.get = function readOne(...call) {
      meter.sql.add(call[0]);
      return get.apply(this, call);
    };
    this.#remove = () => {
      LocalOrg.prototype.run = runTransaction;
      QueryRunner.prototype.run = runQuery;
      Store.prototype.all = all;
      Store.prototype.get = get;
    };
  }

  /** What some work costs. */
  async measure(work: () => Promise<void>): Promise<Cost> {
    const before = this.#reading();
    await work();
    const after = this.#reading();
    return {
      transactions: after.transactions - before.transactions,
      milliseconds: after.milliseconds - before.milliseconds,
      queries: after.queries - before.queries,
      rows: after.rows - before.rows
    };
  }

  remove(): void {
    this.#remove();
  }

  #reading(): Cost {
    return {
      transactions: this.#transactions,
      milliseconds: this.#milliseconds,
      queries: this.#queries,
      rows: this.#rows
    };
  }
}

/** CPU time of this thread, so that what else the machine does counts for nothing. */
function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
