import type { FieldSchema, FieldType, ObjectSchema } from '../metadata/schema.ts';

/** What one column can hold. */
export type ColumnValue = string | number | null;

/** One row as SQLite gives it: by column name. */
export type StoredRow = Readonly<Record<string, ColumnValue>>;

const TEXT_TYPES: ReadonlySet<FieldType> = new Set([
  'Text',
  'LongTextArea',
  'TextArea',
  'Picklist',
  'MultiselectPicklist',
  'Email',
  'Phone',
  'Url',
  'AutoNumber',
  'EncryptedText',
  'Base64'
]);

export function isTextField(field: FieldSchema): boolean {
  return TEXT_TYPES.has(field.type);
}

export function isReferenceField(field: FieldSchema): boolean {
  return field.type === 'Lookup' || field.type === 'MasterDetail';
}

export function isNumberField(field: FieldSchema): boolean {
  return field.type === 'Number' || field.type === 'Currency' || field.type === 'Percent';
}

/** True where equal text in another letter case is the same value. */
export function comparesWithoutCase(field: FieldSchema): boolean {
  return isTextField(field) && !field.caseSensitive;
}

/** A field calculated from others of the same row; it is never written. */
export function isFormulaField(field: FieldSchema): boolean {
  return field.formula !== null && !field.createable && !field.updateable;
}

const UNSORTED_TYPES: ReadonlySet<FieldType> = new Set([
  'LongTextArea',
  'MultiselectPicklist',
  'EncryptedText',
  'Base64',
  'Compound'
]);

/** Whether a query can be ordered by the field. */
export function isSortableField(field: FieldSchema): boolean {
  return !UNSORTED_TYPES.has(field.type);
}

/** SQL type of a column; null for a compound field, which has none. */
export function columnType(field: FieldSchema): 'TEXT' | 'INTEGER' | 'REAL' | null {
  switch (field.type) {
    case 'Compound':
      return null;
    case 'Checkbox':
    case 'DateTime':
    case 'Time':
      return 'INTEGER';
    case 'Number':
    case 'Currency':
    case 'Percent':
      return 'REAL';
    default:
      return 'TEXT';
  }
}

/** A name as SQL wants it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * SQL of the standard fields that Salesforce derives from others, or null.
 *
 * @remarks Names of people: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_lead.htm.
 * A case is closed through the closed flag of its status; the standard value set marks `Closed` alone.
 */
export function standardExpression(object: ObjectSchema, fieldName: string): string | null {
  const key = `${object.name}.${fieldName}`.toLowerCase();
  if (key === 'case.isclosed') return `(coalesce("Status", '') = 'Closed')`;
  if (key === 'opportunity.isclosed')
    return `(coalesce("StageName", '') IN ('Closed Won', 'Closed Lost'))`;
  if (key === 'opportunity.iswon') return `(coalesce("StageName", '') = 'Closed Won')`;
  const isPerson =
    object.name !== 'Account' && object.fields.has('firstname') && object.fields.has('lastname');
  if (isPerson && fieldName.toLowerCase() === 'name') {
    return `trim(coalesce("FirstName", '') || ' ' || coalesce("LastName", ''))`;
  }
  return null;
}
