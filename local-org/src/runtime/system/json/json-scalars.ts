import type { JsonCursor } from './json-cursor.ts';
import type { JsonNode, JsonPlace } from './json-node.ts';

/** What stands where a value is due. */
export const VALUE_EXPECTED =
  "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
};

/** `null`, `true` or `false`. */
export function readWord(cursor: JsonCursor, place: JsonPlace): JsonNode {
  const word = cursor.take(/[0-9A-Za-z_$]/);
  if (word === 'null') return { kind: 'null', ...place };
  if (word === 'true' || word === 'false')
    return { kind: 'boolean', value: word === 'true', ...place };
  throw cursor.fault(
    `Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`,
    place
  );
}

/** What is missing where the text ends inside of an object or array that began at the place. */
export function closeMarker(what: string, place: JsonPlace): string {
  return `expected close marker for ${what} (from [line:${place.line}, column:${place.column - 2}])`;
}

/** A text in double quotes. */
export function readString(cursor: JsonCursor): string {
  let value = '';
  cursor.next();
  for (;;) {
    if (cursor.atEnd) throw cursor.endOfInput('was expecting closing quote for a string value');
    const unit = cursor.peek();
    if (unit < ' ') {
      const code = `(CTRL-CHAR, code ${unit.charCodeAt(0)})`;
      throw cursor.fault(
        `Illegal unquoted character (${code}): has to be escaped using backslash to be included in string value`
      );
    }
    cursor.next();
    if (unit === '"') return value;
    value += unit === '\\' ? readEscape(cursor) : unit;
  }
}

function readEscape(cursor: JsonCursor): string {
  if (cursor.atEnd) throw cursor.endOfInput('in character escape sequence');
  const letter = cursor.peek();
  if (letter === 'u') return readUnicode(cursor);
  const plain = ESCAPES[letter];
  if (plain === undefined) {
    throw cursor.fault(`Unrecognized character escape '${letter}' (code ${letter.charCodeAt(0)})`);
  }
  cursor.next();
  return plain;
}

function readUnicode(cursor: JsonCursor): string {
  cursor.next();
  let digits = '';
  while (digits.length < 4) {
    if (cursor.atEnd) throw cursor.endOfInput('in character escape sequence');
    if (!/[0-9A-Fa-f]/.test(cursor.peek())) {
      throw cursor.unexpected('expected a hex-digit for character escape sequence');
    }
    digits += cursor.next();
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}

/** A number as it is written. */
export function readNumber(cursor: JsonCursor): string {
  let text = cursor.peek() === '-' ? cursor.next() : '';
  const digits = cursor.take(/[0-9]/);
  if (digits === '') {
    throw numberFault(cursor, 'expected digit (0-9) to follow minus sign, for valid numeric value');
  }
  if (digits.length > 1 && digits.startsWith('0')) {
    throw cursor.fault('Invalid numeric value: Leading zeroes not allowed');
  }
  text += digits;
  if (cursor.peek() === '.') {
    text += cursor.next();
    const fraction = cursor.take(/[0-9]/);
    if (fraction === '') throw numberFault(cursor, 'Decimal point not followed by a digit');
    text += fraction;
  }
  if (/[eE]/.test(cursor.peek())) {
    text += cursor.next();
    if (/[+-]/.test(cursor.peek())) text += cursor.next();
    const exponent = cursor.take(/[0-9]/);
    if (exponent === '') throw numberFault(cursor, 'Exponent indicator not followed by a digit');
    text += exponent;
  }
  return text;
}

function numberFault(cursor: JsonCursor, problem: string): Error {
  if (cursor.atEnd) return cursor.endOfInput('number value incomplete');
  const unit = cursor.peek();
  return cursor.fault(
    `Unexpected character ('${unit}' (code ${unit.charCodeAt(0)})) in numeric value: ${problem}`
  );
}
