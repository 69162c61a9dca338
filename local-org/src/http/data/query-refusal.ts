import { Diagnostic, type Position } from '../../diagnostics/errors.ts';
import { SoqlError, type SoqlErrorCode } from '../../soql/soql-error.ts';
import { apiError, type ApiError } from '../api-error.ts';

/** Refusals that have no place in the text of the query. */
const WITHOUT_PLACE: ReadonlySet<SoqlErrorCode> = new Set([
  'EXCEEDED_ID_LIMIT',
  'UNABLE_TO_LOCK_ROW'
]);

/** Characters shown on either side of the place, as far as whole words fit. */
const SHOWN = 50;

/**
 * The 400 answer to a query that was refused; any other error as it is.
 * @param text the query as the client sent it
 * @remarks Public clients quote these texts: https://github.com/apache/camel-quarkus/issues/3022 and
 * https://github.com/forcedotcom/soql-tooling/issues/86. How much of a long query is shown is not documented.
 */
export function queryRefusal(error: unknown, text: string): unknown {
  if (error instanceof SoqlError) {
    const { errorCode, message, position } = error;
    if (WITHOUT_PLACE.has(errorCode)) return apiError(400, errorCode, message);
    return refusalAt(errorCode, text, position, message);
  }
  if (error instanceof Diagnostic) return refusalAt('MALFORMED_QUERY', text, error, error.message);
  return error;
}

function refusalAt(
  errorCode: SoqlErrorCode,
  text: string,
  { line, column }: Position,
  message: string
): ApiError {
  const { shown, caret } = excerpt(text.split('\n')[line - 1] ?? '', column - 1);
  const place = `\n${shown}\n${' '.repeat(caret)}^\nERROR at Row:${line}:Column:${column}\n`;
  return apiError(400, errorCode, place + message);
}

/** The words of a line around a place, and where the place stands in them. */
function excerpt(line: string, place: number): { readonly shown: string; readonly caret: number } {
  let start = Math.max(0, place - SHOWN);
  let end = Math.min(line.length, place + SHOWN);
  if (start > 0) {
    while (start < place && !isGap(line[start - 1]!)) start++;
    while (start < place && isGap(line[start]!)) start++;
  }
  if (end < line.length) {
    while (end > place && !isGap(line[end]!)) end--;
    while (end > place && isGap(line[end - 1]!)) end--;
  }
  return { shown: line.slice(start, end), caret: place - start };
}

function isGap(character: string): boolean {
  return character === ' ' || character === ',';
}
