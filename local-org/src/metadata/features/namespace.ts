import type { FieldSchema, ObjectSchema } from '../schema.ts';
import type { XmlElement } from '../read/xml.ts';

/** A custom name without a prefix: a name holds no two underscores beside each other. */
const LOCAL_NAME = /\b[A-Za-z](?:_?[A-Za-z0-9])*__(?:c|r|e|mdt|pc|pr)\b/gi;
/** Elements whose text people read, or that hold the text of a custom metadata record. */
const PLAIN_TEXT: ReadonlySet<string> = new Set([
  ...['value', 'label', 'pluralLabel', 'masterLabel', 'shortDescription'],
  ...['description', 'inlineHelpText', 'errorMessage']
]);

/**
 * What an org with a namespace calls custom objects, fields and relationships: `birdns__BirdMessage__c`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespace_prefix.htm
 */
export function qualifiedText(namespace: string | null, text: string): string {
  return namespace === null ? text : text.replace(LOCAL_NAME, `${namespace}__$&`);
}

/** The name without the namespace of the org. */
export function localName(namespace: string | null, name: string): string {
  return namespace !== null && name.startsWith(`${namespace}__`)
    ? name.slice(namespace.length + 2)
    : name;
}

/** An element of a metadata file with the names as the org has them. */
export function qualifiedElement(namespace: string | null, element: XmlElement): XmlElement {
  if (namespace === null || PLAIN_TEXT.has(element.name)) return element;
  return {
    ...element,
    text:
      element.name === 'relationshipName'
        ? `${namespace}__${element.text.trim()}`
        : qualifiedText(namespace, element.text),
    children: element.children.map((child) => qualifiedElement(namespace, child))
  };
}

/** Fields by lower-cased name; those of the namespace are found without their prefix too, and before others. */
class FieldsOfNamespace extends Map<string, FieldSchema> {
  readonly #prefix: string;

  constructor(namespace: string, fields: Iterable<readonly [string, FieldSchema]>) {
    super();
    this.#prefix = `${namespace.toLowerCase()}__`;
    for (const [key, field] of fields) this.set(key, field);
  }

  override get(key: string): FieldSchema | undefined {
    return super.get(this.#prefix + key) ?? super.get(key);
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }
}

/** An object whose fields code of the namespace names without its prefix. */
export function inNamespace(namespace: string | null, object: ObjectSchema): ObjectSchema {
  if (namespace === null) return object;
  return { ...object, fields: new FieldsOfNamespace(namespace, object.fields) };
}
