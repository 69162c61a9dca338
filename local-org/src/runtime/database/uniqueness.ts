import type { FieldSchema } from '../../metadata/schema.ts';
import {
  comparesWithoutCase,
  quoted,
  type ColumnValue,
  type StoredRow
} from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { shortId } from '../values/id.ts';
import { optionsOf } from './dml-options.ts';
import type { OrgRules } from './org-rules.ts';
import { refuse, type RowWork } from './row-work.ts';

/** Rows of an object, outside the recycle bin, that hold a value in a field; letter case as the field takes it. */
export function rowsWithValue(
  store: Store,
  object: string,
  field: FieldSchema,
  value: ColumnValue,
  most = 2
): StoredRow[] {
  const column = quoted(field.name);
  const condition = comparesWithoutCase(field)
    ? `apex_lower(${column}) = apex_lower(?)`
    : `${column} = ?`;
  const sql = `SELECT * FROM ${quoted(object)} WHERE ${condition} AND "IsDeleted" = 0 LIMIT ${most}`;
  return store.all(sql, [value]);
}

/**
 * Refuses a row whose unique value another row has.
 *
 * @param sameStatement ids of the rows this statement has saved: the platform names neither field nor row for those
 * @remarks A user who may not read the field gets `<unknown>` too (recorded by others in deployed orgs, assumed here).
 */
export function checkUnique(
  tx: Transaction,
  store: Store,
  work: RowWork,
  sameStatement: ReadonlySet<string>
): void {
  for (const field of work.object.fields.values()) {
    if (!field.unique) continue;
    const value = work.contents[field.name] ?? null;
    if (value === null || value === (work.before?.[field.name] ?? null)) continue;
    const other = rowsWithValue(store, work.object.name, field, value).find(
      (row) => row['Id'] !== work.id
    );
    if (other === undefined) continue;
    const id = String(other['Id']);
    const visible =
      !sameStatement.has(id) && tx.user.permissions.canReadField(work.object.name, field.name);
    const [name, where] = visible ? [field.name, shortId(id)] : ['<unknown>', '<unknown>'];
    refuse(
      work,
      'DUPLICATE_VALUE',
      `duplicate value found: ${name} duplicates value on record with id: ${where}`
    );
  }
}

/**
 * Refuses to give a user a permission set twice.
 * @remarks The beginning of the text is what public scripts look for, the rest is assumed: `Duplicate PermissionSetAssignment`
 */
export function checkAssignment(store: Store, work: RowWork): void {
  if (work.object.name !== 'PermissionSetAssignment' || work.operation !== 'insert') return;
  const { AssigneeId: assignee = null, PermissionSetId: set = null } = work.contents;
  const sql = `SELECT "Id" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" = ? AND "IsDeleted" = 0`;
  if (store.get(sql, [assignee, set]) === undefined) return;
  const message = `Duplicate PermissionSetAssignment. Assignee: ${String(assignee)}; Permission Set: ${String(set)}`;
  refuse(work, 'DUPLICATE_VALUE', message);
}

/**
 * Applies the duplicate rules of the org. An alert lets the row pass only when the caller said `allowSave`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions_DuplicateRuleHeader.htm
 */
export function checkDuplicateRules(store: Store, rules: OrgRules, work: RowWork): void {
  const allowSave = optionsOf(work.source)?.duplicateRuleHeader.allowSave === true;
  for (const rule of rules.duplicateRules) {
    if (rule.object.toLowerCase() !== work.object.name.toLowerCase()) continue;
    if (rule.action === 'alert' && allowSave) continue;
    if (matches(store, work, rule.fields)) refuse(work, 'DUPLICATES_DETECTED', rule.message);
  }
}

function matches(store: Store, work: RowWork, fieldNames: readonly string[]): boolean {
  const fields = fieldNames.map((name) => work.object.fields.get(name.toLowerCase())!);
  const values = fields.map((field) => work.contents[field.name] ?? null);
  if (values.includes(null)) return false;
  const conditions = fields
    .map((field) => `apex_lower(${quoted(field.name)}) = apex_lower(?)`)
    .join(' AND ');
  const sql = `SELECT "Id" FROM ${quoted(work.object.name)} WHERE ${conditions} AND "IsDeleted" = 0 AND "Id" <> ? LIMIT 1`;
  return store.get(sql, [...values, work.id ?? '']) !== undefined;
}
