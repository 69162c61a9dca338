import { InternalError } from '../../diagnostics/errors.ts';
import type { FieldSchema } from '../../metadata/schema.ts';
import type { ColumnValue } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { toColumn } from '../values/field-value.ts';
import { shortId } from '../values/id.ts';
import { SObjectValue } from '../values/sobject.ts';
import { applyDefaults, normalized, numberRow, stamp } from './defaults.ts';
import { optionsOf } from './dml-options.ts';
import type { OrgRules } from './org-rules.ts';
import {
  asAccountWork,
  isAccountOfPersons,
  isPersonContact,
  markPersonAccount,
  refusePersonContacts,
  writePersonContact
} from './person-accounts.ts';
import { ReferenceCache } from './reference-cache.ts';
import { isFine, refuse, type RowWork } from './row-work.ts';
import { applyStandardRules } from './standard-rules.ts';
import { validateAfterTriggers, validateBeforeTriggers } from './system-validation.ts';
import { fireTriggers } from './triggers.ts';
import { checkAssignment, checkDuplicateRules, checkUnique } from './uniqueness.ts';

/** What the steps of a save share. */
export interface SaveContext {
  readonly tx: Transaction;
  readonly store: Store;
  readonly rules: OrgRules;
  readonly allOrNone: boolean;
  /** Ids this statement has saved. */
  readonly saved: Set<string>;
}

/**
 * Inserts or updates rows of one object and one operation, at most 200, in the order of execution: references, before triggers,
 * system validation, validation rules, duplicate rules, unique values, save, after triggers, assignment rules.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
export function saveRows(context: SaveContext, works: readonly RowWork[]): void {
  const persons = works.filter(isPersonContact);
  if (persons.length > 0) saveAsAccounts(context, persons);
  const others = works.filter((work) => !isPersonContact(work));
  if (others.length > 0) saveOwn(context, others);
}

function saveAsAccounts(context: SaveContext, persons: readonly RowWork[]): void {
  const changes = persons.map((work) => asAccountWork(context.store, work));
  const fine = changes.filter(isFine);
  if (!context.allOrNone || fine.length === changes.length) saveOwn(context, fine);
  persons.forEach((work, index) => work.errors.push(...changes[index]!.errors));
}

function saveOwn(context: SaveContext, works: readonly RowWork[]): void {
  const { tx, store } = context;
  for (const work of works) {
    prepare(context, work);
    if (isAccountOfPersons(store, work)) markPersonAccount(store, work);
  }
  refusePersonContacts(store, works);
  const before = ReferenceCache.of(store, works);
  for (const work of works) validateBeforeTriggers(before, work);
  runBeforeTriggers(context, works.filter(isFine));
  for (const work of works.filter(isFine)) applyStandardRules(tx, store, work);
  const after = ReferenceCache.of(store, works.filter(isFine));
  for (const work of works.filter(isFine)) {
    validateAfterTriggers(tx, after, work);
    if (isFine(work)) checkDuplicateRules(store, context.rules, work);
  }
  if (context.allOrNone && !works.every(isFine)) return;
  for (const work of works.filter(isFine)) write(context, work);
  if (context.allOrNone && !works.every(isFine)) return;
  const written = works.filter(isFine);
  runAfterTriggers(context, written);
  for (const work of written.filter(isFine)) assignOwner(context, work);
}

/** The row as it shall be: stored values or defaults, and over them what the caller set. */
function prepare({ tx, store }: SaveContext, work: RowWork): void {
  const contents: Record<string, ColumnValue> = {};
  for (const column of store.columns(work.object.name))
    contents[column] = work.before?.[column] ?? null;
  const given = new Set<string>();
  for (const key of work.source.setKeys()) {
    const field = work.object.fields.get(key);
    if (field === undefined || key === 'id' || !(field.createable || field.updateable)) continue;
    if (work.operation === 'update' && !field.updateable) {
      if (work.source.isWritten(key)) refuseFixedField(work, field);
      continue;
    }
    given.add(key);
    contents[field.name] = normalized(field, toColumn(work.source.read(key)));
    if (field.type === 'Checkbox' && contents[field.name] === null)
      refuseEmptyCheckbox(work, field);
  }
  if (work.operation === 'insert') {
    contents['IsDeleted'] = 0;
    applyDefaults(tx, work.object, contents, (key) => given.has(key));
  }
  work.contents = { ...contents, ...work.platformValues };
}

/** A field that only an insert may set, such as the master of a detail. Wording as in public reports of the error. */
function refuseFixedField(work: RowWork, field: FieldSchema): void {
  const message =
    `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is ` +
    'read/write for your profile or permission set.';
  refuse(work, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, [field.name]);
}

/** A checkbox is true or false, never null. Wording as in public reports of the error. */
function refuseEmptyCheckbox(work: RowWork, field: FieldSchema): void {
  const message = `${field.label}: value not of required type: `;
  refuse(work, 'INVALID_TYPE_ON_FIELD_IN_RECORD', message, [field.name]);
}

function runBeforeTriggers({ tx, store }: SaveContext, works: readonly RowWork[]): void {
  const newRows = works.map((work) =>
    SObjectValue.complete(store.schema, work.object.name, withFormulas(work))
  );
  fireTriggers(tx, works, 'before', { newRows, oldRows: oldRowsOf(store, works) });
  works.forEach((work, index) => {
    const row = newRows[index]!;
    for (const key of row.setKeys()) {
      const field = work.object.fields.get(key);
      if (field === undefined || !(field.name in work.contents)) continue;
      work.contents[field.name] = normalized(field, toColumn(row.read(key)));
    }
  });
}

/** Formula fields show their stored value until the row is saved. */
function withFormulas(work: RowWork): Record<string, ColumnValue> {
  return { ...work.before, ...work.contents };
}

function oldRowsOf(store: Store, works: readonly RowWork[]): SObjectValue[] | null {
  if (works[0]?.operation !== 'update') return null;
  return works.map((work) =>
    SObjectValue.complete(store.schema, work.object.name, work.before!).freeze()
  );
}

function write(context: SaveContext, work: RowWork): void {
  const { tx, store } = context;
  checkUnique(tx, store, work, context.saved);
  checkAssignment(store, work);
  if (!isFine(work)) return;
  stamp(tx, work.object, work.contents, work.operation === 'insert');
  if (work.operation === 'insert') {
    work.id = store.nextId(work.object.name);
    numberRow(store, work.object, work.contents);
    nameRow(work);
    store.insert(work.object.name, { ...work.contents, Id: work.id });
  } else {
    store.update(work.object.name, work.id!, changed(work));
  }
  writePersonContact(tx, store, work);
  context.saved.add(work.id!);
}

/** A row of a custom object without a name is called by its id. */
function nameRow(work: RowWork): void {
  const field = work.object.fields.get('name');
  if (field?.type !== 'Text' || work.object.kind !== 'custom') return;
  if (field.createable) work.contents[field.name] ??= shortId(work.id!);
}

function changed(work: RowWork): Record<string, ColumnValue> {
  const values: Record<string, ColumnValue> = {};
  for (const [column, value] of Object.entries(work.contents)) {
    if (value !== (work.before?.[column] ?? null)) values[column] = value;
  }
  return values;
}

function runAfterTriggers({ tx, store }: SaveContext, works: readonly RowWork[]): void {
  const first = works[0];
  if (first === undefined) return;
  const rows = store.findByIds(
    first.object.name,
    works.map((work) => work.id!)
  );
  const newRows = works.map((work) => {
    const stored = rows.get(work.id!);
    if (stored === undefined)
      throw new InternalError(`The row ${work.id} vanished while it was saved.`);
    return SObjectValue.complete(store.schema, work.object.name, stored).freeze();
  });
  fireTriggers(tx, works, 'after', { newRows, oldRows: oldRowsOf(store, works) });
}

/** Runs the assignment rule when the options ask for it. @remarks Apex DML does not run it otherwise. */
function assignOwner({ store, rules }: SaveContext, work: RowWork): void {
  const header = optionsOf(work.source)?.assignmentRuleHeader;
  if (header === undefined || (header.useDefaultRule !== true && header.assignmentRuleId === null))
    return;
  const rule = rules.assignmentRules.find(
    (each) => each.object.toLowerCase() === work.object.name.toLowerCase()
  );
  const row = store.findById(work.object.name, work.id!);
  const owner = rule === undefined || row === undefined ? null : rule.ownerOf(row);
  if (owner !== null) store.update(work.object.name, work.id!, { OwnerId: owner });
}
