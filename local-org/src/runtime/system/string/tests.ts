import type { Transaction } from '../../transaction.ts';
import { every, isDigit, isLetter, isWhitespace } from './characters.ts';

function isAsciiPrintable(character: string): boolean {
  return character >= ' ' && character <= '~';
}

/**
 * The methods of `System.String` that test every character. An empty text passes the tests that allow blanks, and no other.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
export const TEST_METHODS = {
  isAlpha: (_tx: Transaction, self: string) => every(self, isLetter),
  isAlphaSpace: (_tx: Transaction, self: string) =>
    self === '' || every(self, (character) => isLetter(character) || character === ' '),
  isAlphanumeric: (_tx: Transaction, self: string) =>
    every(self, (character) => isLetter(character) || isDigit(character)),
  isAlphanumericSpace: (_tx: Transaction, self: string) =>
    self === '' ||
    every(self, (character) => isLetter(character) || isDigit(character) || character === ' '),
  isAsciiPrintable: (_tx: Transaction, self: string) =>
    self === '' || every(self, isAsciiPrintable),
  isNumeric: (_tx: Transaction, self: string) => every(self, isDigit),
  isNumericSpace: (_tx: Transaction, self: string) =>
    self === '' || every(self, (character) => isDigit(character) || character === ' '),
  isWhitespace: (_tx: Transaction, self: string) => self === '' || every(self, isWhitespace)
} as const;
