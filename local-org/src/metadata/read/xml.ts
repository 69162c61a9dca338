import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Diagnostic, InternalError } from '../../diagnostics/errors.ts';

/** One element of a metadata file. */
export interface XmlElement {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, whitespace kept; empty when there is none. */
  readonly text: string;
}

type ParsedNode = Readonly<Record<string | symbol, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true
});

/** Root element of an XML file. @throws Diagnostic when the file is not well-formed. */
export function readXml(absolutePath: string, file: string): XmlElement {
  return parseXml(readFileSync(absolutePath, 'utf8'), file);
}

/** Root element of a text. @throws Diagnostic when it is not well-formed; `file` is its name there. */
export function parseXml(text: string, file: string): XmlElement {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    const { line, col, msg } = verdict.err;
    throw new Diagnostic({
      code: 'malformed-xml',
      file,
      line,
      column: col,
      message: `Error parsing file: ${msg}`
    });
  }
  const lines = lineStarts(text);
  const root = (PARSER.parse(text) as readonly ParsedNode[])
    .map((node) => element(node, lines))
    .find((found) => found !== null);
  if (root === undefined) {
    throw new Diagnostic({
      code: 'malformed-xml',
      file,
      line: 1,
      column: 1,
      message: 'Error parsing file: The file is empty'
    });
  }
  return root;
}

/** Text of a child element, without surrounding whitespace; null when the element is missing. */
export function childText(parent: XmlElement, name: string): string | null {
  const child = childOf(parent, name);
  return child === undefined ? null : child.text.trim();
}

export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child) => child.name === name);
}

export function childrenOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

export function childFlag(parent: XmlElement, name: string, whenMissing = false): boolean {
  const text = childText(parent, name);
  return text === null ? whenMissing : text === 'true';
}

export function childNumber(parent: XmlElement, name: string): number | null {
  const text = childText(parent, name);
  return text === null || text === '' ? null : Number(text);
}

function element(node: ParsedNode, lines: readonly number[]): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
  if (name === undefined) return null;
  const content = node[name] as readonly ParsedNode[];
  const position = positionAt(startOf(node), lines);
  return {
    name,
    ...position,
    attributes: new Map(Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>)),
    children: content.map((child) => element(child, lines)).filter((child) => child !== null),
    text: content.map((child) => (TEXT in child ? String(child[TEXT]) : '')).join('')
  };
}

function startOf(node: ParsedNode): number {
  const metadata = node[XMLParser.getMetaDataSymbol() as symbol] as
    { readonly startIndex?: number } | undefined;
  if (metadata?.startIndex === undefined)
    throw new InternalError('The XML parser gave no position.');
  return metadata.startIndex;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(index: number, starts: readonly number[]): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= index) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: index - starts[low]! + 1 };
}
