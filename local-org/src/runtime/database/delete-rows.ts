import { UnsupportedError } from '../../diagnostics/errors.ts';
import { quoted } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { DmlRowResult, Transaction } from '../transaction.ts';
import { SObjectValue } from '../values/sobject.ts';
import { refusePersonContacts } from './person-accounts.ts';
import { isFine, refuse, type RowWork } from './row-work.ts';
import { fireTriggers } from './triggers.ts';
import { checkUnique } from './uniqueness.ts';

/**
 * Moves rows of one object to the recycle bin, with their details. Rows that follow do not fire triggers.
 *
 * @remarks "Records that did not initiate a delete do not cause trigger evaluation":
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_ignore_cascading.htm
 */
export function deleteRows(
  tx: Transaction,
  store: Store,
  works: readonly RowWork[],
  allOrNone: boolean
): void {
  refusePersonContacts(store, works);
  const fine = works.filter(isFine);
  fireTriggers(tx, fine, 'before', { newRows: null, oldRows: frozen(store, fine) });
  for (const work of fine.filter(isFine))
    checkRestrictions(store, work, work.object.name, work.id!);
  if (allOrNone && !works.every(isFine)) return;
  const deleted = fine.filter(isFine);
  for (const work of deleted) moveToBin(store, work.object.name, work.id!, work.id!);
  fireTriggers(tx, deleted, 'after', { newRows: null, oldRows: frozen(store, deleted) });
}

function frozen(store: Store, works: readonly RowWork[]): SObjectValue[] {
  return works.map((work) =>
    SObjectValue.complete(store.schema, work.object.name, work.before!).freeze()
  );
}

interface Children {
  readonly object: string;
  readonly column: string;
  readonly constraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
}

function childrenOf(store: Store, object: string): Children[] {
  return store.schema
    .childRelationships(object)
    .filter((each) => store.keeps(each.childObject))
    .map(({ childObject, field }) => ({
      object: childObject,
      column: field.name,
      constraint: field.type === 'MasterDetail' ? 'Cascade' : field.deleteConstraint
    }));
}

function childIds(store: Store, child: Children, parent: string): string[] {
  const sql = `SELECT "Id" FROM ${quoted(child.object)} WHERE ${quoted(child.column)} = ? AND "IsDeleted" = 0`;
  return store.all(sql, [parent]).map((row) => String(row['Id']));
}

/**
 * A lookup with `Restrict` keeps its target; so does one of a row that would follow into the bin.
 *
 * @throws UnsupportedError for an account with won opportunities, where the answer depends on who asks
 */
function checkRestrictions(store: Store, work: RowWork, object: string, id: string): void {
  if (object === 'Account' && hasWon(store, id)) {
    throw new UnsupportedError('Deleting an account with won opportunities');
  }
  for (const child of childrenOf(store, object)) {
    if (child.constraint !== 'Restrict' && child.constraint !== 'Cascade') continue;
    for (const childId of childIds(store, child, id)) {
      if (child.constraint === 'Cascade') {
        checkRestrictions(store, work, child.object, childId);
        continue;
      }
      const labels = store.schema.object(child.object)?.pluralLabel.toLowerCase() ?? child.object;
      const message =
        `Your attempt to delete ${nameOf(store, object, id)} could not be completed because it is associated with the following ` +
        `${labels}.: ${nameOf(store, child.object, childId)}\n`;
      refuse(work, 'DELETE_FAILED', message);
      return;
    }
  }
}

function hasWon(store: Store, accountId: string): boolean {
  const sql =
    'SELECT 1 FROM "Opportunity" WHERE "AccountId" = ? AND "IsWon" = 1 AND "IsDeleted" = 0';
  return store.get(sql, [accountId]) !== undefined;
}

/** What a person calls a row. */
function nameOf(store: Store, object: string, id: string): string {
  const field = store.schema.object(object)?.nameField ?? null;
  const name = field === null ? null : store.findById(object, id)?.[field];
  return typeof name === 'string' ? name : id;
}

function moveToBin(store: Store, object: string, id: string, root: string): void {
  store.update(object, id, { IsDeleted: 1 });
  remember(store, root, object, id, null);
  for (const child of childrenOf(store, object)) {
    for (const childId of childIds(store, child, id)) {
      if (child.constraint === 'Cascade') {
        moveToBin(store, child.object, childId, root);
      } else {
        store.update(child.object, childId, { [child.column]: null });
        remember(store, root, child.object, childId, child.column);
      }
    }
  }
}

/** `_bin` says what went with a deleted row: rows (no column) and lookups that were emptied (with their column). */
function remember(
  store: Store,
  root: string,
  object: string,
  id: string,
  column: string | null
): void {
  store.run('INSERT INTO "_bin" ("root", "object", "id", "column") VALUES (?, ?, ?, ?)', [
    root,
    object,
    id,
    column
  ]);
}

/** Not so a row that is not deleted, one that went with its master, and one that was emptied from the bin. */
function isInBin(store: Store, id: string): boolean {
  return store.all('SELECT 1 FROM "_bin" WHERE "root" = ? LIMIT 1', [id]).length > 0;
}

/** Takes rows of one object out of the recycle bin, with what went in with them; lookups that are still empty come back. */
export function undeleteRows(
  tx: Transaction,
  store: Store,
  works: readonly RowWork[],
  allOrNone: boolean
): void {
  for (const work of works.filter(isFine)) {
    if (!isInBin(store, work.id!))
      refuse(work, 'UNDELETE_FAILED', 'Entity is not in the recycle bin');
  }
  for (const work of works.filter(isFine)) {
    checkUnique(tx, store, { ...work, contents: { ...work.before! }, before: null }, new Set());
  }
  if (allOrNone && !works.every(isFine)) return;
  const restored = works.filter(isFine);
  for (const work of restored) restore(store, work.id!);
  const newRows = restored.map((work) =>
    SObjectValue.complete(
      store.schema,
      work.object.name,
      store.findById(work.object.name, work.id!)!
    ).freeze()
  );
  fireTriggers(tx, restored, 'after', { newRows, oldRows: null });
}

function restore(store: Store, root: string): void {
  for (const entry of store.all('SELECT "object", "id", "column" FROM "_bin" WHERE "root" = ?', [
    root
  ])) {
    const [object, id, column] = [String(entry['object']), String(entry['id']), entry['column']];
    if (typeof column !== 'string') store.update(object, id, { IsDeleted: 0 });
    else if (store.findById(object, id)?.[column] === null)
      store.update(object, id, { [column]: root });
  }
  store.run('DELETE FROM "_bin" WHERE "root" = ?', [root]);
}

/**
 * Takes one row out of the recycle bin for good, with its details. Queries for all rows go on to show them: the platform takes its
 * time, here it never comes to an end.
 *
 * @remarks "After records are deleted from the Recycle Bin using this call, they can be queried using queryAll() for some time.
 * Typically this time is 24 hours": https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm
 */
export function emptyFromBin(store: Store, id: string): DmlRowResult {
  if (!isInBin(store, id)) {
    const message = 'Invalid record id; no recycle bin entry found';
    const error = { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message, fields: [] };
    return { id, success: false, created: false, errors: [error] };
  }
  store.run('DELETE FROM "_bin" WHERE "root" = ?', [id]);
  return { id, success: true, created: false, errors: [] };
}
