import type {
  CustomMetadataRecord,
  FieldSchema,
  ObjectSchema,
  Schema
} from '../metadata/schema.ts';
import { quoted } from '../store/columns.ts';
import { makeId } from '../store/ids.ts';
import type { Fragment } from './fragment.ts';
import type { RowContent } from './rows.ts';

/** Rows that lie in no table: records of custom metadata, and the people and queues behind `Owner`; as a common table expression. */
export function virtualTable(object: ObjectSchema, schema: Schema): Fragment | null {
  if (object.kind === 'customMetadata') return customMetadataTable(object, schema);
  return object.name === 'Name' ? { sql: nameTable(object), parameters: [] } : null;
}

/** Id of a custom metadata record; the same for the same deployed metadata. */
export function customMetadataId(record: CustomMetadataRecord, schema: Schema): string {
  const sameType = schema.customMetadata.filter((other) => other.typeName === record.typeName);
  return makeId(schema.object(record.typeName)?.keyPrefix ?? 'm00', sameType.indexOf(record) + 1);
}

/** Value of any field of a custom metadata record, as a column keeps it. */
export function customMetadataValue(
  record: CustomMetadataRecord,
  field: FieldSchema,
  schema: Schema
): RowContent {
  switch (field.name) {
    case 'Id':
      return customMetadataId(record, schema);
    case 'DeveloperName':
    case 'QualifiedApiName':
      return record.developerName;
    case 'MasterLabel':
    case 'Label':
      return record.label;
    case 'Language':
      return 'en_US';
    default: {
      const value = record.values.get(field.name) ?? null;
      return typeof value === 'boolean' ? Number(value) : value;
    }
  }
}

function customMetadataTable(object: ObjectSchema, schema: Schema): Fragment {
  const fields = [...object.fields.values()];
  const columns = fields.map((field) => quoted(field.name)).join(', ');
  const records = schema.customMetadata.filter((record) => record.typeName === object.name);
  if (records.length === 0) {
    const empty = fields.map((field) => `NULL AS ${quoted(field.name)}`).join(', ');
    return { sql: `${quoted(object.name)} AS (SELECT ${empty} WHERE 0)`, parameters: [] };
  }
  const marks = `(${fields.map(() => '?').join(', ')})`;
  return {
    sql: `${quoted(object.name)} (${columns}) AS (VALUES ${records.map(() => marks).join(', ')})`,
    parameters: records.flatMap((record) =>
      fields.map((field) => customMetadataValue(record, field, schema))
    )
  };
}

/** Columns of `Name` that a group has; the others are null. */
const OF_GROUPS: ReadonlySet<string> = new Set(['Id', 'Name', 'Email']);

function nameTable(object: ObjectSchema): string {
  const fields = [...object.fields.values()].map((field) => field.name);
  const ofUser = fields.map((name) => (name === 'Type' ? `'User' AS "Type"` : quoted(name)));
  const ofGroup = fields.map((name) => {
    if (name === 'Type') return `CASE "Type" WHEN 'Queue' THEN 'Queue' ELSE 'Group' END AS "Type"`;
    return OF_GROUPS.has(name) ? quoted(name) : `NULL AS ${quoted(name)}`;
  });
  return `"Name" AS (SELECT ${ofUser.join(', ')} FROM "User" UNION ALL SELECT ${ofGroup.join(', ')} FROM "Group")`;
}
