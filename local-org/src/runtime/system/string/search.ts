import { INTEGER, listOf } from '../../../syntax/types.ts';
import type { Transaction } from '../../transaction.ts';
import { compareTexts } from '../../values/compare.ts';
import { apexException } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { notNull } from '../arguments.ts';
import { levenshteinDistance } from './distance.ts';
import { every, hashCode, isWhitespace } from './characters.ts';

type Text = string | null;
type Index = number | null;

function lower(text: Text): string {
  return notNull(text).toLowerCase();
}

function unitAt(self: string, index: Index): number {
  const at = notNull(index);
  if (at < 0 || at >= self.length) {
    throw apexException('System.StringException', `String index out of range: ${at}`);
  }
  return at;
}

function codePointAt(self: string, index: Index): number {
  return self.codePointAt(unitAt(self, index)) ?? 0;
}

function containsAny(self: string, characters: Text): boolean {
  return [...notNull(characters)].some((character) => self.includes(character));
}

function indexOfDifference(self: string, other: Text): number {
  const compared = notNull(other);
  if (self === compared) return -1;
  let index = 0;
  while (index < self.length && index < compared.length && self[index] === compared[index])
    index += 1;
  return index;
}

function countMatches(self: string, part: Text): number {
  const searched = notNull(part);
  return searched === '' ? 0 : self.split(searched).length - 1;
}

function indexOfAny(self: string, wanted: (character: string) => boolean): number {
  for (let index = 0; index < self.length; index += 1) {
    if (wanted(self.charAt(index))) return index;
  }
  return -1;
}

function lastIndexOf(self: string, part: string, from: number): number {
  return from < 0 ? -1 : self.lastIndexOf(part, from);
}

/** Methods of `System.String` that look into a text. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
export const SEARCH_METHODS = {
  length: (_tx: Transaction, self: string) => self.length,
  equals: (_tx: Transaction, self: string, other: unknown) => self === other,
  equalsIgnoreCase: (_tx: Transaction, self: string, other: Text) =>
    other !== null &&
    (self.toLowerCase() === other.toLowerCase() || self.toUpperCase() === other.toUpperCase()),
  compareTo: (_tx: Transaction, self: string, other: Text) => compareJava(self, notNull(other)),
  hashCode: (_tx: Transaction, self: string) => hashCode(self),
  toString: (_tx: Transaction, self: string) => self,
  contains: (_tx: Transaction, self: string, part: Text) => self.includes(notNull(part)),
  containsIgnoreCase: (_tx: Transaction, self: string, part: Text) =>
    lower(self).includes(lower(part)),
  containsAny: (_tx: Transaction, self: string, characters: Text) => containsAny(self, characters),
  containsNone: (_tx: Transaction, self: string, characters: Text) =>
    !containsAny(self, characters),
  containsOnly: (_tx: Transaction, self: string, characters: Text) => {
    const allowed = notNull(characters);
    return self === '' || every(self, (character) => allowed.includes(character));
  },
  containsWhitespace: (_tx: Transaction, self: string) => indexOfAny(self, isWhitespace) >= 0,
  countMatches: (_tx: Transaction, self: string, part: Text) => countMatches(self, part),
  startsWith: (_tx: Transaction, self: string, prefix: Text) => self.startsWith(notNull(prefix)),
  startsWithIgnoreCase: (_tx: Transaction, self: string, prefix: Text) =>
    lower(self).startsWith(lower(prefix)),
  endsWith: (_tx: Transaction, self: string, suffix: Text) => self.endsWith(notNull(suffix)),
  endsWithIgnoreCase: (_tx: Transaction, self: string, suffix: Text) =>
    lower(self).endsWith(lower(suffix)),
  'indexOf/1': (_tx: Transaction, self: string, part: Text) => self.indexOf(notNull(part)),
  'indexOf/2': (_tx: Transaction, self: string, part: Text, from: Index) =>
    self.indexOf(notNull(part), notNull(from)),
  'indexOfIgnoreCase/1': (_tx: Transaction, self: string, part: Text) =>
    lower(self).indexOf(lower(part)),
  'indexOfIgnoreCase/2': (_tx: Transaction, self: string, part: Text, from: Index) =>
    lower(self).indexOf(lower(part), notNull(from)),
  'lastIndexOf/1': (_tx: Transaction, self: string, part: Text) => self.lastIndexOf(notNull(part)),
  'lastIndexOf/2': (_tx: Transaction, self: string, part: Text, from: Index) =>
    lastIndexOf(self, notNull(part), notNull(from)),
  'lastIndexOfIgnoreCase/1': (_tx: Transaction, self: string, part: Text) =>
    lower(self).lastIndexOf(lower(part)),
  'lastIndexOfIgnoreCase/2': (_tx: Transaction, self: string, part: Text, from: Index) =>
    lastIndexOf(lower(self), lower(part), notNull(from)),
  'indexOfChar/1': (_tx: Transaction, self: string, character: Index) =>
    self.indexOf(String.fromCodePoint(notNull(character))),
  'indexOfChar/2': (_tx: Transaction, self: string, character: Index, from: Index) =>
    self.indexOf(String.fromCodePoint(notNull(character)), notNull(from)),
  'lastIndexOfChar/1': (_tx: Transaction, self: string, character: Index) =>
    self.lastIndexOf(String.fromCodePoint(notNull(character))),
  'lastIndexOfChar/2': (_tx: Transaction, self: string, character: Index, from: Index) =>
    lastIndexOf(self, String.fromCodePoint(notNull(character)), notNull(from)),
  indexOfAny: (_tx: Transaction, self: string, characters: Text) => {
    const wanted = notNull(characters);
    return indexOfAny(self, (character) => wanted.includes(character));
  },
  indexOfAnyBut: (_tx: Transaction, self: string, characters: Text) => {
    const allowed = notNull(characters);
    return indexOfAny(self, (character) => !allowed.includes(character));
  },
  indexOfDifference: (_tx: Transaction, self: string, other: Text) =>
    indexOfDifference(self, other),
  difference: (_tx: Transaction, self: string, other: Text) => {
    const at = indexOfDifference(self, other);
    return at < 0 ? '' : notNull(other).slice(at);
  },
  charAt: (_tx: Transaction, self: string, index: Index) => self.charCodeAt(unitAt(self, index)),
  codePointAt: (_tx: Transaction, self: string, index: Index) => codePointAt(self, index),
  codePointBefore: (_tx: Transaction, self: string, index: Index) => {
    const before = unitAt(self, notNull(index) - 1);
    const isLowSurrogate = /[\uDC00-\uDFFF]/.test(self.charAt(before)) && before > 0;
    const wide = isLowSurrogate ? (self.codePointAt(before - 1) ?? 0) : 0;
    return wide > 0xffff ? wide : self.charCodeAt(before);
  },
  codePointCount: (_tx: Transaction, self: string, from: Index, to: Index) =>
    [...self.slice(notNull(from), notNull(to))].length,
  'getLevenshteinDistance/1': (_tx: Transaction, self: string, other: Text) =>
    levenshteinDistance(self, notNull(other)),
  'getLevenshteinDistance/2': (_tx: Transaction, self: string, other: Text, threshold: Index) => {
    const distance = levenshteinDistance(self, notNull(other));
    return distance > notNull(threshold) ? -1 : distance;
  },
  getChars: (_tx: Transaction, self: string) =>
    new ApexList(
      listOf(INTEGER),
      Array.from({ length: self.length }, (_, index) => self.charCodeAt(index))
    )
} as const;

/** Java's `compareTo`: the difference of the first differing units, or of the lengths. */
function compareJava(self: string, other: string): number {
  if (compareTexts(self, other) === 0) return 0;
  const at = indexOfDifference(self, other);
  if (at >= self.length || at >= other.length) return self.length - other.length;
  return self.charCodeAt(at) - other.charCodeAt(at);
}
