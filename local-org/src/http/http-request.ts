import type { IncomingMessage } from 'node:http';
import { apiError } from './api-error.ts';

/** One HTTP request, read whole. Header names are kept as sent, besides the look-up that ignores case. */
export interface HttpRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Pairs in the order sent. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly remoteAddress: string;
}

/** @remarks Synchronous request limit: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
export const MAXIMUM_BODY_BYTES = 6_000_000;

/** @throws ApiError 413 for a body above the platform's limit, 414 for an address above 16,384 characters. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const target = message.url ?? '/';
  if (target.length > 16_384) throw apiError(414, 'URI_TOO_LONG', 'The URI is too long.');
  const mark = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)),
    headers: headerPairs(message.rawHeaders),
    body: await readBody(message),
    remoteAddress: message.socket.remoteAddress ?? '127.0.0.1'
  };
}

/** The first header of that name in any letter case, or null. */
export function header(request: HttpRequest, name: string): string | null {
  const wanted = name.toLowerCase();
  return request.headers.find(([key]) => key.toLowerCase() === wanted)?.[1] ?? null;
}

/** `application/json` of `application/json; charset=utf-8`, lower case; null without the header. */
export function mediaType(request: HttpRequest): string | null {
  return header(request, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? null;
}

/** Cookie value by name, or null. */
export function cookie(request: HttpRequest, name: string): string | null {
  for (const part of (header(request, 'cookie') ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals !== -1 && part.slice(0, equals).trim() === name)
      return part.slice(equals + 1).trim();
  }
  return null;
}

function headerPairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    pairs.push([raw[index]!, raw[index + 1]!]);
  return pairs;
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAXIMUM_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MAXIMUM_BODY_BYTES) {
    throw apiError(
      413,
      'REQUEST_ENTITY_TOO_LARGE',
      `The request body is larger than ${MAXIMUM_BODY_BYTES} bytes.`
    );
  }
  return Buffer.concat(chunks);
}
