import { UnsupportedError } from '../diagnostics/errors.ts';

/** The tree of one Salesforce formula. */
export type FormulaNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `LastName`, `Owner.Name`, `$User.Id` as written. */
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    };

export type BinaryOperator =
  '||' | '&&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '+' | '-' | '&' | '*' | '/' | '^';

/** A formula that Salesforce would not compile. The message is ours; its place is the character in the text. */
export class FormulaSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(`Error: Syntax error. ${message}`);
    this.name = 'FormulaSyntaxError';
    this.offset = offset;
  }
}

interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly offset: number;
}

const OPERATORS = [
  '||',
  '&&',
  '<>',
  '!=',
  '==',
  '<=',
  '>=',
  '=',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '!',
  '(',
  ')',
  ','
];
const SPELLINGS: Readonly<Record<string, BinaryOperator>> = { '==': '=', '!=': '<>' };
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-', '&'],
  ['*', '/'],
  ['^']
];

/** Parses a formula. @throws FormulaSyntaxError */
export function parseFormulaTree(text: string): FormulaNode {
  const parser = new Parser(tokens(text));
  return parser.formula();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  formula(): FormulaNode {
    const node = this.#binary(0);
    const rest = this.#peek();
    if (rest.kind !== 'end') throw new FormulaSyntaxError(`Extra ${rest.text}`, rest.offset);
    return node;
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #take(): Token {
    return this.#tokens[this.#next++]!;
  }

  #accept(operator: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'operator' || token.text !== operator) return false;
    this.#next++;
    return true;
  }

  #expect(operator: string): void {
    const token = this.#peek();
    if (!this.#accept(operator)) {
      const found = token.kind === 'end' ? 'the end' : `'${token.text}'`;
      throw new FormulaSyntaxError(`Missing '${operator}' before ${found}`, token.offset);
    }
  }

  #binary(level: number): FormulaNode {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const token = this.#peek();
      if (token.kind !== 'operator' || !operators.includes(token.text)) return left;
      this.#next++;
      const operator = SPELLINGS[token.text] ?? (token.text as BinaryOperator);
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): FormulaNode {
    if (this.#accept('-')) return { kind: 'unary', operator: '-', operand: this.#unary() };
    if (this.#accept('!')) return { kind: 'unary', operator: '!', operand: this.#unary() };
    if (this.#accept('+')) return this.#unary();
    return this.#primary();
  }

  #primary(): FormulaNode {
    const token = this.#take();
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'literal', value: token.text };
    if (token.kind === 'operator' && token.text === '(') {
      const inner = this.#binary(0);
      this.#expect(')');
      return inner;
    }
    if (token.kind !== 'name') {
      throw new FormulaSyntaxError(
        token.kind === 'end' ? 'Unexpected end' : `Found '${token.text}'`,
        token.offset
      );
    }
    if (this.#accept('('))
      return { kind: 'call', name: token.text.toUpperCase(), args: this.#arguments() };
    return namedValue(token.text);
  }

  #arguments(): FormulaNode[] {
    const args: FormulaNode[] = [];
    if (this.#accept(')')) return args;
    do args.push(this.#binary(0));
    while (this.#accept(','));
    this.#expect(')');
    return args;
  }
}

function namedValue(name: string): FormulaNode {
  switch (name.toUpperCase()) {
    case 'TRUE':
      return { kind: 'literal', value: true };
    case 'FALSE':
      return { kind: 'literal', value: false };
    case 'NULL':
      return { kind: 'literal', value: null };
    default:
      return { kind: 'field', path: name };
  }
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (isSpace(character)) {
      at++;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) throw new FormulaSyntaxError('Unclosed comment', at);
      at = end + 2;
    } else {
      const token = readToken(text, at);
      found.push(token.token);
      at = token.end;
    }
  }
  found.push({ kind: 'end', text: '', offset: text.length });
  return found;
}

function readToken(text: string, at: number): { readonly token: Token; readonly end: number } {
  const character = text[at]!;
  if (character === '"' || character === "'") return readString(text, at);
  if (isDigit(character) || (character === '.' && isDigit(text[at + 1] ?? ''))) {
    const end = scan(text, at, (each) => isDigit(each) || each === '.');
    return { token: { kind: 'number', text: text.slice(at, end), offset: at }, end };
  }
  if (isNameStart(character)) {
    const end = scan(text, at, (each) => isNameStart(each) || isDigit(each) || each === '.');
    return { token: { kind: 'name', text: text.slice(at, end), offset: at }, end };
  }
  const operator = OPERATORS.find((each) => text.startsWith(each, at));
  if (operator === undefined) throw new FormulaSyntaxError(`Found '${character}'`, at);
  return { token: { kind: 'operator', text: operator, offset: at }, end: at + operator.length };
}

function readString(text: string, at: number): { readonly token: Token; readonly end: number } {
  const quote = text[at]!;
  let value = '';
  let next = at + 1;
  while (next < text.length && text[next] !== quote) {
    if (text[next] === '\\') {
      next++;
      value += escaped(text[next] ?? '');
    } else {
      value += text[next];
    }
    next++;
  }
  if (next >= text.length) throw new FormulaSyntaxError('Unclosed text', at);
  return { token: { kind: 'string', text: value, offset: at }, end: next + 1 };
}

function escaped(character: string): string {
  if (character === 'n') return '\n';
  if (character === 'r') return '\r';
  if (character === 't') return '\t';
  if (character === '"' || character === "'" || character === '\\') return character;
  throw new UnsupportedError(`Escape \\${character} in a formula text`);
}

function scan(text: string, from: number, accepts: (character: string) => boolean): number {
  let end = from;
  while (end < text.length && accepts(text[end]!)) end++;
  return end;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isNameStart(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    character === '_' ||
    character === '$'
  );
}
