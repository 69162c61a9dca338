import type { LibraryType } from '../../library.ts';
import type { LimitName } from '../../limits.ts';
import type { Transaction } from '../../transaction.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import { checkCpuTime } from '../cpu-time.ts';

/** The word in `get…` and `getLimit…` for each limit that is counted. */
const WORDS: Readonly<Record<string, LimitName>> = {
  AggregateQueries: 'aggregateQueries',
  Callouts: 'callouts',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FutureCalls: 'futureCalls',
  PublishImmediateDML: 'publishImmediateDml',
  Queries: 'queries',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SoslQueries: 'soslQueries'
};

/** Deprecated words for what now counts as DML statements. */
const DML_WORDS: readonly string[] = ['RunAs', 'Savepoints', 'SavepointRollbacks'];

function statics(): NonNullable<LibraryType['statics']> {
  const table: Record<string, (tx: Transaction) => number> = {
    getCpuTime: (tx) => {
      checkCpuTime(tx as ApexTransaction);
      return tx.limits.used('cpuTime');
    },
    getLimitCpuTime: (tx) => tx.limits.allowed('cpuTime'),
    getLimitHeapSize: (tx) => tx.limits.allowed('heapSize')
  };
  const words = [
    ...Object.entries(WORDS),
    ...DML_WORDS.map((word) => [word, 'dmlStatements'] as const)
  ];
  for (const [word, name] of words) {
    table[`get${word}`] = (tx) => tx.limits.used(name);
    table[`getLimit${word}`] = (tx) => tx.limits.allowed(name);
  }
  return table;
}

/** `System.Limits`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm */
export const LIMITS: LibraryType = { name: 'System.Limits', statics: statics() };
