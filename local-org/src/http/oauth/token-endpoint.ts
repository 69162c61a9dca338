import { createHmac } from 'node:crypto';
import { header, mediaType, type HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import type { SessionStore } from '../sessions.ts';
import { sameText, type OAuthClient } from './client-credentials.ts';
import type { RegisteredClient } from './connected-apps.ts';
import type { Grant, Grants } from './grants.ts';
import { OAuthRefusal, readAssertion } from './jwt-bearer.ts';
import type { OAuthClients } from './oauth-clients.ts';

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
  if (id === null || !sameText(id, parts.client.id)) throw unknownClient();
  if (secret === null || !sameText(secret, parts.client.secret)) throw wrongSecret();
  return token(parts, { clientId: id, userId: parts.client.runAsUserId, scope: 'api' });
}

function byCode(form: URLSearchParams, request: HttpRequest, parts: TokenEndpointParts): unknown {
  const client = requireClient(form, request, parts);
  const granted = parts.grants.takeCode(
    form.get('code') ?? '',
    client.id,
    form.get('redirect_uri') ?? '',
    form.get('code_verifier')
  );
  if (granted === null) throw new OAuthRefusal('invalid_grant', 'expired authorization code');
  const refresh = parts.grants.openRefreshToken(granted);
  return { ...token(parts, granted), refresh_token: refresh };
}

function byRefreshToken(
  form: URLSearchParams,
  request: HttpRequest,
  parts: TokenEndpointParts
): unknown {
  const client = requireClient(form, request, parts);
  const granted = parts.grants.refresh(form.get('refresh_token') ?? '', client.id);
  if (granted === null) throw new OAuthRefusal('invalid_grant', 'expired access/refresh token');
  return token(parts, granted);
}

function byAssertion(
  form: URLSearchParams,
  _request: HttpRequest,
  parts: TokenEndpointParts
): unknown {
  const { client, user } = readAssertion(form.get('assertion'), parts.clients.jwtParts());
  return token(parts, { clientId: client.id, userId: user.id, scope: 'api' });
}

/** A client with a secret must show it. */
function requireClient(
  form: URLSearchParams,
  request: HttpRequest,
  parts: TokenEndpointParts
): RegisteredClient {
  const [id, secret] = clientOf(request, form);
  const client = parts.clients.find(id ?? '');
  if (client === null) throw unknownClient();
  if (client.secret === null || (secret !== null && sameText(secret, client.secret))) return client;
  throw wrongSecret();
}

const unknownClient = (): OAuthRefusal =>
  new OAuthRefusal('invalid_client_id', 'client identifier invalid');
const wrongSecret = (): OAuthRefusal =>
  new OAuthRefusal('invalid_client', 'invalid client credentials');

function token(parts: TokenEndpointParts, { userId, scope }: Grant): Record<string, string> {
  const { token: access } = parts.sessions.open(userId);
  const identity = `${parts.baseUrl}/id/${parts.organizationId}/${userId}`;
  const issuedAt = String(parts.now());
  const signature = createHmac('sha256', parts.client.secret)
    .update(identity + issuedAt)
    .digest('base64');
  return {
    access_token: access,
    signature,
    scope,
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
