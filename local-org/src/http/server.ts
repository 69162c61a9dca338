import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, apiError } from './api-error.ts';
import { readRequest, type HttpRequest } from './http-request.ts';
import { errorResponse, type HttpResponse } from './http-response.ts';
import { RefusedAnswer } from './refused-answer.ts';

/** Answers a request, or takes the response over (a stream) and answers null. */
export type RequestHandler = (
  request: HttpRequest,
  response: ServerResponse
) => HttpResponse | null | Promise<HttpResponse | null>;

/** What becomes of an error that is none of the client's. */
export type FaultReporter = (error: unknown) => void;

/** Says to browsers that no other site may use an answer, not even without reading it. */
const DEFENCES = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin'
} as const;

/** Longer than the process is ever busy: a connection that ends while its client waits for a deployment looks like a fault. */
const KEEP_ALIVE_MS = 120_000;

/** A server on the loopback address only. @throws Error with code EADDRINUSE when the port is taken. */
export async function listenOnLoopback(
  port: number,
  handle: RequestHandler,
  report: FaultReporter
): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    void answer(message, response, handle, report);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** `http://127.0.0.1:8040` of a listening server. */
export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Never throws: whatever goes wrong becomes an answer, or the end of the connection. */
async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  handle: RequestHandler,
  report: FaultReporter
): Promise<void> {
  for (const [name, value] of Object.entries(DEFENCES)) response.setHeader(name, value);
  try {
    requireLoopbackHost(message);
    const found = await handle(await readRequest(message), response);
    if (found !== null) send(response, found);
  } catch (error) {
    const isAborted = message.destroyed && !message.complete;
    if (isAborted) return;
    if (response.headersSent) {
      report(error);
      response.destroy();
    } else send(response, errorAnswer(error, report));
  }
}

/** Pages of other hosts must not reach the local org through a name that points here (DNS rebinding). */
function requireLoopbackHost(message: IncomingMessage): void {
  const name = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (name === '127.0.0.1' || name === 'localhost') return;
  throw apiError(403, 'FORBIDDEN', 'The local org answers to 127.0.0.1 and localhost only.');
}

function errorAnswer(error: unknown, report: FaultReporter): HttpResponse {
  if (error instanceof ApiError) return errorResponse(error);
  if (error instanceof RefusedAnswer) return error.response;
  report(error);
  const message = error instanceof Error ? error.message : String(error);
  const isUnsupported = error instanceof Error && error.name === 'UnsupportedError';
  return isUnsupported
    ? errorResponse(apiError(501, 'LOCAL_ORG_UNSUPPORTED', message))
    : errorResponse(apiError(500, 'LOCAL_ORG_FAULT', message));
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  if (status !== 204) response.setHeader('Content-Length', bytes.length);
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
