import { ApiError } from './api-error.ts';

/** An answer, whole; streams are the event stream's own affair. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | string;
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {}
): HttpResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value)
  };
}

export function html(
  status: number,
  text: string,
  headers: HttpResponse['headers'] = {}
): HttpResponse {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: text
  };
}

export function empty(status: number, headers: HttpResponse['headers'] = {}): HttpResponse {
  return { status, headers, body: '' };
}

export function redirect(location: string, headers: HttpResponse['headers'] = {}): HttpResponse {
  return empty(302, { Location: location, ...headers });
}

export function errorResponse(error: ApiError): HttpResponse {
  return json(error.status, error.entries);
}
