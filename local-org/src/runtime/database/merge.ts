import { libraryType, listOf, STRING } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { AccessMode, DmlRowResult, Transaction } from '../transaction.ts';
import { apexException, nullArgument, nullPointer } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';
import { accessModeOf } from './access-level.ts';
import { dmlException } from './dml-exception.ts';
import { errorList } from './results.ts';

const MERGE_RESULT = libraryType('Database.MergeResult');

/** `Database.MergeResult` */
class MergeResult {
  readonly typeName = 'Database.MergeResult';
  readonly result: DmlRowResult;
  readonly losers: readonly string[];

  constructor(result: DmlRowResult, losers: readonly string[]) {
    this.result = result;
    this.losers = result.success ? losers : [];
  }
}

/** Ids of rows and ids. */
export function idsOf(target: unknown): readonly string[] {
  if (target === null) throw nullPointer();
  const values: readonly unknown[] = target instanceof ApexList ? target.items : [target];
  return values.map((value) => {
    if (value === null) throw nullPointer();
    if (typeof value === 'string') return value;
    const { id } = value as SObjectValue;
    if (id === null) throw apexException('System.ListException', 'Missing id at index: 0');
    return id;
  });
}

/** One merge. @throws System.DmlException when all-or-none fails */
export function mergeRows(
  tx: Transaction,
  master: unknown,
  losers: readonly string[],
  access: AccessMode,
  allOrNone: boolean
): DmlRowResult {
  if (!(master instanceof SObjectValue)) throw nullPointer();
  const results = tx.dml({
    operation: 'merge',
    rows: [master],
    mergeIds: losers,
    access,
    allOrNone: true,
    externalIdField: null
  });
  const refusal = allOrNone ? dmlException('merge', results) : null;
  if (refusal !== null) throw refusal;
  return results[0]!;
}

/** Each loser is a merge of its own when it stands in a list without all-or-none. */
function databaseMerge(
  tx: Transaction,
  master: unknown,
  target: unknown,
  given: readonly unknown[]
): unknown {
  if (master === null || target === null) throw nullArgument();
  const access = accessModeOf(given);
  const allOrNone = given.find((each) => typeof each === 'boolean') ?? true;
  const ids = idsOf(target);
  const result = new MergeResult(mergeRows(tx, master, ids, access, allOrNone), ids);
  return target instanceof ApexList ? new ApexList(listOf(MERGE_RESULT), [result]) : result;
}

function texts(ids: readonly string[]): ApexList {
  return ApexList.of(STRING, ids);
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm and apex_class_Database_MergeResult.htm */
export const MERGE_TYPES: readonly LibraryType[] = [
  {
    name: 'System.Database',
    statics: {
      merge: (tx, master: unknown, target: unknown, ...given: unknown[]) =>
        databaseMerge(tx, master, target, given)
    }
  },
  {
    name: 'Database.MergeResult',
    methods: {
      getErrors: (_tx, self: MergeResult) => errorList(self.result.errors),
      getId: (_tx, self: MergeResult) => self.result.id,
      getMergedRecordIds: (_tx, self: MergeResult) => texts(self.losers),
      getUpdatedRelatedIds: (_tx, self: MergeResult) => texts(self.result.movedIds ?? []),
      isSuccess: (_tx, self: MergeResult) => self.result.success
    }
  }
];
