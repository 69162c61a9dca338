import { UnsupportedError } from '../../diagnostics/errors.ts';
import { fieldOf, type FieldFacts } from '../field-types.ts';
import type { FieldSchema, FieldType, ObjectSchema, PicklistValue } from '../schema.ts';
import { checkEncryptedField, readMask } from './encrypted-field.ts';
import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childFlag, childNumber, childOf, childText, childrenOf, type XmlElement } from './xml.ts';

const MODELLED: ReadonlySet<string> = new Set<FieldType>([
  'Text',
  'LongTextArea',
  'TextArea',
  'Picklist',
  'MultiselectPicklist',
  'Checkbox',
  'Number',
  'Currency',
  'Percent',
  'Date',
  'DateTime',
  'Time',
  'Email',
  'Phone',
  'Url',
  'AutoNumber',
  'Lookup',
  'MasterDetail',
  'EncryptedText'
]);

/** What the field's object decides about it. */
export type OwnerKind = ObjectSchema['kind'];

/** A `*.field-meta.xml`; null when it is so wrong that there is no field. @throws UnsupportedError for field types not modelled. */
export function readField(
  source: SourceFile,
  name: string,
  owner: OwnerKind,
  report: MetadataReport
): FieldSchema | null {
  checkShape(source, 'CustomField', report);
  const { root, file } = source;
  if (!root.children.some((child) => child.name === 'type')) {
    if (name.endsWith('__c'))
      report.add(file, root, 'field-type', 'Must specify a non-empty type for the CustomField');
    return null;
  }
  const type = childText(root, 'type')!;
  if (childText(root, 'fullName') !== null && childText(root, 'fullName') !== name) {
    report.add(
      file,
      root,
      'full-name',
      `The fullName of the field must be ${name}, as its file is named`
    );
  }
  if (!MODELLED.has(type)) throw new UnsupportedError(`A field of type ${type}`, file);
  refuseDependence(source);
  if (childText(root, 'label') === null)
    report.add(file, root, 'field-label', 'Must specify a non-empty label for the CustomField');
  checkFieldRules(source, type as FieldType, owner, report);
  checkEncryptedField(source, type as FieldType, owner, report);
  return fieldOf(
    name,
    childText(root, 'label') ?? name,
    type as FieldType,
    factsOf(source, name, type as FieldType, owner)
  );
}

/** What another field decides about the values of this one would be left unchecked on save. */
function refuseDependence({ root, file }: SourceFile): void {
  const valueSet = childOf(root, 'valueSet');
  if (childOf(root, 'lookupFilter') !== undefined) {
    throw new UnsupportedError('A lookup filter', file);
  }
  if (valueSet !== undefined && childOf(valueSet, 'controllingField') !== undefined) {
    throw new UnsupportedError('A picklist that depends on another field', file);
  }
}

function factsOf(source: SourceFile, name: string, type: FieldType, owner: OwnerKind): FieldFacts {
  const { root } = source;
  const formula = childText(root, 'formula');
  const isReference = type === 'Lookup' || type === 'MasterDetail';
  const required = type === 'MasterDetail' || childFlag(root, 'required');
  const writable = formula === null && type !== 'AutoNumber';
  const children = childText(root, 'relationshipName');
  const picklist =
    type === 'Picklist' || type === 'MultiselectPicklist' ? picklistOf(source) : null;
  return {
    custom: true,
    ...lengthOf(root, type),
    precision: childNumber(root, 'precision'),
    scale: childNumber(root, 'scale'),
    required,
    unique: childFlag(root, 'unique'),
    caseSensitive: childFlag(root, 'caseSensitive'),
    externalId: childFlag(root, 'externalId'),
    createable: writable,
    updateable:
      writable &&
      owner !== 'platformEvent' &&
      (type !== 'MasterDetail' || childFlag(root, 'reparentableMasterDetail')),
    referenceTo: isReference ? [childText(root, 'referenceTo') ?? ''] : [],
    relationshipName: isReference ? `${name.slice(0, -'__c'.length)}__r` : null,
    childRelationshipName: isReference && children !== null ? `${children}__r` : null,
    deleteConstraint: deleteConstraintOf(root, type),
    picklist,
    restricted: picklist !== null && childFlag(childOf(root, 'valueSet')!, 'restricted'),
    formula,
    defaultValue:
      childText(root, 'defaultValue') ?? picklist?.find((value) => value.isDefault)?.value ?? null,
    displayFormat: childText(root, 'displayFormat'),
    permissionField:
      required || owner === 'customMetadata' || owner === 'platformEvent' ? null : name,
    mask: type === 'EncryptedText' ? readMask(root) : null
  };
}

function lengthOf(root: XmlElement, type: FieldType): FieldFacts {
  const length = childNumber(root, 'length');
  if (length !== null) return { length };
  return type === 'Text' && childText(root, 'formula') !== null ? { length: 1300 } : {};
}

function deleteConstraintOf(root: XmlElement, type: FieldType): FieldSchema['deleteConstraint'] {
  if (type === 'MasterDetail') return 'Cascade';
  if (type !== 'Lookup') return null;
  return (childText(root, 'deleteConstraint') as FieldSchema['deleteConstraint']) ?? 'SetNull';
}

function picklistOf(source: SourceFile): readonly PicklistValue[] {
  const valueSet = childOf(source.root, 'valueSet');
  const definition = valueSet === undefined ? undefined : childOf(valueSet, 'valueSetDefinition');
  if (definition === undefined)
    throw new UnsupportedError('A picklist with a global value set', source.file);
  return childrenOf(definition, 'value').map((value) => {
    const name = childText(value, 'fullName') ?? '';
    return {
      value: name,
      label: childText(value, 'label') ?? name,
      isDefault: childFlag(value, 'default'),
      isActive: childFlag(value, 'isActive', true)
    };
  });
}

/** Element a type must have, and the bounds of its number. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */
const NEEDED: Readonly<Partial<Record<FieldType, readonly (readonly [string, number, number])[]>>> =
  {
    Text: [['length', 1, 255]],
    LongTextArea: [
      ['length', 256, 131_072],
      ['visibleLines', 2, 50]
    ],
    EncryptedText: [['length', 1, 175]],
    MultiselectPicklist: [['visibleLines', 3, 10]],
    Number: [
      ['precision', 1, 18],
      ['scale', 0, 17]
    ],
    Currency: [
      ['precision', 1, 18],
      ['scale', 0, 17]
    ],
    Percent: [
      ['precision', 1, 18],
      ['scale', 0, 17]
    ]
  };

function checkFieldRules(
  source: SourceFile,
  type: FieldType,
  owner: OwnerKind,
  report: MetadataReport
): void {
  const { root, file } = source;
  const isFormula = childText(root, 'formula') !== null;
  for (const [element, least, most] of NEEDED[type] ?? []) {
    const value = childNumber(root, element);
    if (value === null && !(isFormula && (element === 'length' || element === 'visibleLines'))) {
      report.add(
        file,
        root,
        'field-property',
        `Must specify '${element}' for a CustomField of type ${type}`
      );
    } else if (value !== null && (value < least || value > most)) {
      report.add(
        file,
        childOf(root, element)!,
        'field-property',
        `'${element}' must be between ${least} and ${most} for a CustomField of type ${type}`
      );
    }
  }
  const refuse = (element: string, allowed: boolean): void => {
    const found = childOf(root, element);
    if (found !== undefined && !allowed && found.text.trim() !== 'false') {
      report.add(
        file,
        found,
        'field-property',
        `Can not specify '${element}' for a CustomField of type ${type}`
      );
    }
  };
  const isReference = type === 'Lookup' || type === 'MasterDetail';
  refuse('referenceTo', isReference);
  refuse('deleteConstraint', type === 'Lookup');
  refuse(
    'required',
    type !== 'Checkbox' && type !== 'MasterDetail' && type !== 'AutoNumber' && !isFormula
  );
  refuse('unique', type === 'Text' || type === 'Number' || type === 'Email');
  refuse(
    'externalId',
    type === 'Text' || type === 'Number' || type === 'Email' || type === 'AutoNumber'
  );
  refuse('valueSet', type === 'Picklist' || type === 'MultiselectPicklist');
  if (type === 'Checkbox' && !isFormula && childText(root, 'defaultValue') === null) {
    report.add(
      file,
      root,
      'field-property',
      "Must specify 'defaultValue' for a CustomField of type Checkbox"
    );
  }
  if (isReference && childText(root, 'referenceTo') === null) {
    report.add(
      file,
      root,
      'field-property',
      `Must specify 'referenceTo' for a CustomField of type ${type}`
    );
  }
  if (childText(root, 'deleteConstraint') === 'SetNull' && childFlag(root, 'required')) {
    report.add(
      file,
      root,
      'field-property',
      "Can not specify 'required' with deleteConstraint SetNull"
    );
  }
  if (
    owner === 'platformEvent' &&
    (isReference || (type === 'LongTextArea' && (childNumber(root, 'length') ?? 0) > 131_072))
  ) {
    report.add(
      file,
      root,
      'field-type',
      `Can not use a CustomField of type ${type} in a platform event`
    );
  }
}
