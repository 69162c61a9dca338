import { JsonCursor, jsonException } from './json-cursor.ts';
import type { JsonNode, JsonPlace } from './json-node.ts';

const VALUE_EXPECTED =
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

/**
 * Reads the first JSON value of a text; what follows it is ignored, as the platform does.
 *
 * @remarks Jackson reads JSON for the platform, its words are the messages:
 * https://salesforce.stackexchange.com/questions/301508/json-deserialize-test. Text behind the value:
 * https://github.com/octoberswimmer/aer-dist/issues/165
 * @throws System.JSONException
 */
export function parseJson(text: string): JsonNode {
  const cursor = new JsonCursor(text);
  cursor.skipBlanks();
  if (cursor.atEnd) throw jsonException('No content to map to Object due to end of input');
  return readValue(cursor);
}

function readValue(cursor: JsonCursor): JsonNode {
  cursor.skipBlanks();
  const place = cursor.place();
  const first = cursor.peek();
  if (first === '{') return readObject(cursor, place);
  if (first === '[') return readArray(cursor, place);
  if (first === '"') return { kind: 'string', value: readString(cursor), ...place };
  if (/[-0-9]/.test(first)) return { kind: 'number', text: readNumber(cursor), ...place };
  if (/[tfnN]/.test(first)) return readWord(cursor, place);
  throw cursor.unexpected(VALUE_EXPECTED);
}

function readWord(cursor: JsonCursor, place: JsonPlace): JsonNode {
  const word = cursor.take(/[0-9A-Za-z_$]/);
  if (word === 'null') return { kind: 'null', ...place };
  if (word === 'true' || word === 'false')
    return { kind: 'boolean', value: word === 'true', ...place };
  throw cursor.fault(
    `Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`,
    place
  );
}

function readObject(cursor: JsonCursor, place: JsonPlace): JsonNode {
  const entries: (readonly [string, JsonNode])[] = [];
  cursor.next();
  for (;;) {
    cursor.skipBlanks();
    if (cursor.peek() === '}' && entries.length === 0) break;
    if (cursor.atEnd) throw cursor.endOfInput(closeMarker('OBJECT', place));
    if (cursor.peek() !== '"')
      throw cursor.unexpected('was expecting double-quote to start field name');
    const name = readString(cursor);
    cursor.skipBlanks();
    if (cursor.peek() !== ':') {
      throw cursor.unexpected('was expecting a colon to separate field name and value');
    }
    cursor.next();
    entries.push([name, readValue(cursor)]);
    cursor.skipBlanks();
    if (cursor.peek() === '}') break;
    if (cursor.atEnd) throw cursor.endOfInput(closeMarker('OBJECT', place));
    if (cursor.peek() !== ',')
      throw cursor.unexpected('was expecting comma to separate OBJECT entries');
    cursor.next();
  }
  cursor.next();
  return { kind: 'object', entries, ...place };
}

function readArray(cursor: JsonCursor, place: JsonPlace): JsonNode {
  const items: JsonNode[] = [];
  cursor.next();
  for (;;) {
    cursor.skipBlanks();
    if (cursor.peek() === ']' && items.length === 0) break;
    if (cursor.atEnd) throw cursor.endOfInput(closeMarker('ARRAY', place));
    items.push(readValue(cursor));
    cursor.skipBlanks();
    if (cursor.peek() === ']') break;
    if (cursor.atEnd) throw cursor.endOfInput(closeMarker('ARRAY', place));
    if (cursor.peek() !== ',')
      throw cursor.unexpected('was expecting comma to separate ARRAY entries');
    cursor.next();
  }
  cursor.next();
  return { kind: 'array', items, ...place };
}

function closeMarker(what: string, place: JsonPlace): string {
  return `expected close marker for ${what} (from [line:${place.line}, column:${place.column - 2}])`;
}

function readString(cursor: JsonCursor): string {
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

function readNumber(cursor: JsonCursor): string {
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
