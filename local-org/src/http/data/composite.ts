import { apiError, ApiError, methodNotAllowed } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { errorResponse, json, type HttpResponse } from '../http-response.ts';
import { parseJsonObject } from '../json-body.ts';
import { RefusedAnswer } from '../refused-answer.ts';

/** Subrequests in one request. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm */
const MOST_REQUESTS = 25;

interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
}

/** Answers a request of the composite, in the transaction that is open or in one of its own. */
export type AnswerPart = (request: HttpRequest) => HttpResponse;

const HALTED = {
  errorCode: 'PROCESSING_HALTED',
  message: 'The transaction was rolled back since another operation in the same transaction failed.'
} as const;

/** Whether all is to be taken back where one part fails. */
export function isAllOrNone(request: HttpRequest): boolean {
  return parseJsonObject(request)['allOrNone'] === true;
}

/**
 * `POST /services/data/vXX.0/composite`: requests one after the other; a later one may use `@{reference.field}` of an earlier one.
 * @param answerPart with `allOrNone` all in one transaction, which a failure ends
 */
export function answerComposite(request: HttpRequest, answerPart: AnswerPart): HttpResponse {
  if (request.method !== 'POST') throw methodNotAllowed(request.method, ['POST']);
  const body = parseJsonObject(request);
  const allOrNone = body['allOrNone'] === true;
  const parts = readParts(body['compositeRequest']);
  const answers = new Map<string, HttpResponse>();
  for (const part of parts) {
    const answer = attempt(() => answerPart(requestOf(request, part, answers)));
    answers.set(part.referenceId, answer);
    if (allOrNone && answer.status >= 400) throw rolledBack(parts, part, answer);
  }
  return json(200, {
    compositeResponse: parts.map((part) => shown(part, answers.get(part.referenceId)!))
  });
}

function readParts(value: unknown): readonly Subrequest[] {
  if (!Array.isArray(value) || value.length === 0)
    throw apiError(400, 'JSON_PARSER_ERROR', 'compositeRequest is missing');
  if (value.length > MOST_REQUESTS) {
    const message = `Cannot submit more than ${MOST_REQUESTS} subrequests`;
    throw apiError(400, 'LIMIT_EXCEEDED', message);
  }
  const parts = value as Subrequest[];
  for (const { method, url, referenceId } of parts) {
    const isWhole = [method, url, referenceId].every((text) => typeof text === 'string');
    if (!isWhole)
      throw apiError(400, 'INVALID_INPUT', 'A subrequest needs method, url and referenceId');
  }
  return parts;
}

function attempt(answer: () => HttpResponse): HttpResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof ApiError) return errorResponse(error);
    if (error instanceof RefusedAnswer) return error.response;
    throw error;
  }
}

function requestOf(
  whole: HttpRequest,
  { method, url, body }: Subrequest,
  answers: ReadonlyMap<string, HttpResponse>
): HttpRequest {
  const target = new URL(filled(url, answers), 'http://localhost');
  const text = body === undefined ? '' : filled(JSON.stringify(body), answers);
  const headers = whole.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  return {
    ...whole,
    method: method.toUpperCase(),
    path: target.pathname,
    query: target.searchParams,
    headers: [...headers, ['Content-Type', 'application/json']],
    body: Buffer.from(text)
  };
}

/** Text with every `@{reference.field}` replaced. @throws ApiError for a reference to nothing */
function filled(text: string, answers: ReadonlyMap<string, HttpResponse>): string {
  return text.replaceAll(/@\{(\w+)\.([^}]+)\}/g, (_all, reference: string, path: string) => {
    const answer = answers.get(reference);
    let value: unknown = answer === undefined ? null : parsed(answer);
    for (const [, name, index] of path.matchAll(/(\w+)|\[(\d+)\]/g)) {
      value = (value as Readonly<Record<string, unknown>> | null)?.[name ?? index!] ?? null;
    }
    if (value !== null && answer!.status < 400)
      return typeof value === 'string' ? value : JSON.stringify(value);
    const message = `Invalid reference specified. No value for ${reference}.${path} found in ${reference}`;
    throw apiError(400, 'PROCESSING_HALTED', message);
  });
}

function parsed({ body }: HttpResponse): unknown {
  const text = body.toString();
  return text === '' ? null : JSON.parse(text);
}

function shown({ referenceId }: Subrequest, answer: HttpResponse): Record<string, unknown> {
  return {
    body: parsed(answer),
    httpHeaders: {},
    httpStatusCode: answer.status,
    referenceId
  };
}

function rolledBack(
  parts: readonly Subrequest[],
  failed: Subrequest,
  answer: HttpResponse
): RefusedAnswer {
  const halted = json(400, [HALTED]);
  const compositeResponse = parts.map((part) => shown(part, part === failed ? answer : halted));
  return new RefusedAnswer(json(200, { compositeResponse }));
}
