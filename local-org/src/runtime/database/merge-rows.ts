import { UnsupportedError } from '../../diagnostics/errors.ts';
import { quoted } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { DmlError, Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { SObjectValue } from '../values/sobject.ts';
import { isFine, type RowWork } from './row-work.ts';
import { fireTriggers } from './triggers.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_merge.htm */
const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Lead']);
const MOST_LOSERS = 2;

/** Refuses what no merge takes. @throws System.TypeException for objects without merge */
export function mergeFault(master: SObjectValue, losers: readonly string[]): DmlError | null {
  if (!MERGEABLE.has(master.objectName)) {
    const message = `DML operation MERGE not allowed on ${master.objectName}`;
    throw apexException('System.TypeException', message);
  }
  if (losers.length > MOST_LOSERS) {
    return fault('MERGE_FAILED', `Only ${MOST_LOSERS + 1} records may be merged at once`);
  }
  if (master.id !== null && losers.includes(master.id)) {
    return fault('MERGE_FAILED', 'A record cannot be merged with itself');
  }
  return null;
}

function fault(statusCode: string, message: string): DmlError {
  return { statusCode, message, fields: [] };
}

/**
 * Deletes the losing rows and gives what belonged to them to the master; the master itself is saved afterwards, as by any update.
 * Rows that move fire no triggers.
 *
 * @remarks Order of events: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_merge_statements.htm
 * @returns ids of the rows that moved
 */
export function mergeLosers(
  tx: Transaction,
  store: Store,
  master: string,
  works: readonly RowWork[]
): readonly string[] {
  if (works.some(({ before }) => before?.['IsPersonAccount'] === 1))
    throw new UnsupportedError('Merging person accounts');
  fireTriggers(tx, works, 'before', { newRows: null, oldRows: oldRows(store, works) });
  if (!works.every(isFine)) return [];
  const moved: string[] = [];
  for (const work of works) {
    moved.push(...giveChildren(store, work.object.name, work.id!, master));
    store.update(work.object.name, work.id!, { IsDeleted: 1, MasterRecordId: master });
    store.run('INSERT INTO "_bin" ("root", "object", "id", "column") VALUES (?, ?, ?, NULL)', [
      work.id,
      work.object.name,
      work.id
    ]);
    work.before = store.findById(work.object.name, work.id!) ?? work.before;
  }
  fireTriggers(tx, works, 'after', { newRows: null, oldRows: oldRows(store, works) });
  return [...new Set(moved)];
}

function oldRows(store: Store, works: readonly RowWork[]): SObjectValue[] {
  return works.map((work) =>
    SObjectValue.complete(store.schema, work.object.name, work.before!).freeze()
  );
}

/** Points every lookup at the master, those of rows in the recycle bin too. */
function giveChildren(store: Store, object: string, loser: string, master: string): string[] {
  const moved: string[] = [];
  for (const { childObject, field } of store.schema.childRelationships(object)) {
    if (!store.keeps(childObject) || field.name === 'MasterRecordId') continue;
    const column = quoted(field.name);
    const rows = store.all(`SELECT "Id" FROM ${quoted(childObject)} WHERE ${column} = ?`, [loser]);
    for (const row of rows) {
      store.update(childObject, String(row['Id']), { [field.name]: master });
      moved.push(String(row['Id']));
    }
  }
  return moved;
}
