import type { FieldSchema } from '../../metadata/schema.ts';
import {
  isNumberField,
  isReferenceField,
  isTextField,
  type ColumnValue
} from '../../store/columns.ts';
import { FormulaError } from '../../store/formula-values.ts';
import { parseFormula } from '../../store/formula.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { optionsOf } from './dml-options.ts';
import type { ReferenceCache } from './reference-cache.ts';
import { refuse, type RowWork } from './row-work.ts';
import { ruleContext } from './rule-context.ts';

/**
 * What is checked before the before-triggers of a save from Apex or an API: references and restricted picklists only.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
export function validateBeforeTriggers(references: ReferenceCache, work: RowWork): void {
  checkReferences(references, work);
  checkPicklists(work);
}

/** What is checked after the before-triggers: required values, lengths, ranges, then the validation rules. */
export function validateAfterTriggers(
  tx: Transaction,
  references: ReferenceCache,
  work: RowWork
): void {
  checkRequired(work);
  checkLengths(work);
  checkNumbers(work);
  checkDates(work);
  checkEmails(work);
  checkUsername(work);
  checkReferences(references, work);
  checkPicklists(work);
  if (work.errors.length === 0) checkRules(tx, work);
}

/** Fields whose value differs from the stored one; all of them for a new row. */
function changedFields(
  work: RowWork
): { readonly field: FieldSchema; readonly value: ColumnValue }[] {
  const changed: { readonly field: FieldSchema; readonly value: ColumnValue }[] = [];
  for (const field of work.object.fields.values()) {
    const value = work.contents[field.name] ?? null;
    if (work.before === null || value !== (work.before[field.name] ?? null))
      changed.push({ field, value });
  }
  return changed;
}

function checkRequired(work: RowWork): void {
  const missing = [...work.object.fields.values()].filter(
    (field) => field.required && field.createable && (work.contents[field.name] ?? null) === null
  );
  if (missing.length === 0) return;
  const names = missing.map((field) => field.name);
  refuse(
    work,
    'REQUIRED_FIELD_MISSING',
    `Required fields are missing: [${names.join(', ')}]`,
    names
  );
}

function checkLengths(work: RowWork): void {
  const truncates = optionsOf(work.source)?.allowFieldTruncation === true;
  for (const { field, value } of changedFields(work)) {
    if (typeof value !== 'string' || field.length === null || !isTextField(field)) continue;
    if (value.length <= field.length) continue;
    if (truncates) {
      work.contents[field.name] = value.slice(0, field.length);
      continue;
    }
    const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
    refuse(work, 'STRING_TOO_LONG', message, [field.name]);
  }
}

function checkNumbers(work: RowWork): void {
  for (const { field, value } of changedFields(work)) {
    if (typeof value !== 'number' || !isNumberField(field) || field.precision === null) continue;
    const limit = 10 ** (field.precision - (field.scale ?? 0));
    if (Math.abs(value) < limit) continue;
    const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
    refuse(work, 'NUMBER_OUTSIDE_VALID_RANGE', message, [field.name]);
  }
}

/** The first and the last day that a date field holds. */
const FIRST_DAY = '1700-01-01';
const LAST_DAY = '4000-12-31';

/** @remarks The range is seen in public reports, the wording is assumed: https://qiita.com/panxl/items/d70ae633fd5eb123d612 */
function checkDates(work: RowWork): void {
  for (const { field, value } of changedFields(work)) {
    if (value === null || (field.type !== 'Date' && field.type !== 'DateTime')) continue;
    const day = typeof value === 'number' ? new ApexDatetime(value).toIso() : value;
    const isInside = !day.startsWith('-') && day >= FIRST_DAY && day.slice(0, 10) <= LAST_DAY;
    if (isInside) continue;
    const message = `${field.label}: invalid date: ${day}`;
    refuse(work, 'FIELD_INTEGRITY_EXCEPTION', message, [field.name]);
  }
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm `Username` */
function checkUsername(work: RowWork): void {
  const name = work.object.name === 'User' ? (work.contents['Username'] ?? null) : null;
  if (typeof name !== 'string' || looksLikeEmail(name)) return;
  const message = 'Username must be in the form of an email address (for example, john@acme.com)';
  refuse(work, 'INVALID_EMAIL_ADDRESS', `${message}: ${name}`, ['Username']);
}

/** A small part of what the platform refuses: one at sign, no white space, a dot in the domain. */
function checkEmails(work: RowWork): void {
  for (const { field, value } of changedFields(work)) {
    if (field.type !== 'Email' || typeof value !== 'string' || looksLikeEmail(value)) continue;
    refuse(work, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [
      field.name
    ]);
  }
}

function looksLikeEmail(text: string): boolean {
  const [local, domain, ...rest] = text.split('@');
  if (!local || !domain || rest.length > 0) return false;
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => label !== '') &&
    ![...text].some((character) => character <= ' ')
  );
}

function checkPicklists(work: RowWork): void {
  for (const { field, value } of changedFields(work)) {
    if (!field.restricted || field.picklist === null || typeof value !== 'string') continue;
    const allowed = new Set(
      field.picklist.filter((each) => each.isActive).map((each) => each.value.toLowerCase())
    );
    const chosen = field.type === 'MultiselectPicklist' ? value.split(';') : [value];
    const bad = chosen.find((each) => !allowed.has(each.toLowerCase()));
    if (bad === undefined || alreadyRefused(work, field)) continue;
    const message = `${field.label}: bad value for restricted picklist field: ${bad}`;
    refuse(work, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]);
  }
}

function checkReferences(references: ReferenceCache, work: RowWork): void {
  for (const { field, value } of changedFields(work)) {
    if (!isReferenceField(field) || typeof value !== 'string' || alreadyRefused(work, field))
      continue;
    const target = references.target(field.referenceTo, value);
    if (target === null) {
      refuse(
        work,
        'FIELD_INTEGRITY_EXCEPTION',
        `${field.label}: id value of incorrect type: ${value}`,
        [field.name]
      );
      continue;
    }
    if (!references.store.keeps(target.name)) continue;
    const state = references.state(value);
    if (state === 'missing')
      refuse(work, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
    else if (state === 'deleted') refuse(work, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  }
}

function alreadyRefused(work: RowWork, field: FieldSchema): boolean {
  return work.errors.some((error) => error.fields.includes(field.name));
}

function checkRules(tx: Transaction, work: RowWork): void {
  for (const rule of work.object.validationRules) {
    if (!rule.active) continue;
    if (!holds(tx, work, rule.formula)) continue;
    refuse(
      work,
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      rule.message,
      rule.field === null ? [] : [rule.field]
    );
  }
}

function holds(tx: Transaction, work: RowWork, text: string): boolean {
  try {
    return (
      parseFormula(text).evaluate(ruleContext(tx, work.object, work.contents, work.before)) === true
    );
  } catch (error) {
    if (error instanceof FormulaError) {
      const message = `The validation formula for this rule encountered an unexpected error: ${error.message}`;
      refuse(work, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message);
      return false;
    }
    throw error;
  }
}
