import { globSync, readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Check } from './check.ts';
import { readWsdlTypes, type WsdlField, type WsdlTypes } from './wsdl-types.ts';

/** An XML element as fast-xml-parser gives it in ordered form. */
interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const FOLDERS = [
  'force-app/**/*-meta.xml',
  'config/**/*-meta.xml',
  'local-org/sample/**/*-meta.xml'
];

/** Every metadata file against the Metadata API's own types: unknown, repeated, missing or wrong elements are faults. */
export const metadataTypesCheck: Check = {
  name: 'metadata files by the Metadata API types',
  run() {
    const wsdl = readWsdlTypes();
    const files = globSync(FOLDERS).sort();
    const faults = files.flatMap((file) => checkFile(wsdl, file));
    return Promise.resolve({
      faults: files.length === 0 ? ['No metadata file was found.'] : faults
    });
  }
};

function checkFile(wsdl: WsdlTypes, file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return checkMetadata(wsdl, text).map((fault) => `${file}: ${fault}`);
}

/** Faults of one metadata file's text. */
export function checkMetadata(wsdl: WsdlTypes, text: string): string[] {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return [`line ${valid.err.line}: ${valid.err.msg}`];
  const root = readXml(text);
  if (wsdl.fields(root.name) === undefined) return [`<${root.name}> is no metadata type`];
  return checkElement(wsdl, root, root.name, root.name);
}

function readXml(text: string): XmlElement {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: false
  });
  const nodes = (parser.parse(text) as Record<string, unknown>[]).map(toElement);
  const root = nodes.find((node) => !node.name.startsWith('?') && node.name !== '#text');
  if (root === undefined) throw new Error('The file has no root element.');
  return root;
}

function toElement(node: Record<string, unknown>): XmlElement {
  const name = Object.keys(node)[0] ?? '';
  const content = node[name];
  if (!Array.isArray(content)) return { name, children: [], text: String(content) };
  const children = (content as Record<string, unknown>[]).map(toElement);
  return {
    name,
    children: children.filter((child) => child.name !== '#text'),
    text: children
      .filter((child) => child.name === '#text')
      .map((child) => child.text)
      .join('')
  };
}

function checkElement(wsdl: WsdlTypes, element: XmlElement, type: string, path: string): string[] {
  const fields = wsdl.fields(type);
  if (fields === undefined) return [];
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const child of element.children) {
    const field = fields.get(child.name);
    if (field === undefined) {
      faults.push(`<${child.name}> is not an element of ${type} (in ${path})`);
      continue;
    }
    if (seen.has(child.name) && !field.isArray)
      faults.push(`<${child.name}> stands twice in ${path}`);
    seen.add(child.name);
    faults.push(...checkValue(wsdl, child, field, `${path}/${child.name}`));
  }
  for (const [name, field] of fields) {
    const isMissing = !field.isOptional && !field.isArray && !seen.has(name) && name !== 'fullName';
    if (isMissing) faults.push(`<${name}> is missing in ${path}`);
  }
  return faults;
}

function checkValue(
  wsdl: WsdlTypes,
  element: XmlElement,
  field: WsdlField,
  path: string
): string[] {
  const text = element.text.trim();
  const words = wsdl.enums.get(field.type);
  if (words !== undefined) {
    return words.has(text) ? [] : [`"${text}" is not a value of ${field.type} (in ${path})`];
  }
  switch (field.type) {
    case 'boolean':
      return text === 'true' || text === 'false'
        ? []
        : [`"${text}" is not true or false (in ${path})`];
    case 'number':
      return text !== '' && Number.isFinite(Number(text))
        ? []
        : [`"${text}" is not a number (in ${path})`];
    default:
      return checkElement(wsdl, element, field.type, path);
  }
}
