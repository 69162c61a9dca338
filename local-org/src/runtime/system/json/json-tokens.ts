import { JsonCursor } from './json-cursor.ts';
import type { JsonPlace } from './json-node.ts';
import { closeMarker, readNumber, readString, readWord, VALUE_EXPECTED } from './json-scalars.ts';

/** Names of `System.JSONToken` that a text can give. */
export type TokenName =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

export interface JsonTokenRead extends JsonPlace {
  readonly name: TokenName;
  /** Text of a value, name of a field, sign of a bracket. */
  readonly text: string;
}

interface Frame {
  readonly kind: 'OBJECT' | 'ARRAY';
  readonly place: JsonPlace;
  count: number;
  /** The field whose value is read; null between fields and in arrays. */
  field: string | null;
  isValueDue: boolean;
}

/** Reads a JSON text token by token; several values may follow each other at the root. */
export class JsonTokens {
  readonly #cursor: JsonCursor;
  readonly #frames: Frame[] = [];

  constructor(text: string) {
    this.#cursor = new JsonCursor(text);
  }

  /** How many objects and arrays are open. */
  get depth(): number {
    return this.#frames.length;
  }

  /** The field that the value just read, or the object or array just begun, belongs to. */
  fieldAt(depth: number): string | null {
    return this.#frames[depth - 1]?.field ?? null;
  }

  /**
   * The next token; null at the end of the text.
   * @throws System.JSONException
   */
  next(): JsonTokenRead | null {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const frame = this.#frames.at(-1);
    if (frame === undefined) return cursor.atEnd ? null : this.#value();
    if (frame.isValueDue) {
      frame.isValueDue = false;
      return this.#value();
    }
    if (cursor.atEnd) throw cursor.endOfInput(closeMarker(frame.kind, frame.place));
    if (cursor.peek() === (frame.kind === 'OBJECT' ? '}' : ']')) return this.#end(frame);
    this.#separate(frame);
    return frame.kind === 'ARRAY' ? this.#value() : this.#fieldName(frame);
  }

  #separate(frame: Frame): void {
    const cursor = this.#cursor;
    if (frame.count > 0) {
      if (cursor.peek() !== ',') {
        throw cursor.unexpected(`was expecting comma to separate ${frame.kind} entries`);
      }
      cursor.next();
      cursor.skipBlanks();
      if (cursor.atEnd) throw cursor.endOfInput(closeMarker(frame.kind, frame.place));
    }
    frame.count += 1;
  }

  #fieldName(frame: Frame): JsonTokenRead {
    const cursor = this.#cursor;
    const place = cursor.place();
    if (cursor.peek() !== '"') {
      throw cursor.unexpected('was expecting double-quote to start field name');
    }
    const text = readString(cursor);
    cursor.skipBlanks();
    if (cursor.peek() !== ':') {
      throw cursor.unexpected('was expecting a colon to separate field name and value');
    }
    cursor.next();
    frame.field = text;
    frame.isValueDue = true;
    return { name: 'FIELD_NAME', text, ...place };
  }

  #end(frame: Frame): JsonTokenRead {
    const place = this.#cursor.place();
    const text = this.#cursor.next();
    this.#frames.pop();
    return { name: `END_${frame.kind}`, text, ...place };
  }

  #value(): JsonTokenRead {
    const cursor = this.#cursor;
    const place = cursor.place();
    const first = cursor.peek();
    if (first === '{' || first === '[') {
      const kind = first === '{' ? 'OBJECT' : 'ARRAY';
      cursor.next();
      this.#frames.push({ kind, place, count: 0, field: null, isValueDue: false });
      return { name: `START_${kind}`, text: first, ...place };
    }
    if (first === '"') return { name: 'VALUE_STRING', text: readString(cursor), ...place };
    if (/[-0-9]/.test(first)) {
      const text = readNumber(cursor);
      const isWhole = /^-?\d+$/.test(text);
      return { name: isWhole ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', text, ...place };
    }
    if (/[tfnN]/.test(first)) return wordToken(cursor, place);
    throw cursor.unexpected(VALUE_EXPECTED);
  }
}

function wordToken(cursor: JsonCursor, place: JsonPlace): JsonTokenRead {
  const word = readWord(cursor, place);
  if (word.kind !== 'boolean') return { name: 'VALUE_NULL', text: 'null', ...place };
  return word.value
    ? { name: 'VALUE_TRUE', text: 'true', ...place }
    : { name: 'VALUE_FALSE', text: 'false', ...place };
}
