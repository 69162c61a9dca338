import { libraryType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { nullArgument } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { idsOf } from './merge.ts';
import { DatabaseResult } from './results.ts';

/** `Database.emptyRecycleBin` counts as a DML statement. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm */
function emptyRecycleBin(tx: Transaction, target: unknown): unknown {
  if (target === null) throw nullArgument();
  const results = tx
    .emptyRecycleBin(idsOf(target))
    .map((result) => new DatabaseResult('EmptyRecycleBinResult', result));
  return target instanceof ApexList
    ? ApexList.of(libraryType('Database.EmptyRecycleBinResult'), results)
    : results[0];
}

export const RECYCLE_BIN_TYPE: LibraryType = {
  name: 'System.Database',
  statics: { emptyRecycleBin: (tx, target: unknown) => emptyRecycleBin(tx, target) }
};
