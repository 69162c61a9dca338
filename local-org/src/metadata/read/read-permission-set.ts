import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { FieldPermission, ObjectPermission, PermissionSetSchema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import { childFlag, childText, childrenOf, type XmlElement } from './xml.ts';

const SUPPORTED: ReadonlySet<string> = new Set([
  'applicationVisibilities',
  'classAccesses',
  'customMetadataTypeAccesses',
  'customPermissions',
  'description',
  'fieldPermissions',
  'fullName',
  'hasActivationRequired',
  'label',
  'license',
  'objectPermissions',
  'tabSettings',
  'userPermissions'
]);

/** A `*.permissionset-meta.xml`; names in it are checked later, when all objects are known. @throws UnsupportedError for rights not modelled. */
export function readPermissionSet(
  source: SourceFile,
  name: string,
  report: MetadataReport
): PermissionSetSchema {
  checkShape(source, 'PermissionSet', report);
  const { root } = source;
  const foreign = root.children.find((child) => !SUPPORTED.has(child.name));
  if (
    foreign !== undefined &&
    !report.diagnostics.some((known) => known.file === source.file && known.line === foreign.line)
  ) {
    throw new UnsupportedError(`${foreign.name} of a permission set`, source.file);
  }
  const enabled = (element: string, key: string, flag = 'enabled'): ReadonlySet<string> =>
    new Set(
      childrenOf(root, element)
        .filter((child) => childFlag(child, flag))
        .map((child) => (childText(child, key) ?? '').toLowerCase())
    );
  return {
    name,
    label: childText(root, 'label') ?? name,
    objectPermissions: mapBy(root, 'objectPermissions', 'object', objectPermission),
    fieldPermissions: mapBy(root, 'fieldPermissions', 'field', fieldPermission),
    classAccesses: enabled('classAccesses', 'apexClass'),
    userPermissions: enabled('userPermissions', 'name'),
    applicationVisibilities: enabled('applicationVisibilities', 'application', 'visible'),
    tabSettings: mapBy(
      root,
      'tabSettings',
      'tab',
      (element) => childText(element, 'visibility') ?? 'None'
    ),
    customMetadataTypeAccesses: enabled('customMetadataTypeAccesses', 'name'),
    customPermissions: enabled('customPermissions', 'name')
  };
}

/** Values by lower-cased name of the thing they are about. */
function mapBy<T>(
  root: XmlElement,
  element: string,
  key: string,
  read: (element: XmlElement) => T
): ReadonlyMap<string, T> {
  return new Map(
    childrenOf(root, element).map((child) => [
      (childText(child, key) ?? '').toLowerCase(),
      read(child)
    ])
  );
}

function objectPermission(element: XmlElement): ObjectPermission {
  return {
    create: childFlag(element, 'allowCreate'),
    read: childFlag(element, 'allowRead'),
    edit: childFlag(element, 'allowEdit'),
    delete: childFlag(element, 'allowDelete'),
    viewAll: childFlag(element, 'viewAllRecords'),
    modifyAll: childFlag(element, 'modifyAllRecords')
  };
}

function fieldPermission(element: XmlElement): FieldPermission {
  return { readable: childFlag(element, 'readable'), editable: childFlag(element, 'editable') };
}
