import { createHmac } from 'node:crypto';
import { header, mediaType, type HttpRequest } from '../http-request.ts';
import { json, type HttpResponse } from '../http-response.ts';
import type { SessionStore } from '../sessions.ts';
import { sameText, type OAuthClient } from './client-credentials.ts';

export interface TokenEndpointParts {
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly now: () => number;
}

/**
 * `POST /services/oauth2/token` for the client-credentials flow.
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm
 */
export function answerToken(request: HttpRequest, parts: TokenEndpointParts): HttpResponse {
  if (request.method !== 'POST') return refusal('invalid_request', 'must use HTTP POST');
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    return refusal('invalid_request', 'content type must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  const grant = form.get('grant_type');
  if (grant === null) return refusal('invalid_request', 'missing required parameter: grant_type');
  if (grant !== 'client_credentials')
    return refusal('unsupported_grant_type', 'grant type not supported');
  const [id, secret] = clientOf(request, form);
  if (id === null || !sameText(id, parts.client.id))
    return refusal('invalid_client_id', 'client identifier invalid');
  if (secret === null || !sameText(secret, parts.client.secret))
    return refusal('invalid_client', 'invalid client credentials');
  return json(200, grantToken(parts), { 'Cache-Control': 'no-cache, no-store' });
}

function grantToken(parts: TokenEndpointParts): unknown {
  const { token } = parts.sessions.open(parts.client.runAsUserId);
  const identity = `${parts.baseUrl}/id/${parts.organizationId}/${parts.client.runAsUserId}`;
  const issuedAt = String(parts.now());
  const signature = createHmac('sha256', parts.client.secret)
    .update(identity + issuedAt)
    .digest('base64');
  return {
    access_token: token,
    signature,
    scope: 'api',
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

function refusal(error: string, description: string): HttpResponse {
  return json(400, { error, error_description: description });
}
