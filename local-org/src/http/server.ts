import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, apiError } from './api-error.ts';
import { readRequest, type HttpRequest } from './http-request.ts';
import { errorResponse, type HttpResponse } from './http-response.ts';

/** Answers a request, or takes the response over (a stream) and answers null. */
export type RequestHandler = (
  request: HttpRequest,
  response: ServerResponse
) => HttpResponse | null | Promise<HttpResponse | null>;

/** What becomes of an error that is none of the client's. */
export type FaultReporter = (error: unknown) => void;

/** A server on the loopback address only. @throws Error with code EADDRINUSE when the port is taken. */
export async function listenOnLoopback(
  port: number,
  handle: RequestHandler,
  report: FaultReporter
): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 5_000 }, (message, response) => {
    void readRequest(message)
      .then((request) => handle(requireLoopbackHost(request), response))
      .catch((error: unknown) => errorAnswer(error, report))
      .then((answer) => {
        if (answer !== null) send(response, answer);
      });
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

/** Pages of other hosts must not reach the local org through a name that points here. */
function requireLoopbackHost(request: HttpRequest): HttpRequest {
  const host = request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? '';
  const name = host.replace(/:\d+$/, '');
  if (name !== '127.0.0.1' && name !== 'localhost') {
    throw apiError(
      421,
      'MISDIRECTED_REQUEST',
      'The local org answers to 127.0.0.1 and localhost only.'
    );
  }
  return request;
}

function errorAnswer(error: unknown, report: FaultReporter): HttpResponse {
  if (error instanceof ApiError) return errorResponse(error);
  report(error);
  const message = error instanceof Error ? error.message : String(error);
  const code =
    error instanceof Error && error.name === 'UnsupportedError'
      ? 'LOCAL_ORG_UNSUPPORTED'
      : 'LOCAL_ORG_FAULT';
  return errorResponse(apiError(code === 'LOCAL_ORG_UNSUPPORTED' ? 501 : 500, code, message));
}

function send(response: ServerResponse, answer: HttpResponse): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : answer.body;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  if (answer.status !== 204) response.setHeader('Content-Length', body.length);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
