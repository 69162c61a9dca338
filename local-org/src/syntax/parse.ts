import { ApexParserFactory, type ApexParser } from '@apexdevtools/apex-parser';
import { buildAnonymous } from './anonymous.ts';
import type { CompilationUnit } from './ast.ts';
import { buildTypeDeclaration } from './declarations.ts';
import { ExpressionBuilder } from './expressions.ts';
import type { SoqlQuery } from './soql-ast.ts';
import { buildQuery } from './soql-queries.ts';
import { Source } from './source.ts';
import { SyntaxErrors } from './syntax-errors.ts';
import { buildTrigger } from './triggers.ts';

/**
 * Parses one Apex file: a trigger when `file` ends in `.trigger`, else a class.
 *
 * @param source text of the file
 * @param file path for messages, relative to the project
 * @throws Diagnostic for the first syntax error
 * @throws UnsupportedError for constructs that are not modelled (SOSL, multi-line strings)
 */
export function parseUnit(source: string, file: string): CompilationUnit {
  const reader = new ExpressionBuilder(new Source(file));
  const parser = createParser(source, file);
  return file.toLowerCase().endsWith('.trigger')
    ? buildTrigger(reader, parser.triggerUnit())
    : buildTypeDeclaration(reader, parser.compilationUnit().typeDeclaration());
}

/**
 * Parses an anonymous block as a class of its own.
 * @throws Diagnostic for the first syntax error; UnsupportedError for constructs that are not modelled
 */
export function parseAnonymous(source: string, file: string): CompilationUnit {
  const reader = new ExpressionBuilder(new Source(file));
  return buildAnonymous(reader, createParser(source, file).anonymousUnit().anonymousBlock());
}

/**
 * Parses the text of a dynamic query. Binds are `name` expressions (`:key`) for the caller to look up.
 *
 * @throws Diagnostic with code `soql-syntax` and the platform's words (`unexpected token: 'FRM'`)
 */
export function parseSoql(text: string): SoqlQuery {
  const file = 'dynamic SOQL';
  const parser = createParser(text, file, 'soql');
  const query = parser.query();
  const next = parser.getCurrentToken();
  const source = new Source(file);
  if (next.type !== -1) {
    throw source.error(
      { line: next.line, column: next.column + 1 },
      'soql-syntax',
      `unexpected token: '${next.text}'`
    );
  }
  return buildQuery(new ExpressionBuilder(source), query);
}

function createParser(
  source: string,
  file: string,
  language: 'apex' | 'soql' = 'apex'
): ApexParser {
  const errors = new SyntaxErrors(file, source, language);
  return ApexParserFactory.createLexerAndParser(source, errors).parser;
}
