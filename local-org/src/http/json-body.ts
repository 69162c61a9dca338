import { apiError } from './api-error.ts';
import { mediaType, type HttpRequest } from './http-request.ts';

/** The JSON object of a request. @throws ApiError 415 for another content type, 400 JSON_PARSER_ERROR for anything else than one object. */
export function parseJsonObject(request: HttpRequest): Readonly<Record<string, unknown>> {
  const type = mediaType(request);
  if (type !== 'application/json') {
    throw apiError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content type ${type ?? '(none)'} is not supported: send application/json.`
    );
  }
  const value = parse(request.body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw apiError(400, 'JSON_PARSER_ERROR', 'The request body is not a JSON object.');
  }
  return value as Readonly<Record<string, unknown>>;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw apiError(
      400,
      'JSON_PARSER_ERROR',
      error instanceof Error ? error.message : String(error)
    );
  }
}
