import { apexException } from '../../values/exception.ts';
import type { Transaction } from '../../transaction.ts';
import { escapeHtml, HTML_3_ENTITIES, HTML_4_ENTITIES, unescapeHtml } from './html-entities.ts';

const CONTROL_ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r'
};

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function escapeUnits(text: string, escape: (unit: string) => string | null): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    result += escape(unit) ?? unit;
  }
  return result;
}

function isOutsideAscii(unit: string): boolean {
  return unit < ' ' || unit > '\u007F';
}

function escapeCode(text: string, quoted: string): string {
  return escapeUnits(text, (unit) => {
    if (quoted.includes(unit)) return `\\${unit}`;
    return CONTROL_ESCAPES[unit] ?? (isOutsideAscii(unit) ? unicodeEscape(unit) : null);
  });
}

const UNESCAPED: Readonly<Record<string, string>> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };

function unescapeCode(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    const next = text.charAt(index + 1);
    if (unit !== '\\' || next === '') {
      result += unit;
    } else if (next === 'u') {
      result += fromUnicodeEscape(text.slice(index + 2, index + 6));
      index += 5;
    } else {
      result += UNESCAPED[next] ?? next;
      index += 1;
    }
  }
  return result;
}

function fromUnicodeEscape(digits: string): string {
  if (!/^[0-9A-Fa-f]{4}$/.test(digits)) {
    throw apexException('System.StringException', `Unable to parse unicode value: ${digits}`);
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}

const XML_ENTITIES: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;']
];

function escapeXml(text: string): string {
  return XML_ENTITIES.reduce((done, [plain, entity]) => done.replaceAll(plain, entity), text);
}

function unescapeXml(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|#[xX]([0-9A-Fa-f]+)|([a-z]+));/g,
    (whole, decimal, hex, name) => {
      if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
      if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
      return XML_ENTITIES.find(([, entity]) => entity === `&${String(name)};`)?.[0] ?? whole;
    }
  );
}

function escapeCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function unescapeCsv(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  const inner = text.slice(1, -1);
  return /[",\r\n]/.test(inner) ? inner.replaceAll('""', '"') : text;
}

/** Methods of `System.String` that escape and unescape. */
export const ESCAPE_METHODS = {
  escapeHtml3: (_tx: Transaction, self: string) => escapeHtml(self, HTML_3_ENTITIES),
  unescapeHtml3: (_tx: Transaction, self: string) => unescapeHtml(self, HTML_3_ENTITIES),
  escapeHtml4: (_tx: Transaction, self: string) => escapeHtml(self, HTML_4_ENTITIES),
  unescapeHtml4: (_tx: Transaction, self: string) => unescapeHtml(self, HTML_4_ENTITIES),
  escapeCsv: (_tx: Transaction, self: string) => escapeCsv(self),
  unescapeCsv: (_tx: Transaction, self: string) => unescapeCsv(self),
  escapeEcmaScript: (_tx: Transaction, self: string) => escapeCode(self, `\\"'/`),
  unescapeEcmaScript: (_tx: Transaction, self: string) => unescapeCode(self),
  escapeJava: (_tx: Transaction, self: string) => escapeCode(self, '\\"'),
  unescapeJava: (_tx: Transaction, self: string) => unescapeCode(self),
  escapeUnicode: (_tx: Transaction, self: string) =>
    escapeUnits(self, (unit) => (isOutsideAscii(unit) ? unicodeEscape(unit) : null)),
  unescapeUnicode: (_tx: Transaction, self: string) =>
    self.replaceAll(/\\u+([0-9A-Fa-f]{4})/g, (_whole, digits: string) => fromUnicodeEscape(digits)),
  escapeXml: (_tx: Transaction, self: string) => escapeXml(self),
  unescapeXml: (_tx: Transaction, self: string) => unescapeXml(self)
} as const;
