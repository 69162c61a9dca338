import { apexException, type ApexException } from '../../values/exception.ts';
import type { JsonPlace } from './json-node.ts';

/** Walks over a JSON text and words its faults as the platform does. */
export class JsonCursor {
  readonly text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  /** The next UTF-16 unit, or an empty text at the end. */
  peek(): string {
    return this.text.charAt(this.#at);
  }

  next(): string {
    const unit = this.peek();
    this.#at += 1;
    if (unit === '\n' || (unit === '\r' && this.peek() !== '\n')) {
      this.#line += 1;
      this.#lineStart = this.#at;
    }
    return unit;
  }

  /** Reads on while the test passes. */
  take(test: RegExp): string {
    const start = this.#at;
    while (!this.atEnd && test.test(this.peek())) this.#at += 1;
    return this.text.slice(start, this.#at);
  }

  skipBlanks(): void {
    while (!this.atEnd && /[ \t\r\n]/.test(this.peek())) this.next();
  }

  /** The place behind the next character: where the platform says a fault at it is. */
  place(): JsonPlace {
    return { line: this.#line, column: this.#at - this.#lineStart + 2 };
  }

  /** A fault at the next character, or at the end of the text. */
  unexpected(expectation: string): ApexException {
    if (this.atEnd) return this.fault('Unexpected end-of-input', this.#endPlace());
    const unit = this.peek();
    return this.fault(
      `Unexpected character ('${unit}' (code ${unit.charCodeAt(0)})): ${expectation}`
    );
  }

  /** A fault at the end of the text. */
  endOfInput(expectation: string): ApexException {
    return this.fault(`Unexpected end-of-input: ${expectation}`, this.#endPlace());
  }

  fault(problem: string, place: JsonPlace = this.place()): ApexException {
    return jsonException(`${problem} at [line:${place.line}, column:${place.column}]`);
  }

  #endPlace(): JsonPlace {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }
}

export function jsonException(message: string): ApexException {
  return apexException('System.JSONException', message);
}
