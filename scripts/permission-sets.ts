import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

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

type Entry = Readonly<Record<string, string>>;

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
  const place = ({ name }: PermissionSet): number => (ORDER.indexOf(name) + ORDER.length) % 100;
  return globSync(`${FOLDER}/*.permissionset-meta.xml`, { cwd: root })
    .sort()
    .map((file) => readPermissionSet(file, readFileSync(path.join(root, file), 'utf8')))
    .sort((a, b) => place(a) - place(b));
}

function readPermissionSet(file: string, text: string): PermissionSet {
  const parser = new XMLParser({ parseTagValue: false, isArray: (_, at) => depth(at) === 2 });
  const { PermissionSet: set } = parser.parse(text) as {
    readonly PermissionSet: Readonly<Record<string, readonly Entry[] | undefined>>;
  };
  const entries = (element: string): readonly Entry[] => set[element] ?? [];
  const names = (element: string, name: string, is: (entry: Entry) => boolean): string[] =>
    entries(element)
      .filter(is)
      .map((entry) => entry[name] ?? '');
  const isEnabled = ({ enabled }: Entry): boolean => enabled === 'true';
  return {
    name: path.basename(file).split('.')[0] ?? '',
    objects: new Map(
      entries('objectPermissions').map((entry) => [entry['object'] ?? '', rights(entry)])
    ),
    fields: fieldsOf(entries('fieldPermissions')),
    classes: names('classAccesses', 'apexClass', isEnabled),
    customMetadata: names('customMetadataTypeAccesses', 'name', isEnabled),
    userPermissions: names('userPermissions', 'name', isEnabled),
    tabs: names('tabSettings', 'tab', ({ visibility }) => visibility === 'Visible'),
    applications: names(
      'applicationVisibilities',
      'application',
      ({ visible }) => visible === 'true'
    )
  };
}

function depth(at: unknown): number {
  return String(at).split('.').length;
}

function rights(entry: Entry): readonly string[] {
  return Object.entries(RIGHTS).flatMap(([element, word]) =>
    entry[element] === 'true' ? word : []
  );
}

function fieldsOf(entries: readonly Entry[]): PermissionSet['fields'] {
  const fields = new Map<string, { readonly edit: string[]; readonly read: string[] }>();
  for (const { field = '', editable, readable } of entries) {
    const [object = '', name = ''] = field.split('.');
    const ofObject = fields.get(object) ?? { edit: [], read: [] };
    fields.set(object, ofObject);
    if (editable === 'true') ofObject.edit.push(name);
    else if (readable === 'true') ofObject.read.push(name);
  }
  return fields;
}
