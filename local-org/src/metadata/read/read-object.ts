import { UnsupportedError } from '../../diagnostics/errors.ts';
import { fieldOf } from '../field-types.ts';
import type { FieldSchema, ObjectSchema, ValidationRuleSchema } from '../schema.ts';
import { auditFields, deletedField, idField, ownerField, viewFields } from '../system-fields.ts';
import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childFlag, childOf, childrenOf, childText, type XmlElement } from './xml.ts';

/** Kind of an object by its API name. @throws UnsupportedError for big and external objects. */
export function objectKind(name: string, root: XmlElement | null): ObjectSchema['kind'] {
  if (name.endsWith('__mdt')) return 'customMetadata';
  if (name.endsWith('__e')) return 'platformEvent';
  if (!name.endsWith('__c')) {
    if (/__[a-zA-Z]$/.test(name)) throw new UnsupportedError('A big or external object', name);
    return 'standard';
  }
  return root !== null && childText(root, 'customSettingsType') !== null
    ? 'customSetting'
    : 'custom';
}

/** What an object's own file says, before its fields are known. */
export interface ObjectParts {
  readonly source: SourceFile | null;
  readonly name: string;
  readonly kind: ObjectSchema['kind'];
  readonly fields: readonly FieldSchema[];
  readonly validationRules: readonly ValidationRuleSchema[];
}

/** Puts a custom object together. `keyPrefix` is the org's choice. */
export function customObject(
  parts: ObjectParts,
  keyPrefix: string,
  report: MetadataReport
): ObjectSchema {
  const root = parts.source?.root ?? null;
  const isDetail = parts.fields.some((field) => field.type === 'MasterDetail');
  if (parts.source !== null) checkObject(parts.source, parts, isDetail, report);
  const label = (root && childText(root, 'label')) ?? parts.name;
  const fields = [...systemFields(parts.kind, root, label, isDetail), ...parts.fields];
  return {
    name: parts.name,
    label,
    pluralLabel: (root && childText(root, 'pluralLabel')) ?? label,
    kind: parts.kind,
    keyPrefix,
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    nameField:
      parts.kind === 'custom' ? 'Name' : parts.kind === 'customMetadata' ? 'DeveloperName' : null,
    sharingModel: isDetail ? 'ControlledByParent' : sharingModelOf(root),
    validationRules: parts.validationRules,
    publishBehavior: parts.kind === 'platformEvent' ? publishBehaviorOf(root) : null,
    stored: parts.kind === 'custom' || parts.kind === 'customSetting',
    ...viewPageOf(root)
  };
}

/** A standard object with the project's fields, rules and organisation-wide default added. */
export function extendedStandardObject(
  base: ObjectSchema,
  parts: ObjectParts,
  report: MetadataReport
): ObjectSchema {
  if (parts.source !== null) checkShape(parts.source, 'CustomObject', report);
  const root = parts.source?.root ?? null;
  const fields = new Map(base.fields);
  for (const field of parts.fields) fields.set(field.name.toLowerCase(), field);
  const ownModel = root !== null && childText(root, 'sharingModel') !== null;
  return {
    ...base,
    fields,
    sharingModel: ownModel ? sharingModelOf(root) : base.sharingModel,
    validationRules: parts.validationRules,
    ...viewPageOf(root)
  };
}

/** The org default of the record page, as Lightning App Builder saves it with the object. */
function viewPageOf(root: XmlElement | null): { readonly viewPage?: string } {
  const override = (root === null ? [] : childrenOf(root, 'actionOverrides')).find(
    (each) =>
      childText(each, 'actionName') === 'View' &&
      childText(each, 'type') === 'Flexipage' &&
      childText(each, 'formFactor') === 'Large'
  );
  const viewPage = override === undefined ? null : childText(override, 'content');
  return viewPage === null ? {} : { viewPage };
}

function systemFields(
  kind: ObjectSchema['kind'],
  root: XmlElement | null,
  label: string,
  isDetail: boolean
): readonly FieldSchema[] {
  const readOnly = { createable: false, updateable: false, permissionField: null } as const;
  switch (kind) {
    case 'customMetadata':
      return [
        idField(),
        fieldOf('DeveloperName', 'Custom Metadata Record Name', 'Text', {
          ...readOnly,
          length: 40,
          indexed: true
        }),
        fieldOf('MasterLabel', 'Label', 'Text', { ...readOnly, length: 40 }),
        fieldOf('Language', 'Master Language', 'Text', { ...readOnly, length: 40 }),
        fieldOf('NamespacePrefix', 'Namespace Prefix', 'Text', { ...readOnly, length: 15 }),
        fieldOf('Label', 'Label', 'Text', { ...readOnly, length: 40 }),
        fieldOf('QualifiedApiName', 'Qualified API Name', 'Text', { ...readOnly, length: 70 }),
        fieldOf('SystemModstamp', 'System Modstamp', 'DateTime', readOnly)
      ];
    case 'platformEvent':
      return [
        fieldOf('ReplayId', 'Replay ID', 'Text', { ...readOnly, length: 1000 }),
        fieldOf('EventUuid', 'Event UUID', 'Text', { ...readOnly, length: 36 }),
        fieldOf('CreatedDate', 'Created Date', 'DateTime', readOnly),
        fieldOf('CreatedById', 'Created By ID', 'Lookup', {
          ...readOnly,
          referenceTo: ['User'],
          relationshipName: 'CreatedBy'
        })
      ];
    case 'customSetting':
      return [
        idField(),
        deletedField(),
        fieldOf('Name', 'Name', 'Text', { length: 38, permissionField: null }),
        fieldOf('SetupOwnerId', 'Location', 'Lookup', {
          referenceTo: ['Organization', 'Profile', 'User'],
          relationshipName: 'SetupOwner',
          permissionField: null
        }),
        ...auditFields()
      ];
    default:
      return [
        idField(),
        ...(isDetail ? [] : [ownerField(['Group', 'User'])]),
        deletedField(),
        nameField(root, label),
        ...auditFields(),
        ...viewFields()
      ];
  }
}

function nameField(root: XmlElement | null, label: string): FieldSchema {
  const element = root === null ? undefined : childOf(root, 'nameField');
  const nameLabel = (element && childText(element, 'label')) ?? `${label} Name`;
  if (element !== undefined && childText(element, 'type') === 'AutoNumber') {
    return fieldOf('Name', nameLabel, 'AutoNumber', {
      displayFormat: childText(element, 'displayFormat') ?? '{0}',
      length: 80,
      indexed: true,
      permissionField: null
    });
  }
  return fieldOf('Name', nameLabel, 'Text', { length: 80, indexed: true, permissionField: null });
}

function checkObject(
  source: SourceFile,
  parts: ObjectParts,
  isDetail: boolean,
  report: MetadataReport
): void {
  checkShape(source, 'CustomObject', report);
  const { root, file } = source;
  for (const element of ['label', 'pluralLabel']) {
    if (childText(root, element) === null) {
      report.add(
        file,
        root,
        'object-label',
        `Must specify a non-empty ${element} for the CustomObject`
      );
    }
  }
  if (parts.kind !== 'custom') return;
  const name = childOf(root, 'nameField');
  if (name === undefined)
    report.add(
      file,
      root,
      'object-name-field',
      'Must specify a nameField of type Text or AutoNumber'
    );
  if (childText(root, 'deploymentStatus') === null) {
    report.add(
      file,
      root,
      'object-deployment',
      'Must specify deploymentStatus for the CustomObject'
    );
  }
  const model = childText(root, 'sharingModel');
  if (isDetail && model !== 'ControlledByParent') {
    const message = `Cannot set sharingModel to ${model ?? 'ReadWrite'} on a CustomObject with a MasterDetail relationship field`;
    report.add(file, childOf(root, 'sharingModel') ?? root, 'object-sharing', message);
  } else if (!isDetail && model === 'ControlledByParent') {
    const message =
      'Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field';
    report.add(file, childOf(root, 'sharingModel')!, 'object-sharing', message);
  }
  if (
    name !== undefined &&
    childText(name, 'type') === 'AutoNumber' &&
    childText(name, 'displayFormat') === null
  ) {
    report.add(
      file,
      name,
      'object-name-field',
      "Must specify 'displayFormat' for a CustomField of type AutoNumber"
    );
  }
}

function sharingModelOf(root: XmlElement | null): ObjectSchema['sharingModel'] {
  const model = root === null ? null : childText(root, 'sharingModel');
  switch (model) {
    case null:
    case 'ReadWrite':
    case 'ReadWriteTransfer':
      return 'ReadWrite';
    case 'Read':
    case 'Private':
    case 'ControlledByParent':
      return model;
    default:
      throw new UnsupportedError(`The sharing model ${model}`);
  }
}

function publishBehaviorOf(root: XmlElement | null): ObjectSchema['publishBehavior'] {
  return root !== null && childText(root, 'publishBehavior') === 'PublishImmediately'
    ? 'PublishImmediately'
    : 'PublishAfterCommit';
}

/** A `*.validationRule-meta.xml`. */
export function readValidationRule(
  source: SourceFile,
  name: string,
  report: MetadataReport
): ValidationRuleSchema {
  checkShape(source, 'ValidationRule', report);
  const { root } = source;
  return {
    name,
    active: childFlag(root, 'active'),
    formula: childText(root, 'errorConditionFormula') ?? '',
    message: childText(root, 'errorMessage') ?? '',
    field: childText(root, 'errorDisplayField')
  };
}
