import { validateHeaderName, validateHeaderValue } from 'node:http';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import {
  RestRequestValue,
  RestResponseValue,
  restResponse,
  setRestContext
} from '../../runtime/system/rest-context.ts';
import { ApexBlob } from '../../runtime/values/blob.ts';
import { apiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';

/** Headers that stay with the platform. */
const HIDDEN_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'connection',
  'transfer-encoding'
]);

/** Headers of a response that Apex does not decide. */
const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'set-cookie',
  'transfer-encoding'
]);

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restresponse.htm, `statusCode` */
const ALLOWED_STATUS_CODES: ReadonlySet<number> = new Set([
  200, 201, 202, 204, 206, 300, 301, 302, 304, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413,
  414, 415, 417, 500, 503
]);

/** Lays request and response where `RestContext` finds them. `path`: what follows `/services/apexrest`. */
export function openRestContext(
  tx: Transaction,
  request: HttpRequest,
  path: string,
  resourcePath: string
): void {
  const value = new RestRequestValue(tx);
  value.httpMethod = request.method;
  value.remoteAddress = request.remoteAddress;
  value.requestBody = new ApexBlob(request.body);
  value.requestURI = path;
  value.resourcePath = resourcePath;
  for (const [name, text] of request.headers) {
    if (!HIDDEN_HEADERS.has(name.toLowerCase())) value.headers.put(tx, name, text);
  }
  for (const [name, text] of request.query) value.params.put(tx, name, text);
  setRestContext(tx, value, new RestResponseValue(tx));
}

/** What Apex wrote into `RestContext.response`. @throws ApiError 500 for a status code the platform does not send. */
export function readRestResponse(tx: Transaction): HttpResponse {
  const response = restResponse(tx);
  const status = response?.statusCode ?? 200;
  if (!ALLOWED_STATUS_CODES.has(status)) {
    throw apiError(500, 'APEX_ERROR', `Invalid status code for HTTP response: ${status}`);
  }
  const headers: Record<string, string> = {};
  for (const [name, text] of response?.headers.entries() ?? [])
    addHeader(headers, String(name), String(text));
  return { status, headers, body: Buffer.from(response?.responseBody?.bytes ?? []) };
}

/** Headers that the platform keeps to itself, or that nobody may send, are refused by name rather than left out. */
function addHeader(headers: Record<string, string>, name: string, text: string): void {
  if (RESERVED_HEADERS.has(name.toLowerCase())) throw unsupportedHeader(name);
  try {
    validateHeaderName(name);
    validateHeaderValue(name, text);
  } catch {
    throw unsupportedHeader(name);
  }
  headers[name] = text;
}

function unsupportedHeader(name: string): UnsupportedError {
  return new UnsupportedError(`The response header ${JSON.stringify(name)} with this value`);
}
