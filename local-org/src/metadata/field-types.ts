import type { FieldSchema, FieldType } from './schema.ts';

/** Everything about a field that is not the rule for its type. */
export type FieldFacts = Partial<Omit<FieldSchema, 'name' | 'type'>>;

/** A complete field: what the facts say, else what holds for every field of the type. */
export function fieldOf(
  name: string,
  label: string,
  type: FieldType,
  facts: FieldFacts = {}
): FieldSchema {
  const isReference = type === 'Lookup' || type === 'MasterDetail';
  const required = facts.required ?? type === 'MasterDetail';
  const scale = facts.scale ?? null;
  return {
    name,
    label,
    type,
    custom: false,
    length: defaultLength(type),
    precision: null,
    scale,
    required,
    unique: false,
    caseSensitive: false,
    externalId: false,
    indexed: type === 'Id' || isReference || facts.unique === true || facts.externalId === true,
    createable: type !== 'Id' && type !== 'AutoNumber' && type !== 'Compound',
    updateable: type !== 'Id' && type !== 'AutoNumber' && type !== 'Compound',
    filterable: type !== 'LongTextArea' && type !== 'EncryptedText' && type !== 'Base64',
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    deleteConstraint: null,
    picklist: null,
    restricted: false,
    formula: null,
    defaultValue: null,
    displayFormat: null,
    apexType: apexTypeOf(type, facts.custom === true, scale),
    permissionField: required || type === 'Id' ? null : name,
    mask: null,
    ...facts
  };
}

/**
 * Apex type of a field.
 * @remarks Whole numbers are Integer only in standard fields; a custom number is always a Decimal:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SObjects.htm
 */
export function apexTypeOf(type: FieldType, custom: boolean, scale: number | null): string {
  switch (type) {
    case 'Id':
    case 'Lookup':
    case 'MasterDetail':
      return 'System.Id';
    case 'Checkbox':
      return 'System.Boolean';
    case 'Number':
      return !custom && scale === 0 ? 'System.Integer' : 'System.Decimal';
    case 'Currency':
    case 'Percent':
      return 'System.Decimal';
    case 'Date':
      return 'System.Date';
    case 'DateTime':
      return 'System.Datetime';
    case 'Time':
      return 'System.Time';
    case 'Base64':
      return 'System.Blob';
    default:
      return 'System.String';
  }
}

/** Lengths that the type itself fixes. */
function defaultLength(type: FieldType): number | null {
  switch (type) {
    case 'Id':
    case 'Lookup':
    case 'MasterDetail':
      return 18;
    case 'Picklist':
    case 'TextArea':
    case 'Url':
      return 255;
    case 'MultiselectPicklist':
      return 4099;
    case 'Email':
      return 80;
    case 'Phone':
      return 40;
    case 'AutoNumber':
      return 30;
    default:
      return null;
  }
}
