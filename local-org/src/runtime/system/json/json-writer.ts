/** Writes JSON text: compact, or as Jackson's default pretty printer does, which the platform uses. */
export interface JsonWriter {
  object(entries: readonly (readonly [string, string])[]): string;
  array(items: readonly string[]): string;
  /** A writer one level deeper. */
  readonly inner: JsonWriter;
}

/** A text in quotes. */
export function quoteJson(text: string): string {
  let result = '"';
  for (let index = 0; index < text.length; index += 1) result += escapeUnit(text.charAt(index));
  return `${result}"`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

function escapeUnit(unit: string): string {
  const short = SHORT_ESCAPES[unit];
  if (short !== undefined) return short;
  if (unit >= ' ') return unit;
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export const COMPACT: JsonWriter = {
  object: (entries) =>
    `{${entries.map(([name, value]) => `${quoteJson(name)}:${value}`).join(',')}}`,
  array: (items) => `[${items.join(',')}]`,
  get inner() {
    return COMPACT;
  }
};

/** Objects on lines of their own, two blanks a level; arrays on one line. */
export class PrettyWriter implements JsonWriter {
  readonly #depth: number;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  get inner(): JsonWriter {
    return new PrettyWriter(this.#depth + 1);
  }

  object(entries: readonly (readonly [string, string])[]): string {
    if (entries.length === 0) return '{ }';
    const indent = '  '.repeat(this.#depth + 1);
    const lines = entries.map(([name, value]) => `${indent}${quoteJson(name)} : ${value}`);
    return `{\n${lines.join(',\n')}\n${'  '.repeat(this.#depth)}}`;
  }

  array(items: readonly string[]): string {
    return items.length === 0 ? '[ ]' : `[ ${items.join(', ')} ]`;
  }
}
