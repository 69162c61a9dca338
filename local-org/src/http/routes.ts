import type { ServerResponse } from 'node:http';
import type { RunningUser, Transaction } from '../runtime/transaction.ts';
import { answerApexRest, APEX_REST_BASE } from './apexrest/dispatch.ts';
import type { RestEndpoint } from './apexrest/rest-endpoints.ts';
import { answerActions } from './actions/actions-endpoint.ts';
import { answerAura } from './aura/aura-endpoint.ts';
import { apiError, invalidSession, notFound } from './api-error.ts';
import { apiUser, browserUser, isFromOwnPage } from './authentication.ts';
import { answerData, answerVersions, isVersion } from './data/data-endpoints.ts';
import { QueryCursors } from './data/query-cursors.ts';
import type { EventStreams } from './event-stream.ts';
import type { HttpRequest } from './http-request.ts';
import { json, type HttpResponse } from './http-response.ts';
import { answerToken, type TokenEndpointParts } from './oauth/token-endpoint.ts';
import type { ServedOrg } from './served-org.ts';
import type { RequestHandler } from './server.ts';
import { answerSite, siteVisit } from './site.ts';
import { Turns } from './turns.ts';

export interface ServerParts {
  readonly org: ServedOrg;
  readonly endpoints: readonly RestEndpoint[];
  readonly oauth: TokenEndpointParts;
  readonly streams: EventStreams;
  /** Answers everything that is no service: pages, assets, log-in. */
  readonly pages: RequestHandler;
}

/** Sends each request to the part of the local org that answers it. What runs Apex or SQL waits for its turn. */
export function createRequestHandler(parts: ServerParts): RequestHandler {
  const turns = new Turns();
  const cursors = new QueryCursors(parts.oauth.now);
  return async (request, response) => {
    const { path } = request;
    if (path === '/event-stream') return openStream(parts, request, response);
    if (path.startsWith('/services/')) {
      await turns.next();
      return answerService(parts, request, cursors);
    }
    const visit = siteVisit(parts.org, request);
    if (visit !== null) {
      await turns.next();
      return answerSite(parts.org, parts.endpoints, visit);
    }
    if (path === '/aura/apex') {
      await turns.next();
      return answerComponent(parts, request);
    }
    return await parts.pages(request, response);
  };
}

function answerService(
  parts: ServerParts,
  request: HttpRequest,
  cursors: QueryCursors
): HttpResponse {
  const { path } = request;
  const { sessions } = parts.oauth;
  if (path === '/services/oauth2/token') return answerToken(request, parts.oauth);
  if (path === '/services/data' || path === '/services/data/') return answerVersions(request);
  const user = apiUser(request, sessions, parts.org);
  requireWellFormed(path);
  if (path === '/services/oauth2/userinfo') return userInfo(parts, user);
  if (path.startsWith(`${APEX_REST_BASE}/`))
    return answerApexRest(parts.org, parts.endpoints, user, request);
  const [, version, address = ''] = /^\/services\/data\/v([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  if (version === undefined) throw notFound();
  const segments = address.split('/').map(decodeURIComponent);
  if (segments[0] === 'actions' && isVersion(version))
    return answerActions(parts.org, user, { request, version, parts: segments.slice(1) });
  return parts.org.run(user, ({ tx }: { readonly tx: Transaction }) =>
    answerData(tx, { request, version, parts: segments, cursors })
  );
}

/** A percent sign that starts no code is a mistake of the client. */
function requireWellFormed(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw apiError(
      400,
      'MALFORMED_URL',
      'The URL has a percent sign that starts no character code.'
    );
  }
}

function userInfo(parts: ServerParts, user: RunningUser): HttpResponse {
  const { baseUrl, organizationId } = parts.oauth;
  return json(200, {
    sub: `${baseUrl}/id/${organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: organizationId,
    preferred_username: user.username,
    nickname: user.username.split('@', 1)[0],
    name: user.name,
    email: user.username,
    zoneinfo: user.timeZone,
    locale: user.locale,
    language: user.language,
    active: true
  });
}

function answerComponent(parts: ServerParts, request: HttpRequest): HttpResponse {
  const user = browserUser(request, parts.oauth.sessions, parts.org);
  if (user === null || !isFromOwnPage(request, parts.oauth.baseUrl)) throw invalidSession();
  if (request.method !== 'POST') throw notFound();
  return answerAura(parts.org, user, request);
}

/** `/event-stream?channel=…&channel=…&after=`: channels of platform events need the right to read the event. */
function openStream(parts: ServerParts, request: HttpRequest, response: ServerResponse): null {
  const user = browserUser(request, parts.oauth.sessions, parts.org);
  if (user === null) throw invalidSession();
  const channels = new Set(request.query.getAll('channel'));
  for (const channel of channels) {
    if (mayHear(user, channel)) continue;
    const message = `The channel you requested to subscribe to does not exist {${channel}}`;
    throw apiError(403, 'FORBIDDEN', message);
  }
  parts.streams.open(channels, messageNumber(request.query.get('after')), response);
  return null;
}

function mayHear(user: RunningUser, channel: string): boolean {
  const event = /^\/event\/(\w+__e)$/.exec(channel)?.[1];
  return event === undefined ? channel === '/local-org/rebuilt' : user.permissions.canRead(event);
}

function messageNumber(text: string | null): number | null {
  return text === null || !/^\d+$/.test(text) ? null : Number(text);
}
