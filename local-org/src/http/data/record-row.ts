import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { SObjectValue } from '../../runtime/values/sobject.ts';
import { apiError, ApiError } from '../api-error.ts';
import { fromRestValue } from './record-values.ts';

const INSERT_UPDATE =
  'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';

/** Whether a field exists for the user, any letter case. */
export function mayReadField(tx: Transaction, object: ObjectSchema, name: string): boolean {
  const field = object.fields.get(name.toLowerCase());
  const isValue = field !== undefined && (field.type !== 'Compound' || field.name === 'Name');
  return isValue && tx.user.permissions.canReadField(object.name, name);
}

/** Every field that the user may read, by API name in the object's order. */
export function readableFields(tx: Transaction, object: ObjectSchema): readonly string[] {
  return [...object.fields.values()]
    .map((field) => field.name)
    .filter((name) => mayReadField(tx, object, name));
}

/** The row that a request body describes. @throws ApiError 400 for unknown fields, for fields the user may not write, for wrong types */
export function rowOf(
  tx: Transaction,
  object: ObjectSchema,
  values: Readonly<Record<string, unknown>>
): SObjectValue {
  const row = SObjectValue.create(tx.schema, object.name);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'attributes') continue;
    const field = writableField(tx, object, name);
    row.write(field.name.toLowerCase(), fromRestValue(field, value));
  }
  return row;
}

function writableField(tx: Transaction, object: ObjectSchema, name: string): FieldSchema {
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined || !tx.user.permissions.canReadField(object.name, name)) {
    const message = `No such column '${name}' on sobject of type ${object.name}`;
    throw apiError(400, 'INVALID_FIELD', message);
  }
  if (tx.user.permissions.canEditField(object.name, name)) return field;
  const message = `Unable to create/update fields: ${field.name}. ${INSERT_UPDATE}`;
  const refused = { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: [field.name] };
  throw new ApiError(400, [refused]);
}
