import { bindsOf } from '../../../soql/binds.ts';
import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { LibraryType } from '../../library.ts';
import { accessModeOf } from '../../database/access-level.ts';
import type { Transaction } from '../../transaction.ts';
import { apexException, nullArgument } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { freezeValue } from '../async/frozen-value.ts';
import { classNameOf, insertJobRow, putInLine } from '../async/job-rows.ts';
import { jobState, type JobState } from '../async/job-state.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { LimitCounters } from '../../limits.ts';

const DEFAULT_SCOPE = 200;
/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm */
const MOST_ROWS = 50_000_000;

/** What the methods of a Batchable are given. */
export class BatchableContext {
  readonly typeName = 'Database.BatchableContext';
  readonly jobId: string;

  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

/** `Database.QueryLocator`: the rows of a query, up to 50 million. */
export class QueryLocator {
  readonly typeName = 'Database.QueryLocator';
  /** null where only its rows are known. */
  readonly query: string | null;
  readonly rows: ApexList;

  constructor(query: string | null, rows: ApexList) {
    this.query = query;
    this.rows = rows;
  }
}

/** Wording as in public reports of the error; `finish` may start another batch. */
function refuseWithin({ job, isBatchStep }: JobState): void {
  if (!isBatchStep && job?.kind !== 'future') return;
  throw apexException(
    'System.AsyncException',
    'Database.executeBatch cannot be called from a batch start, batch execute, or future method.'
  );
}

function executeBatch(given: Transaction, job: unknown, scope: number | null): string {
  const tx = given as ApexTransaction;
  if (job === null || scope === null) throw nullArgument();
  const className = classNameOf(job);
  if (className === null || !tx.hasMethod(job, 'execute', 2)) {
    throw new UnsupportedError('Database.executeBatch with what is not a Batchable');
  }
  if (scope <= 0) {
    throw apexException('System.AsyncException', 'Batch size must be greater than 0');
  }
  refuseWithin(jobState(tx));
  const id = insertJobRow(tx, 'batch', className);
  putInLine(tx, {
    kind: 'batch',
    id,
    userId: tx.user.id,
    job: freezeValue(tx, job),
    dueAt: tx.now(),
    depth: 0,
    maximumDepth: null,
    delayMinutes: null,
    signature: null,
    failures: 0,
    scope,
    cron: null
  });
  return id;
}

function locator(
  given: Transaction,
  text: string | null,
  binds: ApexMap | null,
  access: unknown
): QueryLocator {
  const tx = given as ApexTransaction;
  if (text === null) throw nullArgument();
  const query = tx.parseQuery(text);
  if (binds === null && bindsOf(query).length > 0) {
    throw new UnsupportedError(
      'Database.getQueryLocator with bind variables (getQueryLocatorWithBinds is)'
    );
  }
  const entries = (binds?.entries() ?? []).map(([name, value]) => [String(name), value] as const);
  const rows = withoutRowLimit(tx, () => tx.query(query, new Map(entries), accessModeOf([access])));
  return new QueryLocator(text, rows);
}

/** A locator counts as a query, but its rows do not fall under the 50,000 of a transaction. */
function withoutRowLimit<T>(tx: ApexTransaction, action: () => T): T {
  const { limits } = tx;
  limits.add('queries', 1);
  tx.limits = new LimitCounters({ ...limits.amounts, queryRows: MOST_ROWS });
  try {
    return action();
  } finally {
    tx.limits = limits;
  }
}

/** The part of `System.Database` for batches. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm */
export const BATCH_TYPES: readonly LibraryType[] = [
  {
    name: 'System.Database',
    statics: {
      'executeBatch/1': (tx, job: unknown) => executeBatch(tx, job, DEFAULT_SCOPE),
      'executeBatch/2': (tx, job: unknown, scope: number | null) => executeBatch(tx, job, scope),
      'getQueryLocator(System.String)': (tx, text: string | null) => locator(tx, text, null, null),
      'getQueryLocator(System.String,System.AccessLevel)': (
        tx,
        text: string | null,
        access: unknown
      ) => locator(tx, text, null, access),
      getQueryLocatorWithBinds: (
        tx,
        text: string | null,
        binds: ApexMap | null,
        access: unknown
      ) => {
        if (binds === null) throw nullArgument();
        return locator(tx, text, binds, access);
      },
      'getQueryLocator(System.List<SObject>)': (_tx, rows: ApexList | null) => rowsLocator(rows),
      'getQueryLocator(System.List<SObject>,System.AccessLevel)': (_tx, rows: ApexList | null) =>
        rowsLocator(rows)
    }
  },
  {
    name: 'Database.BatchableContext',
    methods: {
      getJobId: (_tx, self: BatchableContext) => self.jobId
    }
  },
  {
    name: 'Database.QueryLocator',
    methods: { getQuery: (_tx, self: QueryLocator) => queryOf(self) }
  }
];

/** @throws UnsupportedError for an inline query, whose text is not kept */
function queryOf(locator: QueryLocator): string {
  if (locator.query === null)
    throw new UnsupportedError('QueryLocator.getQuery of an inline query');
  return locator.query;
}

/** An inline query, which has been run already: its rows fell under the limit of the transaction. */
function rowsLocator(rows: ApexList | null): QueryLocator {
  if (rows === null) throw nullArgument();
  return new QueryLocator(null, rows);
}
