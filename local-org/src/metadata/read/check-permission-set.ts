import { StandardObjects } from '../platform/standard-objects.ts';
import type { FieldSchema, Schema } from '../schema.ts';
import type { DeclaredNames } from './declared-names.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childFlag, childText, childrenOf, type XmlElement } from './xml.ts';

/**
 * Checks what a permission set names: objects, fields, classes, applications, tabs, custom metadata types.
 * @remarks A field permission on a required or master-detail field is refused ("You cannot deploy to a required field"):
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
export function checkPermissionSet(
  source: SourceFile,
  schema: Schema,
  names: DeclaredNames,
  report: MetadataReport
): void {
  const { root } = source;
  for (const element of childrenOf(root, 'objectPermissions'))
    checkObjectPermission(source, element, schema, report);
  for (const element of childrenOf(root, 'fieldPermissions'))
    checkFieldPermission(source, element, schema, report);
  const known = (
    list: string,
    key: string,
    what: string,
    isKnown: (name: string) => boolean
  ): void => {
    for (const element of childrenOf(root, list)) {
      const name = childText(element, key) ?? '';
      if (!isKnown(name))
        report.add(
          source.file,
          element,
          'unknown-name',
          `In field: ${key} - no ${what} named ${name} found`
        );
    }
  };
  known('classAccesses', 'apexClass', 'ApexClass', (name) =>
    names.apexClasses.has(name.toLowerCase())
  );
  known(
    'applicationVisibilities',
    'application',
    'CustomApplication',
    (name) => names.applications.has(name) || name.startsWith('standard__')
  );
  known(
    'tabSettings',
    'tab',
    'CustomTab',
    (name) => names.tabs.has(name) || name.startsWith('standard-')
  );
  known(
    'customMetadataTypeAccesses',
    'name',
    'CustomObject',
    (name) => schema.object(name)?.kind === 'customMetadata'
  );
  known('customPermissions', 'name', 'CustomPermission', (name) =>
    names.customPermissions.has(name)
  );
  checkUserPermissions(source, report);
}

/** @remarks Every user permission is a field `PermissionsX` of the PermissionSet object. */
function checkUserPermissions(source: SourceFile, report: MetadataReport): void {
  const elements = childrenOf(source.root, 'userPermissions');
  if (elements.length === 0) return;
  const known = new Set(
    StandardObjects.open()
      .members('PermissionSet')
      .map((member) => member.name)
  );
  for (const element of elements) {
    const name = childText(element, 'name') ?? '';
    if (known.has(`Permissions${name}`)) continue;
    report.add(source.file, element, 'unknown-permission', `Unknown user permission: ${name}`);
  }
}

function checkObjectPermission(
  source: SourceFile,
  element: XmlElement,
  schema: Schema,
  report: MetadataReport
): void {
  const name = childText(element, 'object') ?? '';
  const object = schema.object(name);
  if (object === undefined) {
    report.add(
      source.file,
      element,
      'unknown-object',
      `In field: object - no CustomObject named ${name} found`
    );
    return;
  }
  for (const [permission, needed] of DEPENDENCIES) {
    if (!childFlag(element, permission)) continue;
    const missing = needed
      .filter((other) => !childFlag(element, other))
      .map((other) => `${WORDS[other]} ${name}`);
    if (missing.length > 0) {
      const message = `Permission ${WORDS[permission]} ${name} depends on permission(s): ${missing.join(', ')}`;
      report.add(source.file, element, 'permission-dependency', message);
    }
  }
  const master = [...object.fields.values()].find((field) => field.type === 'MasterDetail')
    ?.referenceTo[0];
  if (
    master !== undefined &&
    childFlag(element, 'allowRead') &&
    !readsObject(source.root, master)
  ) {
    const message = `Permission Read ${name} depends on permission(s): Read ${master}`;
    report.add(source.file, element, 'permission-dependency', message);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  allowRead: 'Read',
  allowCreate: 'Create',
  allowEdit: 'Edit',
  allowDelete: 'Delete',
  viewAllRecords: 'View All',
  modifyAllRecords: 'Modify All'
};

const DEPENDENCIES: readonly (readonly [string, readonly string[]])[] = [
  ['allowCreate', ['allowRead']],
  ['allowEdit', ['allowRead']],
  ['allowDelete', ['allowRead', 'allowEdit']],
  ['viewAllRecords', ['allowRead']],
  ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']]
];

function readsObject(root: XmlElement, name: string): boolean {
  return childrenOf(root, 'objectPermissions').some(
    (element) =>
      childText(element, 'object')?.toLowerCase() === name.toLowerCase() &&
      childFlag(element, 'allowRead')
  );
}

function checkFieldPermission(
  source: SourceFile,
  element: XmlElement,
  schema: Schema,
  report: MetadataReport
): void {
  const written = childText(element, 'field') ?? '';
  const dot = written.indexOf('.');
  const field =
    dot === -1 ? undefined : schema.field(written.slice(0, dot), written.slice(dot + 1));
  const say = (code: string, message: string): void =>
    report.add(source.file, element, code, message);
  if (field === undefined) {
    say('unknown-field', `In field: field - no CustomField named ${written} found`);
  } else if (field.permissionField === null) {
    say(
      'required-field',
      isRequired(field)
        ? `You cannot deploy to a required field: ${written}`
        : `In field: field - no CustomField named ${written} found`
    );
  } else if (field.permissionField !== field.name) {
    say(
      'compound-part',
      `In field: field - no CustomField named ${written} found (its permission is that of ${field.permissionField})`
    );
  } else if (childFlag(element, 'editable')) {
    if (!childFlag(element, 'readable'))
      say(
        'permission-dependency',
        `Permission Edit ${written} depends on permission(s): Read ${written}`
      );
    const isAddress = field.type === 'Compound';
    if (!field.createable && !field.updateable && !isAddress)
      say('read-only-field', `The field ${written} is read-only and cannot be made editable`);
  }
}

function isRequired(field: FieldSchema): boolean {
  return field.required || field.type === 'MasterDetail';
}
