import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { PatternScanner } from './scanner.ts';

/** A character that means itself, safe anywhere in a JavaScript pattern with the `v` flag. */
export function literal(character: string): string {
  if (/^[0-9A-Za-z ]$/.test(character)) return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Java's ASCII classes; JavaScript's own `\s` and friends know more of Unicode. */
const CLASSES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  s: '[\\t-\\r ]',
  S: '[^\\t-\\r ]',
  w: '[0-9A-Z_a-z]',
  W: '[^0-9A-Z_a-z]',
  h: '[\\t \\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}]',
  H: '[^\\t \\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}]',
  v: '[\\n-\\r\\u{85}\\u{2028}\\u{2029}]',
  V: '[^\\n-\\r\\u{85}\\u{2028}\\u{2029}]'
};

const CONTROLS: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  a: '\u0007',
  e: '\u001B'
};

const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\u{0}-\\u{7f}',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: '0-9A-Za-z',
  Punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  Graph: '\\u{21}-\\u{7e}',
  Print: '\\u{20}-\\u{7e}',
  Blank: ' \\t',
  Cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  XDigit: '0-9A-Fa-f',
  Space: '\\t-\\r '
};

/** Unicode's general categories, which both languages write alike, and Java's binary properties. */
const CATEGORY = /^(?:L[CultmO]?|Lo|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfosn]?)$/;
const BINARY: Readonly<Record<string, string>> = {
  IsAlphabetic: 'Alphabetic',
  IsIdeographic: 'Ideographic',
  IsLetter: 'L',
  IsLowercase: 'Lowercase',
  IsUppercase: 'Uppercase',
  IsPunctuation: 'P',
  IsControl: 'Cc',
  IsWhite_Space: 'White_Space',
  IsDigit: 'Nd'
};

function property(scanner: PatternScanner, negated: boolean): string {
  const name = scanner.accept('{')
    ? scanner.until('}', 'Unclosed character family')
    : scanner.next();
  const posix = POSIX[name];
  if (posix !== undefined) return `[${negated ? '^' : ''}${posix}]`;
  const script = /^Is([A-Z][a-z]+)$/.exec(name)?.[1];
  const known = BINARY[name] ?? (CATEGORY.test(name) ? name : undefined);
  const unicode = known ?? (script === undefined ? undefined : `Script=${script}`);
  if (unicode === undefined)
    throw new UnsupportedError(`The character family \\p{${name}} in a Pattern`);
  return `\\${negated ? 'P' : 'p'}{${unicode}}`;
}

function hexadecimal(scanner: PatternScanner, digits: string, length: number): string {
  if (digits.length < length) throw scanner.failure('Illegal hexadecimal escape sequence');
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) throw scanner.failure('Hexadecimal codepoint is too big');
  return literal(String.fromCodePoint(code));
}

function hexEscape(scanner: PatternScanner): string {
  if (scanner.accept('{')) {
    const digits = scanner.until('}', 'Unclosed hexadecimal escape sequence');
    if (!/^[0-9A-Fa-f]+$/.test(digits))
      throw scanner.failure('Illegal hexadecimal escape sequence');
    return hexadecimal(scanner, digits, 1);
  }
  return hexadecimal(scanner, scanner.takeWhile(/[0-9A-Fa-f]/, 2), 2);
}

/**
 * The escapes that mean a character or a class of characters, inside and outside of brackets; the backslash is already read.
 * Null when the escape is none of them, with nothing consumed.
 */
export function characterEscape(scanner: PatternScanner): string | null {
  const letter = scanner.peek();
  const known =
    CLASSES[letter] ?? (CONTROLS[letter] === undefined ? undefined : literal(CONTROLS[letter]));
  if (known !== undefined) {
    scanner.next();
    return known;
  }
  if (letter !== '' && !/[0-9A-Za-z]/.test(letter)) return literal(scanner.next());
  if (!/[0pPxuc]/.test(letter) || letter === '') return null;
  scanner.next();
  if (letter === 'p' || letter === 'P') return property(scanner, letter === 'P');
  if (letter === 'x') return hexEscape(scanner);
  if (letter === 'u') return hexadecimal(scanner, scanner.takeWhile(/[0-9A-Fa-f]/, 4), 4);
  if (letter === 'c') return literal(String.fromCharCode((scanner.next().charCodeAt(0) || 0) ^ 64));
  const octal = scanner.takeWhile(/[0-7]/, /[0-3]/.test(scanner.peek()) ? 3 : 2);
  if (octal === '') throw scanner.failure('Illegal octal escape sequence');
  return literal(String.fromCharCode(Number.parseInt(octal, 8)));
}
