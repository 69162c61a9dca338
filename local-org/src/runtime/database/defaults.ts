import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { isTextField, type ColumnValue } from '../../store/columns.ts';
import { columnValueOf } from '../../store/formula-columns.ts';
import { parseFormula } from '../../store/formula.ts';
import type { Store } from '../../store/store.ts';
import type { Transaction } from '../transaction.ts';
import { ruleContext } from './rule-context.ts';

/**
 * The value a field gets on insert where the row says nothing; null when it has no default.
 *
 * @remarks https://help.salesforce.com/s/articleView?id=sf.fields_about_field_defaults.htm
 */
export function defaultContent(
  tx: Transaction,
  object: ObjectSchema,
  field: FieldSchema
): ColumnValue {
  if (field.picklist !== null)
    return field.picklist.find((each) => each.isDefault && each.isActive)?.value ?? null;
  if (field.type === 'Checkbox') return field.defaultValue?.toLowerCase() === 'true' ? 1 : 0;
  if (field.defaultValue === null) return null;
  if (!field.custom) return field.defaultValue;
  const formula = parseFormula(field.defaultValue);
  return columnValueOf(field, formula.evaluate(ruleContext(tx, object, {}, null)));
}

/** Fills what the caller left out; `contents` has a key for every column. A status may never be empty, so an explicit null gets the default too. */
export function applyDefaults(
  tx: Transaction,
  object: ObjectSchema,
  contents: Record<string, ColumnValue>,
  isSet: (key: string) => boolean
): void {
  for (const [key, field] of object.fields) {
    if (field.type === 'AutoNumber' || !(field.name in contents)) continue;
    const neverEmpty = key === 'status' && !field.custom;
    if (isSet(key) && !(neverEmpty && contents[field.name] === null)) continue;
    const value = defaultContent(tx, object, field);
    if (value !== null) contents[field.name] = value;
  }
  const owner = object.fields.get('ownerid');
  if (owner !== undefined && (contents[owner.name] ?? tx.user.id) === tx.user.id)
    contents[owner.name] = tx.user.guest?.defaultOwnerId ?? tx.user.id;
}

/** Sets who created and changed the row when. Whole seconds. */
export function stamp(
  tx: Transaction,
  object: ObjectSchema,
  contents: Record<string, ColumnValue>,
  isNew: boolean
): void {
  const now = Math.floor(tx.now() / 1000) * 1000;
  const set = (key: string, value: ColumnValue): void => {
    const field = object.fields.get(key);
    if (field !== undefined) contents[field.name] = value;
  };
  if (isNew) {
    set('createdbyid', tx.user.id);
    set('createddate', now);
  }
  set('lastmodifiedbyid', tx.user.id);
  set('lastmodifieddate', now);
  set('systemmodstamp', now);
}

/** Gives auto-number fields their next value. @throws UnsupportedError for formats with dates */
export function numberRow(
  store: Store,
  object: ObjectSchema,
  contents: Record<string, ColumnValue>
): void {
  for (const field of object.fields.values()) {
    if (field.type !== 'AutoNumber') continue;
    const next = store.nextNumber(`number:${object.name}.${field.name}`);
    contents[field.name] = formatNumber(
      field.displayFormat ?? '{0}',
      next,
      `${object.name}.${field.name}`
    );
  }
}

function formatNumber(format: string, value: number, where: string): string {
  const open = format.indexOf('{');
  const close = format.indexOf('}', open);
  const zeros = format.slice(open + 1, close);
  const plain = open >= 0 && close > open + 1 && [...zeros].every((digit) => digit === '0');
  if (!plain || format.indexOf('{', close) >= 0)
    throw new UnsupportedError(`The auto-number format ${format}`, where);
  return (
    format.slice(0, open) + String(value).padStart(zeros.length, '0') + format.slice(close + 1)
  );
}

/**
 * Text as Salesforce keeps it: no white space around it, never empty. Numbers are rounded to the field's scale.
 *
 * @remarks "they can never be empty (only null), and they can never include leading and trailing whitespace":
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
export function normalized(field: FieldSchema, value: ColumnValue): ColumnValue {
  if (typeof value === 'string' && isTextField(field)) return trimmed(value) || null;
  if (typeof value === 'number' && field.scale !== null && !Number.isInteger(value)) {
    return columnValueOf(field, value);
  }
  return value;
}

/** Only what Java calls white space goes; a no-break space stays. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
