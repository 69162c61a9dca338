import { createHmac } from 'node:crypto';
import type { RunningUser } from '../../runtime/transaction.ts';
import { header, mediaType, type HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import { SESSION_MILLISECONDS, type SessionStore } from '../sessions.ts';
import { sameText, type OAuthClient } from './client-credentials.ts';
import type { Grants } from './grants.ts';
import { readAssertion } from './jwt-bearer.ts';
import type { OAuthClients } from './oauth-clients.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import type { RegisteredClient } from './registered-client.ts';
import { scopesWithoutRefresh } from './scopes.ts';

export interface TokenEndpointParts {
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly now: () => number;
  readonly grants: Grants;
  readonly clients: OAuthClients;
}

type Answer = (form: URLSearchParams, request: HttpRequest, parts: TokenEndpointParts) => unknown;

/** By `grant_type`. @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flows.htm */
const GRANTS: Readonly<Record<string, Answer>> = {
  client_credentials: byClientCredentials,
  authorization_code: byCode,
  refresh_token: byRefreshToken,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': byAssertion
};

/** `POST /services/oauth2/token` */
export function answerToken(request: HttpRequest, parts: TokenEndpointParts): HttpResponse {
  try {
    return json(200, grant(request, parts), { 'Cache-Control': 'no-cache, no-store' });
  } catch (error) {
    if (error instanceof OAuthRefusal)
      return json(400, { error: error.code, error_description: error.message });
    throw error;
  }
}

function grant(request: HttpRequest, parts: TokenEndpointParts): unknown {
  if (request.method !== 'POST') throw new OAuthRefusal('invalid_request', 'must use HTTP POST');
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    const description = 'content type must be application/x-www-form-urlencoded';
    throw new OAuthRefusal('invalid_request', description);
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  const type = form.get('grant_type');
  if (type === null)
    throw new OAuthRefusal('invalid_request', 'missing required parameter: grant_type');
  const answer = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (answer === undefined)
    throw new OAuthRefusal('unsupported_grant_type', 'grant type not supported');
  return answer(form, request, parts);
}

/** @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm */
function byClientCredentials(
  form: URLSearchParams,
  request: HttpRequest,
  parts: TokenEndpointParts
): unknown {
  const [id, secret] = clientOf(request, form);
  const { client: own, clients } = parts;
  if (id !== null && sameText(id, own.id)) {
    if (secret === null || !sameText(secret, own.secret)) throw wrongSecret();
    return token(parts, { userId: own.runAsUserId, scopes: ['api'] });
  }
  const client = requireClient(form, request, parts, true);
  const { hasClientCredentialsFlow, runAs } = client.settings;
  if (!hasClientCredentialsFlow)
    throw new OAuthRefusal('invalid_grant', 'client credentials flow not enabled');
  const user = runAs === null ? null : clients.userByName(runAs);
  if (user === null) throw new OAuthRefusal('invalid_grant', 'no client credentials user enabled');
  clients.access.requireApproved(client, user);
  clients.access.requireAddress(client, user, request.remoteAddress);
  return token(parts, { userId: user.id, scopes: scopesWithoutRefresh(client) }, client);
}

function byCode(form: URLSearchParams, request: HttpRequest, parts: TokenEndpointParts): unknown {
  const client = requireClient(form, request, parts);
  const granted = parts.grants.takeCode(
    form.get('code') ?? '',
    client.id,
    form.get('redirect_uri') ?? '',
    form.get('code_verifier')
  );
  if (granted === 'expired') throw new OAuthRefusal('invalid_grant', 'expired authorization code');
  if (granted === 'wrong verifier')
    throw new OAuthRefusal('invalid_grant', 'invalid code verifier');
  requireUser(granted.userId, client, request, parts);
  if (!granted.scopes.includes('refresh_token')) return token(parts, granted, client);
  const { token: refresh, ended } = parts.grants.openRefreshToken(granted);
  if (ended !== null) parts.sessions.closeGrant(ended);
  return { ...token(parts, granted, client), refresh_token: refresh };
}

function byRefreshToken(
  form: URLSearchParams,
  request: HttpRequest,
  parts: TokenEndpointParts
): unknown {
  const client = requireClient(form, request, parts);
  const { grants, sessions } = parts;
  const shown = form.get('refresh_token') ?? '';
  const granted = grants.refresh(shown, client.id, client.settings.refresh);
  if (granted === null) {
    const ended = grants.endReused(shown);
    if (ended !== null) sessions.closeGrant(ended);
    throw new OAuthRefusal('invalid_grant', 'expired access/refresh token');
  }
  requireUser(granted.userId, client, request, parts, true);
  const answer = token(parts, granted, client);
  return client.settings.isRotating ? { ...answer, refresh_token: grants.rotate(shown) } : answer;
}

function byAssertion(
  form: URLSearchParams,
  request: HttpRequest,
  parts: TokenEndpointParts
): unknown {
  const { clients, grants } = parts;
  const jwt = clients.jwtParts((clientId, userId) => grants.has(clientId, userId));
  const { client, user } = readAssertion(form.get('assertion'), jwt);
  clients.access.requireEnabled(client);
  clients.access.requireAddress(client, user, request.remoteAddress);
  return token(parts, { userId: user.id, scopes: scopesWithoutRefresh(client) }, client);
}

/** The user of a grant still has to be one whom the client may act for. */
function requireUser(
  id: string,
  client: RegisteredClient,
  { remoteAddress }: HttpRequest,
  { clients }: TokenEndpointParts,
  isRefresh = false
): RunningUser {
  const user = clients.userById(id);
  if (user === null) throw new OAuthRefusal('inactive_user', 'user is inactive');
  clients.access.requireApproved(client, user);
  clients.access.requireAddress(client, user, remoteAddress, isRefresh);
  return user;
}

/** A client with a secret must show it, where its settings ask for it; what it shows must be right. */
function requireClient(
  form: URLSearchParams,
  request: HttpRequest,
  { clients }: TokenEndpointParts,
  always = false
): RegisteredClient {
  const [id, secret] = clientOf(request, form);
  const client = clients.find(id ?? '');
  if (client === null) throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
  const { needsSecret, needsSecretToRefresh } = client.settings;
  const isRefresh = form.get('grant_type') === 'refresh_token';
  const isNeeded = always || (isRefresh ? needsSecretToRefresh : needsSecret);
  const isRight =
    client.secret === null || (secret === null ? !isNeeded : sameText(secret, client.secret));
  if (!isRight) throw wrongSecret();
  clients.access.requireEnabled(client);
  return client;
}

const wrongSecret = (): OAuthRefusal =>
  new OAuthRefusal('invalid_client', 'invalid client credentials');

/** What a token is for. */
interface TokenGrant {
  readonly id?: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

function token(
  parts: TokenEndpointParts,
  { id, userId, scopes }: TokenGrant,
  client: RegisteredClient | null = null
): Record<string, string> {
  const minutes = client?.settings.sessionMinutes ?? null;
  const { token: access } = parts.sessions.open(userId, {
    milliseconds: minutes === null ? SESSION_MILLISECONDS : minutes * 60_000,
    scopes,
    grantId: id ?? null
  });
  const identity = `${parts.baseUrl}/id/${parts.organizationId}/${userId}`;
  const issuedAt = String(parts.now());
  const signature = createHmac('sha256', client?.secret ?? parts.client.secret)
    .update(identity + issuedAt)
    .digest('base64');
  return {
    access_token: access,
    signature,
    scope: scopes.join(' '),
    instance_url: parts.baseUrl,
    id: identity,
    token_type: 'Bearer',
    issued_at: issuedAt,
    api_instance_url: parts.baseUrl
  };
}

/** Id and secret from the form, or from Basic authentication. */
function clientOf(
  request: HttpRequest,
  form: URLSearchParams
): readonly [string | null, string | null] {
  const basic = header(request, 'authorization')?.match(/^Basic\s+(.+)$/i)?.[1];
  if (basic === undefined) return [form.get('client_id'), form.get('client_secret')];
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? [text, null] : [text.slice(0, colon), text.slice(colon + 1)];
}
