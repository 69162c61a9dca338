import type { FieldSchema, FieldType, ObjectSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { DisplayKind, FieldModel } from './page-model.ts';
import type { PageOrg, PageRow } from './rows.ts';

const DISPLAYS: Readonly<Partial<Record<FieldType, DisplayKind>>> = {
  Checkbox: 'checkbox',
  Number: 'number',
  Currency: 'number',
  Percent: 'number',
  Date: 'date',
  DateTime: 'dateTime',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  LongTextArea: 'longText',
  TextArea: 'longText'
};

/** The fields of an object that exist and that the user may read, in the order asked for. */
export function readableFields(
  org: PageOrg,
  user: RunningUser,
  object: ObjectSchema,
  names: readonly string[]
): readonly FieldSchema[] {
  return names.flatMap((name) => {
    const field = org.schema.field(object.name, name);
    return field !== undefined && user.permissions.canReadField(object.name, field.name)
      ? [field]
      : [];
  });
}

/** What to select for a field: a reference is shown by the name of what it points at. */
export function selectedPaths(org: PageOrg, field: FieldSchema): readonly string[] {
  const name = referenceName(org, field);
  return name === null ? [field.name] : [field.name, name];
}

/** A field of a row as the browser draws it. `linkName`: this field is the record's own name and leads to it. */
export function fieldModel(
  org: PageOrg,
  object: ObjectSchema,
  field: FieldSchema,
  row: PageRow,
  linkName = false
): FieldModel {
  const base = { key: field.name, label: fieldLabel(field) };
  const name = referenceName(org, field);
  if (name !== null) {
    const id = row.value(field.name);
    const target = field.referenceTo.length === 1 ? field.referenceTo[0]! : null;
    const url =
      typeof id === 'string' && target !== null && target !== 'User' ? recordUrl(target, id) : null;
    return { ...base, display: url === null ? 'text' : 'link', value: row.value(name), url };
  }
  if (linkName && field.name === object.nameField) {
    return {
      ...base,
      display: 'link',
      value: row.value(field.name),
      url: recordUrl(object.name, row.id)
    };
  }
  return {
    ...base,
    display: DISPLAYS[field.type] ?? 'text',
    value: row.value(field.name),
    url: null
  };
}

export function recordUrl(objectName: string, id: string): string {
  return `/lightning/r/${objectName}/${id}/view`;
}

/** `Owner.Name` of `OwnerId`; null for a field that is no reference or whose target has no name of its own. */
function referenceName(org: PageOrg, field: FieldSchema): string | null {
  if (field.relationshipName === null) return null;
  if (field.referenceTo.length > 1) return `${field.relationshipName}.Name`;
  const nameField = org.schema.object(field.referenceTo[0] ?? '')?.nameField ?? null;
  return nameField === null ? null : `${field.relationshipName}.${nameField}`;
}

/** As pages label fields: `Owner`, not `Owner ID`; `Name`, not `Full Name`. */
export function fieldLabel(field: FieldSchema): string {
  if (field.label === 'Full Name') return 'Name';
  return field.relationshipName === null ? field.label : field.label.replace(/ ID$/, '');
}
