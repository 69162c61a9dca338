import type { CustomMetadataRecord, ObjectSchema } from '../../metadata/schema.ts';
import type { ColumnValue } from '../../store/columns.ts';
import { makeId } from '../../store/ids.ts';
import { InternalError } from '../../diagnostics/errors.ts';
import { mapOf, sobjectType, STRING } from '../../syntax/types.ts';
import type { Transaction } from '../transaction.ts';
import { ApexMap } from '../values/map.ts';
import { SObjectValue } from '../values/sobject.ts';

/** `getAll` and `getInstance` cut long texts. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm */
const LONGEST_TEXT = 255;

/** `BirdSetting__mdt.getAll()`: read-only rows by DeveloperName. Costs no query. */
export function allOfType(tx: Transaction, typeName: string): ApexMap {
  const map = new ApexMap(mapOf(STRING, sobjectType(typeName)));
  for (const { record, number } of recordsOf(tx, typeName))
    map.put(tx, record.developerName, rowOf(tx, record, number));
  return map;
}

/** `BirdSetting__mdt.getInstance('Default')`, also by qualified name or id; null when there is no such record. */
export function instanceOfType(
  tx: Transaction,
  typeName: string,
  name: string
): SObjectValue | null {
  const wanted = name.toLowerCase();
  for (const { record, number } of recordsOf(tx, typeName)) {
    const isNamed = record.developerName.toLowerCase() === wanted;
    if (isNamed || customMetadataId(object(tx, typeName), number).startsWith(name))
      return rowOf(tx, record, number);
  }
  return null;
}

/** The id of the n-th record of a custom metadata type, counted from 1 in the order of the schema. */
export function customMetadataId(type: ObjectSchema, number: number): string {
  return makeId(type.keyPrefix, number);
}

function recordsOf(
  tx: Transaction,
  typeName: string
): { readonly record: CustomMetadataRecord; readonly number: number }[] {
  return tx.schema.customMetadata
    .filter((record) => record.typeName.toLowerCase() === typeName.toLowerCase())
    .map((record, index) => ({ record, number: index + 1 }));
}

function object(tx: Transaction, typeName: string): ObjectSchema {
  const found = tx.schema.object(typeName);
  if (found === undefined) throw new InternalError(`No custom metadata type ${typeName}.`);
  return found;
}

function rowOf(tx: Transaction, record: CustomMetadataRecord, number: number): SObjectValue {
  const type = object(tx, record.typeName);
  const contents: Record<string, ColumnValue> = {};
  const set = (key: string, value: string | number | boolean | null): void => {
    const field = type.fields.get(key.toLowerCase());
    if (field !== undefined) contents[field.name] = columnOf(value);
  };
  set('Id', customMetadataId(type, number));
  set('DeveloperName', record.developerName);
  set('MasterLabel', record.label);
  set('Label', record.label);
  const { namespace } = tx.schema;
  const prefix = namespace === null ? '' : `${namespace}__`;
  set('QualifiedApiName', prefix + record.developerName);
  set('NamespacePrefix', namespace);
  set('Language', 'en_US');
  for (const [name, value] of record.values) set(name, value);
  return SObjectValue.complete(tx.schema, type.name, contents).freeze();
}

function columnOf(value: string | number | boolean | null): ColumnValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) || null : value;
}
