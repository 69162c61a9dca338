import type { FieldSchema, FieldType } from '../../metadata/schema.ts';
import { libraryType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import { enumValue, type EnumValue } from '../values/enum-value.ts';

/** Constants of `Schema.DisplayType`, from the platform's type tables (API 65.0). */
const CONSTANTS = [
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'BOOLEAN',
  'COMBOBOX',
  'COMPLEXVALUE',
  'CURRENCY',
  'DATACATEGORYGROUPREFERENCE',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'EMAIL',
  'ENCRYPTEDSTRING',
  'ID',
  'INTEGER',
  'JSON',
  'LOCATION',
  'LONG',
  'MULTIPICKLIST',
  'PERCENT',
  'PHONE',
  'PICKLIST',
  'REFERENCE',
  'SOBJECT',
  'STRING',
  'TEXTAREA',
  'TIME',
  'URL'
] as const;

type DisplayName = (typeof CONSTANTS)[number];

const BY_TYPE: Readonly<Record<FieldType, DisplayName>> = {
  Id: 'ID',
  Text: 'STRING',
  LongTextArea: 'TEXTAREA',
  TextArea: 'TEXTAREA',
  Picklist: 'PICKLIST',
  MultiselectPicklist: 'MULTIPICKLIST',
  Checkbox: 'BOOLEAN',
  Number: 'DOUBLE',
  Currency: 'CURRENCY',
  Percent: 'PERCENT',
  Date: 'DATE',
  DateTime: 'DATETIME',
  Time: 'TIME',
  Email: 'EMAIL',
  Phone: 'PHONE',
  Url: 'URL',
  AutoNumber: 'STRING',
  Lookup: 'REFERENCE',
  MasterDetail: 'REFERENCE',
  EncryptedText: 'ENCRYPTEDSTRING',
  Compound: 'ADDRESS',
  Base64: 'BASE64'
};

const TYPE = libraryType('Schema.DisplayType');

/**
 * The `Schema.DisplayType` of a field.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_Schema_DisplayType.htm
 */
export function displayType(field: FieldSchema): EnumValue {
  const name = displayName(field);
  return enumValue(TYPE, name, CONSTANTS.indexOf(name));
}

function displayName(field: FieldSchema): DisplayName {
  if (field.type === 'Number' && field.apexType === 'System.Integer') return 'INTEGER';
  if (field.type === 'Compound' && !field.name.endsWith('Address')) return 'STRING';
  return BY_TYPE[field.type];
}

export const DISPLAY_TYPE: LibraryType = { name: 'Schema.DisplayType', enumConstants: CONSTANTS };
