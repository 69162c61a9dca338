import type { CompactLayoutSchema, Schema } from '../schema.ts';
import { checkShape } from './check-shape.ts';
import { open, type OpenFile } from './read-setup.ts';
import type { MetadataReport } from './report.ts';
import type { MetadataFile } from './source-files.ts';
import { childOf, childText, childrenOf } from './xml.ts';

const MAX_FIELDS = 10;

/** @remarks Field types a compact layout cannot hold: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_compactlayout.htm */
const REFUSED: ReadonlySet<string> = new Set(['LongTextArea', 'TextArea', 'MultiselectPicklist']);

/** Every `*.compactLayout-meta.xml`, and whether the objects assign layouts that exist. */
export function readCompactLayouts(
  files: readonly MetadataFile[],
  schema: Schema,
  report: MetadataReport
): readonly CompactLayoutSchema[] {
  const assigned = new Map<string, OpenFile>();
  for (const file of files.filter((each) => each.kind === 'object'))
    assigned.set(file.name, open(file));
  const found = new Map<string, CompactLayoutSchema>();
  for (const file of files.filter((each) => each.kind === 'compactLayout')) {
    const objectName = file.folders[1] ?? '';
    const object = assigned.get(objectName);
    const primary = object === undefined ? null : childText(object.root, 'compactLayoutAssignment');
    const layout = readCompactLayout(open(file), objectName, primary, schema, report);
    found.set(`${objectName}.${file.name}`, layout);
  }
  for (const object of assigned.values()) checkAssignment(object, found, report);
  return [...found.values()];
}

function readCompactLayout(
  source: OpenFile,
  objectName: string,
  primary: string | null,
  schema: Schema,
  report: MetadataReport
): CompactLayoutSchema {
  checkShape(source, 'CompactLayout', report);
  const { root, file, name } = source;
  const elements = childrenOf(root, 'fields');
  const fields: string[] = [];
  for (const element of elements) {
    const written = element.text.trim();
    const field = schema.field(objectName, written);
    const say = (code: string, message: string): void => report.add(file, element, code, message);
    if (field === undefined)
      say(
        'unknown-field',
        `In field: fields - no CustomField named ${objectName}.${written} found`
      );
    else if (REFUSED.has(field.type))
      say('wrong-field', `The field ${written} cannot be used in a compact layout`);
    else if (fields.includes(field.name))
      say('duplicate-field', `Duplicate field in the compact layout: ${written}`);
    else fields.push(field.name);
  }
  if (elements.length === 0)
    report.add(file, root, 'missing-property', 'Required field is missing: fields');
  if (elements.length > MAX_FIELDS) {
    const message = `A compact layout holds at most ${MAX_FIELDS} fields`;
    report.add(file, elements[MAX_FIELDS]!, 'too-many', message);
  }
  const label = childText(root, 'label') ?? name;
  return { objectName, name, label, fields, isPrimary: primary === name };
}

function checkAssignment(
  object: OpenFile,
  layouts: ReadonlyMap<string, CompactLayoutSchema>,
  report: MetadataReport
): void {
  const element = childOf(object.root, 'compactLayoutAssignment');
  const name = element?.text.trim() ?? 'SYSTEM';
  if (element === undefined || name === 'SYSTEM' || layouts.has(`${object.name}.${name}`)) return;
  const message = `In field: compactLayoutAssignment - no CompactLayout named ${object.name}.${name} found`;
  report.add(object.file, element, 'unknown-name', message);
}
