import { fieldOf, type FieldFacts } from '../field-types.ts';
import type { FieldSchema, FieldType, ObjectSchema, PicklistValue } from '../schema.ts';
import { auditFields, deletedField, idField } from '../system-fields.ts';

/**
 * Shorthand for the fact tables of this folder.
 *
 * @remarks Source of every table: the object's page in the Object Reference, for example
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_lead.htm
 * (types, lengths, create / update), picklist values as in a new Enterprise org. Fields that a feature must switch on (person accounts,
 * multiple currencies, state and country picklists, territories) are left out, as in an org without the feature.
 */
export interface ObjectFacts {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly keyPrefix: string;
  readonly nameField: string | null;
  readonly sharingModel: ObjectSchema['sharingModel'];
  /** Without Id and audit fields. */
  readonly fields: readonly FieldSchema[];
  readonly hasRecycleBin: boolean;
  /** Names of the audit fields it has; all of them where nothing is said. */
  readonly auditFields?: readonly string[];
  readonly stored: boolean;
}

/** Only the platform writes it. */
export const READ_ONLY = { createable: false, updateable: false } as const;
/** No field permission exists for it. */
export const ALWAYS_READABLE = { permissionField: null } as const;
/** Written by the platform, readable with the object. */
export const SYSTEM = { ...READ_ONLY, ...ALWAYS_READABLE } as const;
export const REQUIRED = { required: true } as const;

export function text(
  name: string,
  label: string,
  length: number,
  facts: FieldFacts = {}
): FieldSchema {
  return fieldOf(name, label, 'Text', { length, ...facts });
}

export function longText(name: string, label: string, length: number): FieldSchema {
  return fieldOf(name, label, 'LongTextArea', { length });
}

export function typed(
  name: string,
  label: string,
  type: FieldType,
  facts: FieldFacts = {}
): FieldSchema {
  return fieldOf(name, label, type, facts);
}

export function checkbox(name: string, label: string, facts: FieldFacts = {}): FieldSchema {
  return fieldOf(name, label, 'Checkbox', { defaultValue: 'false', ...facts });
}

export function number(
  name: string,
  label: string,
  precision: number,
  scale: number,
  facts: FieldFacts = {}
): FieldSchema {
  return fieldOf(name, label, 'Number', { precision, scale, ...facts });
}

export function currency(name: string, label: string, facts: FieldFacts = {}): FieldSchema {
  return fieldOf(name, label, 'Currency', { precision: 18, scale: 2, ...facts });
}

/** A reference `XId` with parent relationship `X`; `children` names the relationship on the parent. */
export function lookup(
  name: string,
  label: string,
  referenceTo: readonly string[],
  children: string | null,
  facts: FieldFacts = {}
): FieldSchema {
  return fieldOf(name, label, 'Lookup', {
    referenceTo,
    relationshipName: name.slice(0, -'Id'.length),
    childRelationshipName: children,
    deleteConstraint: 'SetNull',
    ...facts
  });
}

/** Values in order; a leading `*` marks the default. */
export function picklist(
  name: string,
  label: string,
  values: readonly string[],
  facts: FieldFacts = {}
): FieldSchema {
  const entries = values.map(picklistValue);
  const first = entries.find((entry) => entry.isDefault);
  return fieldOf(name, label, 'Picklist', {
    picklist: entries,
    defaultValue: first?.value ?? null,
    ...facts
  });
}

/** Street, city, state, postal code, country, latitude, longitude and the compound, all under the compound's field permission. */
export function address(prefix: string): readonly FieldSchema[] {
  const compound = `${prefix}Address`;
  const governed = { permissionField: compound };
  const label = prefix === '' ? '' : `${prefix} `;
  return [
    fieldOf(`${prefix}Street`, `${label}Street`, 'TextArea', governed),
    text(`${prefix}City`, `${label}City`, 40, governed),
    text(`${prefix}State`, `${label}State/Province`, 80, governed),
    text(`${prefix}PostalCode`, `${label}Zip/Postal Code`, 20, governed),
    text(`${prefix}Country`, `${label}Country`, 80, governed),
    number(`${prefix}Latitude`, `${label}Latitude`, 18, 15, governed),
    number(`${prefix}Longitude`, `${label}Longitude`, 18, 15, governed),
    picklist(`${prefix}GeocodeAccuracy`, `${label}Geocode Accuracy`, GEOCODE_ACCURACIES, governed)
  ];
}

const GEOCODE_ACCURACIES = [
  'Address',
  'NearAddress',
  'Block',
  'Street',
  'ExtendedZip',
  'Zip',
  'Neighborhood',
  'City',
  'County',
  'State',
  'Unknown'
] as const;

export const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'] as const;

export const LEAD_SOURCES = [
  'Web',
  'Phone Inquiry',
  'Partner Referral',
  'Purchased List',
  'Other'
] as const;

export const INDUSTRIES = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other'
] as const;

/** The schema of a standard object: Id and audit fields added. */
export function standardObject(facts: ObjectFacts): ObjectSchema {
  const fields = [
    idField(`${facts.label} ID`),
    ...(facts.hasRecycleBin ? [deletedField()] : []),
    ...facts.fields,
    ...auditFields().filter((field) => facts.auditFields?.includes(field.name) ?? true)
  ];
  return {
    name: facts.name,
    label: facts.label,
    pluralLabel: facts.pluralLabel,
    kind: 'standard',
    keyPrefix: facts.keyPrefix,
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    nameField: facts.nameField,
    sharingModel: facts.sharingModel,
    validationRules: [],
    publishBehavior: null,
    stored: facts.stored
  };
}

function picklistValue(written: string): PicklistValue {
  const isDefault = written.startsWith('*');
  const value = isDefault ? written.slice(1) : written;
  return { value, label: value, isDefault, isActive: true };
}
