import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
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

/** A package of 39 MB, and as base64. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
const MAXIMUM_PACKAGE_BYTES = 54_000_000;

function maximumBytes(path: string): number {
  const takesPackages = /^\/+services\/(Soap\/m\/|data\/v[^/]+\/metadata\/)/.test(path);
  return takesPackages ? MAXIMUM_PACKAGE_BYTES : MAXIMUM_BODY_BYTES;
}

/** @throws ApiError 413 for a body above the platform's limit, 414 for an address above 16,384 characters. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const target = message.url ?? '/';
  if (target.length > 16_384) throw apiError(414, 'URI_TOO_LONG', 'The URI is too long.');
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)),
    headers: headerPairs(message.rawHeaders),
    body: await readBody(message, maximumBytes(path)),
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

async function readBody(message: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= most) chunks.push(chunk);
  }
  if (bytes > most) throw tooLarge(most);
  const body = Buffer.concat(chunks);
  return message.headers['content-encoding'] === 'gzip' ? unzipped(body, most) : body;
}

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_compression.htm */
function unzipped(body: Buffer, most: number): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(most);
    throw apiError(400, 'INVALID_REQUEST', 'The request body is not in the gzip format.');
  }
}

function tooLarge(most: number): Error {
  const message = `The request body is larger than ${most} bytes.`;
  return apiError(413, 'REQUEST_ENTITY_TOO_LARGE', message);
}
