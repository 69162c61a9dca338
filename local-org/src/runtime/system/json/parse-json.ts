import { JsonCursor, jsonException } from './json-cursor.ts';
import type { JsonNode, JsonPlace } from './json-node.ts';
import { closeMarker, readNumber, readString, readWord, VALUE_EXPECTED } from './json-scalars.ts';

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
