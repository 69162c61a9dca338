import type { RunningUser } from '../../runtime/transaction.ts';
import { isFromOwnPage } from '../authentication.ts';
import { apiError } from '../api-error.ts';
import type { HttpRequest } from '../http-request.ts';
import { html, redirect, type HttpResponse } from '../http-response.ts';
import type { Grants } from './grants.ts';
import type { ClientAccess } from './client-access.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import type { RegisteredClient } from './registered-client.ts';
import { grantedScopes } from './scopes.ts';

export interface AuthorizeParts {
  readonly client: (id: string) => RegisteredClient | null;
  readonly access: ClientAccess;
  readonly grants: Grants;
  readonly baseUrl: string;
  /** Users who can log in. */
  readonly users: () => readonly RunningUser[];
  readonly byId: (id: string) => RunningUser | null;
}

interface Asked {
  readonly client: RegisteredClient;
  readonly redirectUri: string;
  /** null: those of the client. */
  readonly scope: string | null;
  readonly state: string | null;
  readonly challenge: string | null;
}

/**
 * `/services/oauth2/authorize`: a page on which somebody chooses who they are and allows the client, then the way back with a code.
 * There are no passwords in the local org.
 * @throws ApiError 400 where the client or its address is not known: then there is nowhere to go back to
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm
 */
export function answerAuthorize(request: HttpRequest, parts: AuthorizeParts): HttpResponse {
  const form =
    request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : request.query;
  const asked = read(form, parts);
  try {
    requireGood(asked, form, parts);
    const scopes = grantedScopes(asked.client, asked.scope);
    if (request.method !== 'POST') return consentPage(asked, form, scopes, parts.users());
    if (!isFromOwnPage(request, parts.baseUrl))
      throw apiError(403, 'FORBIDDEN', 'Allow access from a page of the local org.');
    return decide(asked, form, { ...parts, scopes, address: request.remoteAddress });
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    return back(asked, { error: error.code, error_description: error.message });
  }
}

/** @throws OAuthRefusal which the client is told */
function requireGood(
  { client, challenge }: Asked,
  form: URLSearchParams,
  { access }: AuthorizeParts
): void {
  access.requireEnabled(client);
  if (form.get('response_type') !== 'code')
    throw new OAuthRefusal('unsupported_response_type', 'response type not supported');
  if (challenge === null && client.settings.isPkceRequired)
    throw new OAuthRefusal('invalid_request', 'missing required code challenge');
}

function read(form: URLSearchParams, { client: find }: AuthorizeParts): Asked {
  const client = find(form.get('client_id') ?? '');
  if (client === null) throw apiError(400, 'invalid_client_id', 'client identifier invalid');
  const redirectUri = form.get('redirect_uri') ?? client.callbackUrls?.[0] ?? '';
  if (!isCallback(client, redirectUri))
    throw apiError(400, 'redirect_uri_mismatch', 'redirect_uri must match configuration');
  const challenge = form.get('code_challenge') ?? '';
  return {
    client,
    redirectUri,
    scope: form.get('scope'),
    state: form.get('state'),
    challenge: challenge === '' ? null : challenge
  };
}

function isCallback({ callbackUrls }: RegisteredClient, address: string): boolean {
  if (callbackUrls !== null) return callbackUrls.includes(address);
  return /^http:\/\/(localhost|127\.0\.0\.1):\d+\/OauthRedirect$/.test(address);
}

interface Decision extends AuthorizeParts {
  readonly scopes: readonly string[];
  /** Where the browser is. */
  readonly address: string;
}

/**
 * What somebody chose. Whoever may not log in from where they are sees that and nothing else; the client hears nothing.
 * @throws OAuthRefusal which the client is told
 */
function decide(
  asked: Asked,
  form: URLSearchParams,
  { grants, byId, access, scopes, address }: Decision
): HttpResponse {
  if (form.get('decision') !== 'allow')
    throw new OAuthRefusal('access_denied', 'end-user denied authorization');
  const user = byId(form.get('user') ?? '');
  const mayLogIn = user !== null && !user.permissions.has('ApiUserOnly');
  if (!mayLogIn || !access.mayComeFrom(asked.client, user, address))
    return notLoggedIn('This user cannot log in with a browser.');
  if (!access.isApproved(asked.client, user)) {
    const description = 'user is not admin approved to access this app';
    throw new OAuthRefusal('OAUTH_APP_ACCESS_DENIED', description);
  }
  const grant = { clientId: asked.client.id, userId: user.id, scopes };
  return back(asked, { code: grants.openCode(grant, asked.redirectUri, asked.challenge) });
}

function notLoggedIn(text: string): HttpResponse {
  return html(403, `<!doctype html><html lang="en"><title>Local org</title><p>${text}</p></html>`);
}

function back(asked: Asked, values: Readonly<Record<string, string>>): HttpResponse {
  const target = new URL(asked.redirectUri);
  for (const [name, value] of Object.entries(values)) target.searchParams.set(name, value);
  if (asked.state !== null) target.searchParams.set('state', asked.state);
  return redirect(target.href);
}

const CARRIED = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method'
];

/** Users who may log in with a browser. No script; the form may send the browser on to the client's address. */
function consentPage(
  asked: Asked,
  form: URLSearchParams,
  scopes: readonly string[],
  users: readonly RunningUser[]
): HttpResponse {
  const hidden = CARRIED.map((name) => [name, form.get(name)] as const)
    .filter((pair): pair is readonly [string, string] => pair[1] !== null)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`);
  const choices = users.filter((user) => !user.permissions.has('ApiUserOnly'));
  const options = choices.map(
    (user) =>
      `<option value="${user.id}">${escaped(user.name)} (${escaped(user.username)})</option>`
  );
  const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Allow access? | Local org</title>
<main><p>LOCAL ORG</p><h1>Allow access?</h1><p>${escaped(asked.client.settings.label)} is asking to: ${escaped(scopes.join(' '))}</p>
<form method="post" action="/services/oauth2/authorize">${hidden.join('')}
<p><label>Log in as <select name="user">${options.join('')}</select></label></p>
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form></main></html>`;
  return html(200, text, {
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store'
  });
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
