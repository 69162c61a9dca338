import type { XmlElement } from '../metadata/read/xml.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const INDENT = '    ';

/** Text inside an element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A metadata file with these elements below its root, as a retrieve writes it. */
export function metadataFile(root: string, children: readonly XmlElement[]): string {
  const lines = children.map((child) => elementText(child, INDENT)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines}</${root}>\n`;
}

function elementText(element: XmlElement, indent: string): string {
  const start = `${indent}<${element.name}${attributesText(element)}`;
  const end = `</${element.name}>\n`;
  if (element.children.length > 0) {
    const inner = element.children.map((child) => elementText(child, indent + INDENT)).join('');
    return `${start}>\n${inner}${indent}${end}`;
  }
  return element.text === '' ? `${start}/>\n` : `${start}>${escapeXml(element.text)}${end}`;
}

function attributesText(element: XmlElement): string {
  return [...element.attributes]
    .filter(([name]) => name !== 'xmlns')
    .map(([name, value]) => ` ${name}="${escapeXml(value).replaceAll('"', '&quot;')}"`)
    .join('');
}
