import type { FieldSchema, ObjectSchema } from '../../metadata/schema.ts';
import { displayType } from '../../runtime/schema/display-type.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { isFormulaField } from '../../store/columns.ts';
import { mayReadField } from './record-row.ts';

/** Bytes that a character may take. */
const BYTES_PER_CHARACTER = 3;

/** Every object that the user may read: `GET /services/data/vXX.0/sobjects`. */
export function describeGlobal(tx: Transaction, version: string): Record<string, unknown> {
  const objects = [...tx.schema.objects.values()]
    .filter(({ stored, name }) => stored && tx.user.permissions.canRead(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.map((object) => describeHead(tx, object, version))
  };
}

/**
 * An object with its fields as the user sees them.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
 */
export function describeObject(
  tx: Transaction,
  object: ObjectSchema,
  version: string
): Record<string, unknown> {
  const fields = [...object.fields.values()].filter(({ name }) => mayReadField(tx, object, name));
  return {
    ...describeHead(tx, object, version),
    fields: fields.map((field) => describeField(tx, object, field)),
    childRelationships: tx.schema.childRelationships(object.name).map((child) => ({
      cascadeDelete: child.field.deleteConstraint === 'Cascade',
      childSObject: child.childObject,
      field: child.field.name,
      relationshipName: child.name,
      restrictedDelete: child.field.deleteConstraint === 'Restrict'
    })),
    recordTypeInfos: [],
    supportedScopes: []
  };
}

/** What both kinds of describe say of an object. */
export function describeHead(
  tx: Transaction,
  object: ObjectSchema,
  version: string
): Record<string, unknown> {
  const { name, label, pluralLabel, keyPrefix, kind } = object;
  const may = tx.user.permissions;
  const base = `/services/data/v${version}/sobjects/${name}`;
  return {
    createable: may.canCreate(name),
    custom: kind !== 'standard',
    customSetting: kind === 'customSetting',
    deletable: may.canDelete(name),
    keyPrefix,
    label,
    labelPlural: pluralLabel,
    name,
    queryable: true,
    updateable: may.canEdit(name),
    urls: {
      describe: `${base}/describe`,
      rowTemplate: `${base}/{ID}`,
      sobject: base
    }
  };
}

function describeField(
  tx: Transaction,
  object: ObjectSchema,
  field: FieldSchema
): Record<string, unknown> {
  const may = tx.user.permissions;
  const canEdit = may.canEditField(object.name, field.name);
  const isInteger = field.apexType === 'System.Integer';
  return {
    autoNumber: field.type === 'AutoNumber',
    byteLength: (field.length ?? 0) * BYTES_PER_CHARACTER,
    calculated: isFormulaField(field),
    calculatedFormula: isFormulaField(field) ? field.formula : null,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    caseSensitive: field.caseSensitive,
    createable: field.createable && canEdit && may.canCreate(object.name),
    custom: field.custom,
    defaultValue: field.type === 'Checkbox' ? field.defaultValue === 'true' : field.defaultValue,
    digits: isInteger ? (field.precision ?? 0) : 0,
    externalId: field.externalId,
    filterable: field.filterable,
    idLookup: field.externalId || field.name === 'Id',
    label: field.label,
    length: field.length ?? 0,
    name: field.name,
    nameField: object.nameField === field.name,
    nillable: !field.required && field.type !== 'Checkbox' && field.type !== 'Id',
    permissionable: field.permissionField !== null,
    picklistValues: (field.picklist ?? []).map(({ value, label, isActive, isDefault }) => ({
      active: isActive,
      defaultValue: isDefault,
      label,
      validFor: null,
      value
    })),
    precision: isInteger ? 0 : (field.precision ?? 0),
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedPicklist: field.restricted,
    scale: field.scale ?? 0,
    soapType: soapType(field),
    type: restType(field),
    unique: field.unique,
    updateable: field.updateable && canEdit && may.canEdit(object.name)
  };
}

/** `int`, `string`, `reference` … @remarks https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm */
export function restType(field: FieldSchema): string {
  const name = displayType(field).name.toLowerCase();
  return name === 'integer' ? 'int' : name;
}

function soapType(field: FieldSchema): string {
  const type = restType(field);
  if (type === 'id' || type === 'reference') return 'tns:ID';
  if (type === 'base64') return 'xsd:base64Binary';
  if (type === 'datetime') return 'xsd:dateTime';
  if (['boolean', 'date', 'time', 'int', 'double'].includes(type)) return `xsd:${type}`;
  return type === 'currency' || type === 'percent' ? 'xsd:double' : 'xsd:string';
}
