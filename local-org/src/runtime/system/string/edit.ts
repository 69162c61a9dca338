import { UnsupportedError } from '../../../diagnostics/errors.ts';
import type { Transaction } from '../../transaction.ts';
import { apexException } from '../../values/exception.ts';
import { notNull } from '../arguments.ts';
import { every, isLowerCase, isUpperCase, isWhitespace, trim } from './characters.ts';

type Text = string | null;
type Index = number | null;

/** The shortest width that `abbreviate` takes. */
const SHORTEST_ABBREVIATION = 4;
const ELLIPSIS = '...';

function substring(self: string, from: Index, to: Index): string {
  const start = notNull(from);
  const end = notNull(to);
  if (start < 0 || start > self.length) {
    throw apexException('System.StringException', `Starting position out of bounds: ${start}`);
  }
  if (end < start || end > self.length) {
    throw apexException('System.StringException', `Ending position out of bounds: ${end}`);
  }
  return self.slice(start, end);
}

function abbreviate(self: string, width: Index, offset: Index): string {
  const limit = notNull(width);
  const shortest =
    notNull(offset) > SHORTEST_ABBREVIATION ? SHORTEST_ABBREVIATION + 3 : SHORTEST_ABBREVIATION;
  if (limit < SHORTEST_ABBREVIATION) {
    throw apexException(
      'System.StringException',
      `Minimum abbreviation width is ${SHORTEST_ABBREVIATION}`
    );
  }
  if (self.length <= limit) return self;
  const start = Math.min(notNull(offset), self.length - (limit - ELLIPSIS.length), self.length);
  if (start <= SHORTEST_ABBREVIATION) return self.slice(0, limit - ELLIPSIS.length) + ELLIPSIS;
  if (limit < shortest) {
    throw apexException(
      'System.StringException',
      `Minimum abbreviation width with offset is ${shortest}`
    );
  }
  const rest = limit - ELLIPSIS.length;
  if (start + rest < self.length) return ELLIPSIS + abbreviate(self.slice(start), rest, 0);
  return ELLIPSIS + self.slice(self.length - rest);
}

function padding(missing: number, pad: Text): string {
  const unit = notNull(pad);
  if (missing <= 0) return '';
  return unit === ''
    ? ' '.repeat(missing)
    : unit.repeat(Math.ceil(missing / unit.length)).slice(0, missing);
}

function center(self: string, size: Index, pad: Text): string {
  const missing = notNull(size) - self.length;
  if (missing <= 0) return self;
  const left = Math.floor(missing / 2);
  return padding(left, pad) + self + padding(missing - left, pad);
}

function swapCase(self: string): string {
  return [...self]
    .map((letter) =>
      isUpperCase(letter)
        ? letter.toLowerCase()
        : isLowerCase(letter)
          ? letter.toUpperCase()
          : letter
    )
    .join('');
}

function between(self: string, open: Text, close: Text): string | null {
  const start = self.indexOf(notNull(open));
  if (start < 0) return null;
  const from = start + notNull(open).length;
  const end = self.indexOf(notNull(close), from);
  return end < 0 ? null : self.slice(from, end);
}

function stripEnd(self: string, suffix: string, found: boolean): string {
  return found && suffix !== '' ? self.slice(0, self.length - suffix.length) : self;
}

function overlay(self: string, part: Text, from: Index, to: Index): string {
  const clamp = (index: number): number => Math.min(Math.max(index, 0), self.length);
  const [a, b] = [clamp(notNull(from)), clamp(notNull(to))];
  return self.slice(0, Math.min(a, b)) + notNull(part) + self.slice(Math.max(a, b));
}

function localeOf(name: Text): string {
  const tag = notNull(name).replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    throw new UnsupportedError(`The locale ${name}`);
  }
}

function collapseSpaces(self: string): string {
  let result = '';
  for (const character of trim(self)) {
    if (!isWhitespace(character)) result += character;
    else if (!result.endsWith(' ')) result += ' ';
  }
  return trim(result);
}

function deleteWhitespace(self: string): string {
  return [...self].filter((character) => !isWhitespace(character)).join('');
}

function before(self: string, at: number): string {
  return at < 0 ? self : self.slice(0, at);
}

/** Methods of `System.String` that make another text. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
export const EDIT_METHODS = {
  'substring/1': (_tx: Transaction, self: string, from: Index) =>
    substring(self, from, self.length),
  'substring/2': (_tx: Transaction, self: string, from: Index, to: Index) =>
    substring(self, from, to),
  substringAfter: (_tx: Transaction, self: string, separator: Text) => {
    const at = self.indexOf(notNull(separator));
    return at < 0 ? '' : self.slice(at + notNull(separator).length);
  },
  substringAfterLast: (_tx: Transaction, self: string, separator: Text) => {
    const at = notNull(separator) === '' ? -1 : self.lastIndexOf(notNull(separator));
    return at < 0 ? '' : self.slice(at + notNull(separator).length);
  },
  substringBefore: (_tx: Transaction, self: string, separator: Text) =>
    before(self, self.indexOf(notNull(separator))),
  substringBeforeLast: (_tx: Transaction, self: string, separator: Text) =>
    notNull(separator) === '' ? self : before(self, self.lastIndexOf(notNull(separator))),
  'substringBetween/1': (_tx: Transaction, self: string, tag: Text) => between(self, tag, tag),
  'substringBetween/2': (_tx: Transaction, self: string, open: Text, close: Text) =>
    between(self, open, close),
  left: (_tx: Transaction, self: string, length: Index) =>
    self.slice(0, Math.max(notNull(length), 0)),
  right: (_tx: Transaction, self: string, length: Index) =>
    self.slice(Math.max(self.length - Math.max(notNull(length), 0), 0)),
  mid: (_tx: Transaction, self: string, from: Index, length: Index) => {
    const start = Math.max(notNull(from), 0);
    return notNull(length) < 0 ? '' : self.slice(start, start + notNull(length));
  },
  'abbreviate/1': (_tx: Transaction, self: string, width: Index) => abbreviate(self, width, 0),
  'abbreviate/2': (_tx: Transaction, self: string, width: Index, offset: Index) =>
    abbreviate(self, width, offset),
  'leftPad/1': (_tx: Transaction, self: string, size: Index) =>
    padding(notNull(size) - self.length, ' ') + self,
  'leftPad/2': (_tx: Transaction, self: string, size: Index, pad: Text) =>
    padding(notNull(size) - self.length, pad) + self,
  'rightPad/1': (_tx: Transaction, self: string, size: Index) =>
    self + padding(notNull(size) - self.length, ' '),
  'rightPad/2': (_tx: Transaction, self: string, size: Index, pad: Text) =>
    self + padding(notNull(size) - self.length, pad),
  'center/1': (_tx: Transaction, self: string, size: Index) => center(self, size, ' '),
  'center/2': (_tx: Transaction, self: string, size: Index, pad: Text) => center(self, size, pad),
  trim: (_tx: Transaction, self: string) => trim(self),
  normalizeSpace: (_tx: Transaction, self: string) => collapseSpaces(self),
  deleteWhitespace: (_tx: Transaction, self: string) => deleteWhitespace(self),
  'toLowerCase/0': (_tx: Transaction, self: string) => self.toLowerCase(),
  'toLowerCase/1': (_tx: Transaction, self: string, locale: Text) =>
    self.toLocaleLowerCase(localeOf(locale)),
  'toUpperCase/0': (_tx: Transaction, self: string) => self.toUpperCase(),
  'toUpperCase/1': (_tx: Transaction, self: string, locale: Text) =>
    self.toLocaleUpperCase(localeOf(locale)),
  capitalize: (_tx: Transaction, self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  uncapitalize: (_tx: Transaction, self: string) => self.charAt(0).toLowerCase() + self.slice(1),
  swapCase: (_tx: Transaction, self: string) => swapCase(self),
  reverse: (_tx: Transaction, self: string) => [...self].reverse().join(''),
  'repeat/1': (_tx: Transaction, self: string, times: Index) =>
    self.repeat(Math.max(notNull(times), 0)),
  'repeat/2': (_tx: Transaction, self: string, separator: Text, times: Index) =>
    Array.from({ length: Math.max(notNull(times), 0) }, () => self).join(notNull(separator)),
  replace: (_tx: Transaction, self: string, target: Text, replacement: Text) =>
    self.replaceAll(notNull(target), () => notNull(replacement)),
  remove: (_tx: Transaction, self: string, part: Text) => self.replaceAll(notNull(part), ''),
  removeEnd: (_tx: Transaction, self: string, suffix: Text) =>
    stripEnd(self, notNull(suffix), self.endsWith(notNull(suffix))),
  removeEndIgnoreCase: (_tx: Transaction, self: string, suffix: Text) =>
    stripEnd(self, notNull(suffix), self.toLowerCase().endsWith(notNull(suffix).toLowerCase())),
  removeStart: (_tx: Transaction, self: string, prefix: Text) =>
    self.startsWith(notNull(prefix)) ? self.slice(notNull(prefix).length) : self,
  removeStartIgnoreCase: (_tx: Transaction, self: string, prefix: Text) =>
    self.toLowerCase().startsWith(notNull(prefix).toLowerCase())
      ? self.slice(notNull(prefix).length)
      : self,
  overlay: (_tx: Transaction, self: string, part: Text, from: Index, to: Index) =>
    overlay(self, part, from, to),
  isAllLowerCase: (_tx: Transaction, self: string) => every(self, isLowerCase),
  isAllUpperCase: (_tx: Transaction, self: string) => every(self, isUpperCase)
} as const;
