import type { Schema } from '../schema.ts';
import type { MetadataReport } from './report.ts';
import { openFile, type MetadataFile } from './source-files.ts';
import { childText, childrenOf, type XmlElement } from './xml.ts';

const CUSTOM_NAME = /__(c|e|mdt|x|b)$/i;

/**
 * Whether the objects of page layouts exist, and the fields on them; the layouts themselves are drawn elsewhere. Standard fields of
 * standard objects are not asked about: the local org does not have all of them.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm
 */
export function checkLayouts(
  files: readonly MetadataFile[],
  schema: Schema,
  report: MetadataReport
): void {
  for (const layout of files.filter(({ kind }) => kind === 'layout')) {
    const { file, root } = openFile(layout);
    const objectName = layout.name.slice(0, layout.name.indexOf('-'));
    const object = schema.object(objectName);
    if (object === undefined && CUSTOM_NAME.test(objectName)) {
      const message = `In field: layout - no CustomObject named ${objectName} found`;
      report.add(file, root, 'unknown-object', message);
    }
    if (object === undefined) continue;
    for (const item of itemsOf(root)) {
      const field = childText(item, 'field');
      const isAsked = field !== null && (object.kind !== 'standard' || CUSTOM_NAME.test(field));
      if (!isAsked || schema.field(objectName, field) !== undefined) continue;
      const message = `In field: field - no CustomField named ${objectName}.${field} found`;
      report.add(file, item, 'unknown-field', message);
    }
  }
}

function itemsOf(root: XmlElement): readonly XmlElement[] {
  return childrenOf(root, 'layoutSections')
    .flatMap((section) => childrenOf(section, 'layoutColumns'))
    .flatMap((column) => childrenOf(column, 'layoutItems'));
}
