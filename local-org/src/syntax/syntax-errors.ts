import { ApexErrorListener } from '@apexdevtools/apex-parser';
import { Diagnostic, UnsupportedError, type Position } from '../diagnostics/errors.ts';

/** Turns the first lexer or parser error into a {@link Diagnostic} in the platform's words. */
export class SyntaxErrors extends ApexErrorListener {
  readonly #file: string;
  readonly #lines: readonly string[];
  readonly #language: 'apex' | 'soql';

  constructor(file: string, source: string, language: 'apex' | 'soql') {
    super();
    this.#file = file;
    this.#lines = source.split('\n');
    this.#language = language;
  }

  /** @throws Diagnostic always; the first error is the one that helps, later ones follow from it. */
  apexSyntaxError(line: number, column: number, message: string): void {
    const position = { line, column: column + 1 };
    const isSoql = this.#language === 'soql';
    throw new Diagnostic({
      code: isSoql ? 'soql-syntax' : 'syntax',
      file: this.#file,
      message: isSoql
        ? `unexpected token: '${this.#tokenAt(position)}'`
        : this.#translate(position, message),
      ...position
    });
  }

  #translate(position: Position, message: string): string {
    if (message.startsWith('token recognition error')) return this.#lexical(position);
    const token = quotedAt(message, message.indexOf('at '));
    if (message.startsWith('missing ')) {
      return `Missing ${quotedAt(message, 0)} at ${token}`;
    }
    const found = quotedAt(message, 0);
    const expecting = message.indexOf(' expecting ');
    if (message.startsWith('mismatched input') && expecting > 0) {
      const expected = message.slice(expecting + ' expecting '.length);
      return expected.startsWith('{')
        ? `Unexpected token ${found}.`
        : `Expecting ${expected} but was: ${found}`;
    }
    if (message.startsWith('no viable alternative')) {
      return `Unexpected token '${this.#tokenAt(position)}'.`;
    }
    return `Unexpected token ${found}.`;
  }

  /** The text of the word or symbol that stands at a position. */
  #tokenAt(position: Position): string {
    const rest = (this.#lines[position.line - 1] ?? '').slice(position.column - 1);
    let end = 0;
    while (end < rest.length && isWordCharacter(rest.charCodeAt(end))) end++;
    if (rest === '') return '<EOF>';
    return rest.slice(0, Math.max(end, 1));
  }

  /** Says what is wrong with the characters at a position: a string, a comment or a stray symbol. */
  #lexical(position: Position): string {
    const rest = (this.#lines[position.line - 1] ?? '').slice(position.column - 1);
    if (rest.startsWith('/*')) return 'Missing closing mark */ on multi-line comment.';
    if (!rest.startsWith("'")) {
      return `Unrecognized symbol '${rest.slice(0, 1)}', which is not a valid Apex identifier.`;
    }
    for (let index = 1; index < rest.length; index++) {
      if (rest[index] !== '\\') continue;
      const escape = rest[index + 1] ?? '';
      if (escape === '_' || escape === '%') {
        throw new UnsupportedError(
          `\`\\${escape}\` in a SOQL string literal (bind the pattern)`,
          this.#file
        );
      }
      if (!`btnfr"'\\u`.includes(escape)) {
        return `Invalid string literal ${rest.slice(0, index + 2)}'. Illegal character sequence '\\${escape}' in string literal.`;
      }
      index++;
    }
    return 'Illegal string literal: Line breaks are not allowed in string literals';
  }
}

function isWordCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95
  );
}

/** The first quoted token of a parser message after `from`, quotes included. */
function quotedAt(message: string, from: number): string {
  const start = message.indexOf("'", from);
  if (start < 0) return message.includes('<EOF>') ? "'<EOF>'" : message;
  const end = message.indexOf("'", start + 1);
  return end < 0 ? message.slice(start) : message.slice(start, end + 1);
}
