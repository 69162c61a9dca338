import type { LiteralContext } from '@apexdevtools/apex-parser';
import type { Position } from '../diagnostics/errors.ts';
import type { Expression } from './ast.ts';
import { optional, positionOf, type Source } from './source.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;

const LARGEST_INTEGER = 2_147_483_647n;
const LARGEST_LONG = 9_223_372_036_854_775_807n;

/** Builds a literal; `negative` when a minus sign stands directly before it: even then it must fit without the sign. */
export function buildLiteral(source: Source, context: LiteralContext, negative = false): Literal {
  const position = positionOf(context);
  const text = context.getText();
  const of = kindOf(context);
  if (optional(context.MultilineStringLiteral()) !== null) {
    throw source.unsupported(position, 'A multi-line string literal');
  }
  switch (of) {
    case 'string':
      return { kind: 'literal', position, of, text: unescape(source, position, text) };
    case 'integer':
      return integer(source, position, of, text, LARGEST_INTEGER, negative);
    case 'long':
      return integer(source, position, of, text.slice(0, -1), LARGEST_LONG, negative);
    case 'double':
      return { kind: 'literal', position, of, text: signed(text.slice(0, -1), negative) };
    case 'decimal':
      return { kind: 'literal', position, of, text: signed(text, negative) };
    default:
      return { kind: 'literal', position, of, text: text.toLowerCase() };
  }
}

function kindOf(context: LiteralContext): Literal['of'] {
  if (optional(context.IntegerLiteral()) !== null) return 'integer';
  if (optional(context.LongLiteral()) !== null) return 'long';
  if (optional(context.BooleanLiteral()) !== null) return 'boolean';
  if (optional(context.NULL()) !== null) return 'null';
  if (optional(context.NumberLiteral()) === null) return 'string';
  return context.getText().toLowerCase().endsWith('d') ? 'double' : 'decimal';
}

function signed(digits: string, negative: boolean): string {
  return negative ? `-${digits}` : digits;
}

function integer(
  source: Source,
  position: Position,
  of: 'integer' | 'long',
  digits: string,
  largest: bigint,
  negative: boolean
): Literal {
  const value = BigInt(digits);
  if (value > largest) {
    throw source.error(position, `illegal-${of}`, `Illegal ${of}`);
  }
  return { kind: 'literal', position, of, text: signed(value.toString(), negative) };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\']
]);

/**
 * Takes the quotes off a string literal and resolves its escapes.
 * @remarks Also used for SOQL, where `\_` and `\%` stand for themselves in LIKE patterns and stay escaped.
 */
export function unescape(
  source: Source,
  position: Position,
  quoted: string,
  keep: ReadonlySet<string> = new Set()
): string {
  let text = '';
  for (let index = 1; index < quoted.length - 1; index++) {
    const character = quoted.charAt(index);
    if (character !== '\\') {
      text += character;
      continue;
    }
    const escape = quoted.charAt(++index);
    const plain = ESCAPES.get(escape) ?? (keep.has(escape) ? `\\${escape}` : undefined);
    if (plain !== undefined) text += plain;
    else if (escape === 'u') {
      text += String.fromCharCode(Number.parseInt(quoted.slice(index + 1, index + 5), 16));
      index += 4;
    } else {
      throw source.error(
        position,
        'illegal-string',
        `Invalid string literal ${quoted}. Illegal character sequence '\\${escape}' in string literal.`
      );
    }
  }
  return text;
}
