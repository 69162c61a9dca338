import type { ServerResponse } from 'node:http';
import { UnsupportedError } from '../diagnostics/errors.ts';
import type { RunningUser, Transaction } from '../runtime/transaction.ts';
import { answerApexRest, APEX_REST_BASE } from './apexrest/dispatch.ts';
import type { RestEndpoint } from './apexrest/rest-endpoints.ts';
import { answerActions } from './actions/actions-endpoint.ts';
import { answerAura } from './aura/aura-endpoint.ts';
import { apiError, invalidSession, methodNotAllowed, notFound } from './api-error.ts';
import { apiUser, browserUser, isFromOwnPage } from './authentication.ts';
import { answerData, answerVersions, isVersion } from './data/data-endpoints.ts';
import { answerComposite, isAllOrNone } from './data/composite.ts';
import { QueryCursors } from './data/query-cursors.ts';
import type { Development } from './development.ts';
import type { EventStreams } from './event-stream.ts';
import type { HttpRequest } from './http-request.ts';
import { json, type HttpResponse } from './http-response.ts';
import { answerAuthorize, type AuthorizeParts } from './oauth/authorize-endpoint.ts';
import { identityJson, userInfoJson } from './oauth/identity.ts';
import { answerRestDeploy } from './metadata/rest-deploy.ts';
import { answerRevoke } from './oauth/revoke-endpoint.ts';
import { answerSetupPage } from './oauth/setup-page.ts';
import { answerToken, type TokenEndpointParts } from './oauth/token-endpoint.ts';
import type { RequestAllowance } from './request-allowance.ts';
import type { ServedOrg } from './served-org.ts';
import type { RequestHandler } from './server.ts';
import { answerSite, siteVisit } from './site.ts';
import { answerSoap } from './soap/soap-endpoints.ts';
import { answerTooling, type ToolingRequest } from './tooling/tooling-endpoints.ts';
import type { Turns } from './turns.ts';

export interface ServerParts {
  readonly org: ServedOrg;
  /** Apex REST classes as deployed now. */
  readonly endpoints: () => readonly RestEndpoint[];
  /** Deployments and test runs; null where the org has no deployed source. */
  readonly development: Development | null;
  /** Shared with everything else that keeps the process busy. */
  readonly turns: Turns;
  readonly allowance: RequestAllowance;
  readonly oauth: TokenEndpointParts;
  readonly streams: EventStreams;
  /** Answers everything that is no service: pages, assets, log-in. */
  readonly pages: RequestHandler;
}

/** Sends each request to the part of the local org that answers it. What runs Apex or SQL waits for its turn. */
export function createRequestHandler(parts: ServerParts): RequestHandler {
  const { turns } = parts;
  const cursors = new QueryCursors(parts.oauth.now);
  return async (sent, response) => {
    // Clients join an address that ends in a slash to a path that starts with one.
    const path = sent.path.replace(/^\/+(?=services\/)/, '/');
    const request = { ...sent, path };
    if (path === '/event-stream') return openStream(parts, request, response);
    if (path.startsWith('/services/')) {
      await turns.next();
      return answerService(parts, request, cursors);
    }
    if (/^\/id\/00D\w+\/005\w+$/.test(path)) return identity(parts, request);
    const visit = siteVisit(parts.org, request);
    if (visit !== null) {
      await turns.next();
      return answerSite(parts.org, parts.endpoints(), visit);
    }
    if (path === '/aura/apex') {
      await turns.next();
      return answerComponent(parts, request);
    }
    return (
      answerSetupPage(parts.org, request, parts.oauth) ?? (await parts.pages(request, response))
    );
  };
}

function answerService(
  parts: ServerParts,
  request: HttpRequest,
  cursors: QueryCursors
): HttpResponse {
  const { path } = request;
  const { sessions } = parts.oauth;
  if (path.startsWith('/services/Soap/')) return answerSoap(parts, request);
  if (path === '/services/oauth2/token') return answerToken(request, parts.oauth);
  if (path === '/services/oauth2/authorize') return answerAuthorize(request, authorizeParts(parts));
  if (path === '/services/oauth2/revoke') return answerRevoke(request, parts.oauth);
  if (path === '/services/data' || path === '/services/data/') return answerVersions(request);
  const user = apiUser(request, sessions, parts.org);
  requireWellFormed(path);
  if (path === '/services/oauth2/userinfo') return userInfo(parts, user);
  parts.allowance.take();
  const answer = path.startsWith(`${APEX_REST_BASE}/`)
    ? answerApexRest(parts.org, parts.endpoints(), user, request)
    : answerVersioned(parts, user, request, cursors);
  return { ...answer, headers: { ...answer.headers, ...parts.allowance.header } };
}

/** What lies below `/services/data/vXX.0`. */
function answerVersioned(
  parts: ServerParts,
  user: RunningUser,
  request: HttpRequest,
  cursors: QueryCursors
): HttpResponse {
  const { version, segments } = addressOf(request);
  if (!isVersion(version)) throw notFound();
  if (segments[0] === 'limits' && segments.length === 1) return limits(parts, request);
  if (segments[0] === 'actions')
    return answerActions(parts.org, user, { request, version, parts: segments.slice(1) });
  if (DEVELOPERS.has(segments[0]!))
    return answerDeveloper(parts, { request, user, version, parts: segments });
  if (segments[0] === 'composite' && (segments[1] ?? '') === '' && isAllOrNone(request)) {
    return parts.org.run(user, ({ tx }: { readonly tx: Transaction }) =>
      answerComposite(request, (part) => answerIn(tx, part, cursors))
    );
  }
  if (segments[0] === 'composite' && (segments[1] ?? '') === '')
    return answerComposite(request, (part) => answerVersioned(parts, user, part, cursors));
  return parts.org.run(user, ({ tx }: { readonly tx: Transaction }) =>
    answerIn(tx, request, cursors)
  );
}

function answerIn(tx: Transaction, request: HttpRequest, cursors: QueryCursors): HttpResponse {
  const { version, segments } = addressOf(request);
  return answerData(tx, { request, version, parts: segments, cursors });
}

/** @throws ApiError 404 for what is no versioned address */
function addressOf({ path }: HttpRequest): {
  readonly version: string;
  readonly segments: readonly string[];
} {
  const [, version, address = ''] = /^\/services\/data\/v([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  if (version === undefined) throw notFound();
  return { version, segments: address.split('/').map(decodeURIComponent) };
}

function limits({ allowance }: ServerParts, { method }: HttpRequest): HttpResponse {
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(method, ['GET', 'HEAD']);
  return json(200, allowance.limits);
}

/** Resources of developers' clients: they look after transactions themselves. */
const DEVELOPERS: ReadonlySet<string> = new Set(['tooling', 'metadata']);

function answerDeveloper({ development }: ServerParts, tooling: ToolingRequest): HttpResponse {
  const [resource, ...rest] = tooling.parts;
  if (development === null) throw new UnsupportedError(`The REST resource ${resource}`);
  return resource === 'tooling'
    ? answerTooling(development, { ...tooling, parts: rest })
    : answerRestDeploy(development, tooling.user, tooling.request, rest);
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
  return json(200, userInfoJson(user, baseUrl, organizationId));
}

/** `/id/{organisation}/{user}`: users see themselves only. */
function identity(parts: ServerParts, request: HttpRequest): HttpResponse {
  const { baseUrl, organizationId, sessions } = parts.oauth;
  const user = apiUser(request, sessions, parts.org);
  if (!request.path.endsWith(`/${organizationId}/${user.id}`)) throw notFound();
  return json(200, identityJson(user, baseUrl, organizationId));
}

function authorizeParts(parts: ServerParts): AuthorizeParts {
  const { clients, grants, baseUrl } = parts.oauth;
  return {
    client: (id) => clients.find(id),
    access: clients.access,
    grants,
    baseUrl,
    users: () => parts.org.users(),
    byId: (id) => parts.org.byId(id)
  };
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
