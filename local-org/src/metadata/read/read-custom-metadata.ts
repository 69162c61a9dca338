import type { CustomMetadataRecord, FieldSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childFlag, childOf, childText, childrenOf, type XmlElement } from './xml.ts';

type Value = string | number | boolean | null;

/** A `Type.Record.md-meta.xml`; null when its type or name is wrong. Fields of the type without a value are null (false for a checkbox). */
export function readCustomMetadata(
  source: SourceFile,
  fullName: string,
  schema: Schema,
  report: MetadataReport
): CustomMetadataRecord | null {
  checkShape(source, 'CustomMetadata', report);
  const { root, file } = source;
  const dot = fullName.indexOf('.');
  const typeName = `${fullName.slice(0, dot)}__mdt`;
  const object = schema.object(typeName);
  if (dot === -1 || object === undefined) {
    report.add(
      file,
      root,
      'unknown-type',
      `Custom metadata type ${typeName} is not available in this organization.`
    );
    return null;
  }
  const values = new Map<string, Value>();
  for (const field of object.fields.values())
    if (field.custom) values.set(field.name, emptyValue(field));
  for (const element of childrenOf(root, 'values')) {
    const name = childText(element, 'field') ?? '';
    const field = schema.field(typeName, name);
    if (field === undefined || !field.custom) {
      report.add(
        file,
        element,
        'unknown-field',
        `In field: field - no CustomField named ${typeName}.${name} found`
      );
      continue;
    }
    values.set(field.name, valueOf(source, element, field, report));
  }
  for (const field of object.fields.values()) {
    if (field.custom && field.required && values.get(field.name) === null) {
      report.add(file, root, 'required-field', `Required fields are missing: [${field.name}]`);
    }
  }
  return {
    typeName: object.name,
    developerName: fullName.slice(dot + 1),
    label: childText(root, 'label') ?? fullName.slice(dot + 1),
    protected: childFlag(root, 'protected'),
    values
  };
}

function emptyValue(field: FieldSchema): Value {
  return field.type === 'Checkbox' ? false : null;
}

function valueOf(
  source: SourceFile,
  element: XmlElement,
  field: FieldSchema,
  report: MetadataReport
): Value {
  const value = childOf(element, 'value');
  if (value === undefined || value.attributes.get('xsi:nil') === 'true') return emptyValue(field);
  const text = value.text.trim();
  const declared = value.attributes.get('xsi:type');
  const wrong = (message: string): Value => {
    report.add(source.file, value, 'wrong-value', `${field.name}: ${message}`);
    return emptyValue(field);
  };
  if (declared === undefined) return wrong('the value needs an xsi:type');
  if (text === '') return emptyValue(field);
  switch (field.type) {
    case 'Checkbox':
      return text === 'true' || text === 'false'
        ? text === 'true'
        : wrong(`'${text}' is not a valid value for the type xsd:boolean`);
    case 'Number':
    case 'Percent':
      return Number.isFinite(Number(text))
        ? Number(text)
        : wrong(`'${text}' is not a valid value for the type xsd:double`);
    case 'Picklist':
      return allowsWord(field, text)
        ? text
        : wrong(`bad value for restricted picklist field: ${text}`);
    default:
      return field.length !== null && text.length > field.length
        ? wrong(`data value too large: ${text} (max length=${field.length})`)
        : text;
  }
}

function allowsWord(field: FieldSchema, text: string): boolean {
  return (
    !field.restricted ||
    field.picklist === null ||
    field.picklist.some((entry) => entry.value === text)
  );
}
