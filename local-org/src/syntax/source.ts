import type {
  AnyIdContext,
  ApexParserRuleContext,
  ApexTerminalNode,
  ExpressionContext,
  IdContext
} from '@apexdevtools/apex-parser';
import { Diagnostic, UnsupportedError, type Position } from '../diagnostics/errors.ts';
import type { Expression, Identifier } from './ast.ts';

/** The file being read, for positions in messages. */
export class Source {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** A mistake of the user. */
  error(position: Position, code: string, message: string): Diagnostic {
    return new Diagnostic({ code, file: this.file, message, ...position });
  }

  /** A construct that the local org does not model. */
  unsupported(position: Position, feature: string): UnsupportedError {
    return new UnsupportedError(feature, `${this.file}:${position.line}:${position.column}`);
  }

  /** The identifier, refused where the word is one that Apex keeps for itself. */
  identifier(context: IdContext): Identifier {
    const identifier = identifierOf(context);
    if (RESERVED_WORDS.has(identifier.text.toLowerCase())) {
      throw this.error(
        identifier.position,
        'reserved-word',
        `Unexpected token '${identifier.text}'.`
      );
    }
    return identifier;
  }
}

/** What builders of parts of an expression need: the file, and the way back to whole expressions. */
export interface ExpressionReader {
  readonly source: Source;
  expression(context: ExpressionContext): Expression;
}

/** Position of the first token; columns count from 1. */
export function positionOf(context: ApexParserRuleContext): Position {
  return { line: context.start.line, column: context.start.column + 1 };
}

export function positionOfTerminal(node: ApexTerminalNode): Position {
  return { line: node.symbol.line, column: node.symbol.column + 1 };
}

/** A name behind a dot or in SOQL, where every word is allowed. */
export function identifierOf(context: IdContext | AnyIdContext): Identifier {
  return { position: positionOf(context), text: context.getText() };
}

/** The generated parser types say "never null"; an absent child is null or undefined at run time. */
export function optional<T>(child: T): T | null {
  return child ?? null;
}

/**
 * Words that the grammar's `id` rule lets pass and Apex refuses as an identifier.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm without the words
 * that Salesforce's own parser accepts (`after`, `before`, `count`, `data`, `first`, `get`, `last`, `order`, `set`, `then` …).
 */
const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'and',
  'as',
  'asc',
  'bulk',
  'by',
  'desc',
  'from',
  'having',
  'in',
  'instanceof',
  'like',
  'limit',
  'not',
  'nulls',
  'or',
  'select',
  'using',
  'where'
]);
