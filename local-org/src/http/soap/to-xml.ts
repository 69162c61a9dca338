import { escapeXml } from '../../deploy/xml-text.ts';

/** An element of a value: lists repeat it, objects nest, null leaves it out. */
export function toXml(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => toXml(name, each)).join('');
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([key, each]) => toXml(key, each));
    return `<${name}>${inner.join('')}</${name}>`;
  }
  return `<${name}>${escapeXml(`${value as string | number | boolean}`)}</${name}>`;
}
