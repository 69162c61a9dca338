import { apiError, type ApiError } from './api-error.ts';
import { mediaType, type HttpRequest } from './http-request.ts';
import { jsonProblem } from './json-problem.ts';

/**
 * The JSON object of a request.
 * @throws ApiError 415 for another content type, 400 JSON_PARSER_ERROR for anything else than one object
 * @remarks Texts as public clients quote them: `The HTTP entity body is required, but this request has no entity body.`
 */
export function parseJsonObject(request: HttpRequest): Readonly<Record<string, unknown>> {
  const type = mediaType(request);
  if (type !== 'application/json') {
    throw apiError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content type ${type ?? '(none)'} is not supported: send application/json.`
    );
  }
  const value = parse(textOf(request.body));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw parserError(
    `Can not deserialize SObject out of ${jsonToken(value)} token at [line:1, column:1]`
  );
}

function textOf(body: Buffer): string {
  if (body.length === 0)
    throw parserError('The HTTP entity body is required, but this request has no entity body.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw parserError('The request body is not in UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw parserError(jsonProblem(text) ?? 'The request body is no JSON.');
  }
}

/** What the platform's parser calls a value. */
export function jsonToken(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  if (value === null) return 'VALUE_NULL';
  return typeof value === 'string' ? 'VALUE_STRING' : 'START_OBJECT';
}

function parserError(message: string): ApiError {
  return apiError(400, 'JSON_PARSER_ERROR', message);
}
