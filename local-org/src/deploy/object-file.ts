import { childText, parseXml, type XmlElement } from '../metadata/read/xml.ts';
import { OBJECT_PARTS } from './metadata-types.ts';
import { PackageError } from './package-error.ts';
import { metadataFile } from './xml-text.ts';

/** Parts of one object's file, by path in the deployed source. */
export interface ObjectFiles {
  /** The object's own settings; null where the file has none. */
  readonly own: { readonly path: string; readonly text: string } | null;
  readonly parts: readonly {
    readonly type: string;
    readonly fullName: string;
    readonly path: string;
    readonly text: string;
  }[];
}

/** Takes `objects/Lead.object` apart. @throws Diagnostic for text that is no XML; PackageError for a part without a name */
export function splitObject(object: string, text: string, fileName: string): ObjectFiles {
  const root = parseXml(text, fileName);
  const parts: ObjectFiles['parts'][number][] = [];
  const own: XmlElement[] = [];
  for (const child of root.children) {
    const part = OBJECT_PARTS.find(({ element }) => element === child.name);
    if (part === undefined) {
      own.push(child);
      continue;
    }
    const name = childText(child, 'fullName');
    if (name === null || name === '')
      throw new PackageError(`Required field is missing: fullName`, fileName);
    parts.push({
      type: part.name,
      fullName: `${object}.${name}`,
      path: `objects/${object}/${part.directory}/${name}.${part.suffix}-meta.xml`,
      text: metadataFile(part.name, child.children)
    });
  }
  const path = `objects/${object}/${object}.object-meta.xml`;
  return {
    own: own.length === 0 ? null : { path, text: metadataFile('CustomObject', own) },
    parts
  };
}

/** Puts an object's file together: its own settings, then its parts in the order of the platform's elements. */
export function joinObject(own: string | null, parts: ReadonlyMap<string, string>): string {
  const children: XmlElement[] = own === null ? [] : [...parseXml(own, '').children];
  for (const [path, text] of parts) {
    const directory = path.split('/')[2];
    const part = OBJECT_PARTS.find((candidate) => candidate.directory === directory);
    if (part !== undefined) children.push({ ...parseXml(text, path), name: part.element });
  }
  return metadataFile('CustomObject', children.map(withoutAttributes));
}

function withoutAttributes(element: XmlElement): XmlElement {
  return { ...element, attributes: new Map() };
}
