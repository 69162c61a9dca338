/** Where a text stops being JSON, and what was expected there. */
class Problem extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z0-9_$]+/y;
const GAP = /[ \t\r\n]*/y;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/**
 * Says why a text is no JSON; null where it is, and where it is nested too deep to tell.
 * @remarks Words of the parser that the platform uses, as public clients quote them: `Unexpected character ('j' (code 106)): was
 * expecting a colon to separate field name and value at [line:1, column:18]`
 */
export function jsonProblem(text: string): string | null {
  try {
    new Scanner(text).whole();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    if (error instanceof RangeError) return null;
    throw error;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): void {
    this.#value();
    if (this.#next() !== undefined) throw this.#unexpected('expected the end of the text');
  }

  #value(): void {
    const character = this.#next();
    if (character === '{') this.#list('}', 'OBJECT', () => this.#entry());
    else if (character === '[') this.#list(']', 'ARRAY', () => this.#value());
    else if (character === '"') this.#string();
    else if (this.#match(NUMBER) === '') this.#word();
  }

  #list(end: string, kind: string, item: () => void): void {
    this.#at++;
    if (this.#next() === end) {
      this.#at++;
      return;
    }
    for (;;) {
      item();
      const character = this.#next();
      if (character !== ',' && character !== end)
        throw this.#unexpected(`was expecting comma to separate ${kind} entries`);
      this.#at++;
      if (character === end) return;
    }
  }

  #entry(): void {
    if (this.#next() !== '"')
      throw this.#unexpected('was expecting double-quote to start field name');
    this.#string();
    if (this.#next() !== ':')
      throw this.#unexpected('was expecting a colon to separate field name and value');
    this.#at++;
    this.#value();
  }

  #string(): void {
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      const character = this.#text[this.#at];
      if (character === undefined) throw this.#problem('Unexpected end-of-input in a String value');
      if (character < ' ') {
        const code = character.charCodeAt(0);
        throw this.#problem(
          `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`
        );
      }
      if (character === '\\') this.#escape();
    }
    this.#at++;
  }

  #escape(): void {
    const rest = this.#text.slice(this.#at + 1, this.#at + 6);
    if (/^(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/.test(rest)) this.#at++;
    else {
      this.#at++;
      throw this.#problem(`Unrecognized character escape ${described(rest.slice(0, 1))}`);
    }
  }

  #word(): void {
    const start = this.#at;
    const word = this.#match(WORD);
    if (WORDS.has(word)) return;
    if (word !== '')
      throw this.#problem(
        `Unrecognized token '${word}': was expecting ('true', 'false' or 'null')`
      );
    this.#at = start;
    throw this.#unexpected(
      "expected a valid value (number, String, array, object, 'true', 'false' or 'null')"
    );
  }

  /** The next character that is no gap. */
  #next(): string | undefined {
    this.#match(GAP);
    return this.#text[this.#at];
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #unexpected(expected: string): Problem {
    const character = this.#text[this.#at];
    if (character === undefined) return this.#problem('Unexpected end-of-input');
    return this.#problem(`Unexpected character (${described(character)}): ${expected}`);
  }

  /** The parser counts columns from 1 and has read the offending character, if there is one. */
  #problem(message: string): Problem {
    const lines = this.#text.slice(0, this.#at).split('\n');
    const column = lines.at(-1)!.length + (this.#at < this.#text.length ? 2 : 1);
    return new Problem(`${message} at [line:${lines.length}, column:${column}]`);
  }
}

/** `'j' (code 106)` */
function described(character: string): string {
  return `'${character}' (code ${character.charCodeAt(0)})`;
}
