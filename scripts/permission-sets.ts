import { globSync } from 'node:fs';
import path from 'node:path';
import {
  childFlag,
  childrenOf,
  childText,
  readXml,
  type XmlElement
} from '../local-org/src/metadata/read/xml.ts';

const FOLDER = 'force-app/main/default/permissionsets';
/** In the order in which a reader meets them; any further set comes after them. */
const ORDER = ['BirdIntegration', 'BirdAgent', 'BirdSupervisor', 'BirdAdmin', 'BirdWebhookGuest'];

/** What a permission set lets its users do. */
export interface PermissionSet {
  readonly name: string;
  /** API name of an object and what may be done with its rows: `create`, `read`, `edit`, `delete`, `viewAll`, `modifyAll`. */
  readonly objects: ReadonlyMap<string, readonly string[]>;
  /** API name of an object, and its fields that may be changed or only read. */
  readonly fields: ReadonlyMap<string, { readonly edit: string[]; readonly read: string[] }>;
  readonly classes: readonly string[];
  readonly customMetadata: readonly string[];
  readonly userPermissions: readonly string[];
  readonly tabs: readonly string[];
  readonly applications: readonly string[];
}

const RIGHTS = {
  allowRead: 'read',
  allowCreate: 'create',
  allowEdit: 'edit',
  allowDelete: 'delete',
  viewAllRecords: 'viewAll',
  modifyAllRecords: 'modifyAll'
} as const;

/** Every permission set of the package, as its file says. */
export function readPermissionSets(root: string): readonly PermissionSet[] {
  const found = globSync(`${FOLDER}/*.permissionset-meta.xml`, { cwd: root })
    .sort()
    .map((file) => readPermissionSet(file, readXml(path.join(root, file), file)));
  const inOrder = ORDER.flatMap((name) => found.filter((set) => set.name === name));
  return [...inOrder, ...found.filter(({ name }) => !ORDER.includes(name))];
}

function readPermissionSet(file: string, set: XmlElement): PermissionSet {
  const names = (element: string, name: string, flag = 'enabled'): readonly string[] =>
    childrenOf(set, element)
      .filter((entry) => childFlag(entry, flag))
      .map((entry) => text(entry, name));
  return {
    name: path.basename(file).split('.')[0] ?? '',
    objects: new Map(
      childrenOf(set, 'objectPermissions').map((entry) => [text(entry, 'object'), rights(entry)])
    ),
    fields: fieldsOf(childrenOf(set, 'fieldPermissions')),
    classes: names('classAccesses', 'apexClass'),
    customMetadata: names('customMetadataTypeAccesses', 'name'),
    userPermissions: names('userPermissions', 'name'),
    tabs: childrenOf(set, 'tabSettings')
      .filter((entry) => text(entry, 'visibility') === 'Visible')
      .map((entry) => text(entry, 'tab')),
    applications: names('applicationVisibilities', 'application', 'visible')
  };
}

function text(entry: XmlElement, name: string): string {
  return childText(entry, name) ?? '';
}

function rights(entry: XmlElement): readonly string[] {
  return Object.entries(RIGHTS).flatMap(([element, word]) =>
    childFlag(entry, element) ? word : []
  );
}

function fieldsOf(entries: readonly XmlElement[]): PermissionSet['fields'] {
  const fields = new Map<string, { readonly edit: string[]; readonly read: string[] }>();
  for (const entry of entries) {
    const [object = '', name = ''] = text(entry, 'field').split('.');
    const ofObject = fields.get(object) ?? { edit: [], read: [] };
    fields.set(object, ofObject);
    if (childFlag(entry, 'editable')) ofObject.edit.push(name);
    else if (childFlag(entry, 'readable')) ofObject.read.push(name);
  }
  return fields;
}
