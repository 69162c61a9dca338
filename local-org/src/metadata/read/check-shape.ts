import { ENUMS, SHAPES } from '../shapes.ts';
import type { MetadataReport, SourceFile } from './report.ts';
import type { XmlElement } from './xml.ts';

/** API version named in messages; the project's `sourceApiVersion`. */
const API_VERSION = '67.0';

interface ElementRule {
  readonly name: string;
  readonly required: boolean;
  readonly repeatable: boolean;
  readonly type: string | null;
}

const RULES = new Map<string, ReadonlyMap<string, ElementRule>>();

/**
 * Checks elements, repetitions, booleans, numbers and words of one file against the Metadata API's type of its root.
 * @remarks Messages as a deploy words them; `Property 'x' not valid in version 67.0` is the platform's answer to an unknown element.
 */
export function checkShape(source: SourceFile, typeName: string, report: MetadataReport): void {
  if (source.root.name !== typeName) {
    report.add(
      source.file,
      source.root,
      'wrong-root',
      `Error parsing file: Element ${source.root.name} found where ${typeName} was expected`
    );
    return;
  }
  checkElement(source.root, typeName, source.file, report);
}

function checkElement(
  element: XmlElement,
  typeName: string,
  file: string,
  report: MetadataReport
): void {
  const rules = rulesOf(typeName);
  const seen = new Set<string>();
  for (const child of element.children) {
    const rule = child.name === 'fullName' ? FULL_NAME : rules.get(child.name);
    if (rule === undefined) {
      const message = `Error parsing file: Property '${child.name}' not valid in version ${API_VERSION}`;
      report.add(file, child, 'unknown-property', message);
      continue;
    }
    if (seen.has(child.name) && !rule.repeatable) {
      report.add(
        file,
        child,
        'duplicate-property',
        `Error parsing file: Duplicate property '${child.name}'`
      );
    }
    seen.add(child.name);
    checkValue(child, rule.type, file, report);
  }
  for (const rule of rules.values()) {
    if (rule.required && !seen.has(rule.name)) {
      report.add(file, element, 'missing-property', `Required field is missing: ${rule.name}`);
    }
  }
}

function checkValue(
  element: XmlElement,
  type: string | null,
  file: string,
  report: MetadataReport
): void {
  if (type === '*') return;
  if (type !== null && type in SHAPES) {
    checkElement(element, type, file, report);
    return;
  }
  const child = element.children[0];
  if (child !== undefined) {
    report.add(
      file,
      child,
      'unknown-property',
      `Error parsing file: Element ${child.name} is not allowed inside ${element.name}`
    );
    return;
  }
  const text = element.text.trim();
  if (type === null || isValid(text, type)) return;
  const wanted = type in ENUMS ? `enum of type ${type}` : `a value of type ${type}`;
  report.add(
    file,
    element,
    'wrong-value',
    `Error parsing file: '${text}' is not a valid value for the ${wanted} (${element.name})`
  );
}

function isValid(text: string, type: string): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'number') return text !== '' && Number.isFinite(Number(text));
  return words(ENUMS[type] ?? '').includes(text);
}

const FULL_NAME: ElementRule = { name: 'fullName', required: false, repeatable: false, type: null };

function rulesOf(typeName: string): ReadonlyMap<string, ElementRule> {
  const known = RULES.get(typeName);
  if (known !== undefined) return known;
  const rules = new Map(
    words(SHAPES[typeName] ?? '').map((word) => [elementName(word), ruleOf(word)])
  );
  RULES.set(typeName, rules);
  return rules;
}

function ruleOf(word: string): ElementRule {
  const repeatable = word.endsWith('[]');
  const [name, type] = (repeatable ? word.slice(0, -2) : word).split(':');
  return { name: elementName(word), required: name!.endsWith('!'), repeatable, type: type ?? null };
}

function elementName(word: string): string {
  const end = word.search(/[!:[]/);
  return end === -1 ? word : word.slice(0, end);
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
