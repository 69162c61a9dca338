import { OrgRefusal } from '../org-tools.ts';
import { Failure } from '../support/failure.ts';

/** A refusal of the token endpoint, or of the page on which a user approves. */
export interface OAuthError {
  readonly error?: string | undefined;
  readonly error_description?: string | undefined;
}

interface Explanation {
  /** Matches `code: description`. */
  readonly pattern: RegExp;
  readonly text: string;
}

const PERMISSION_SET =
  'assign the permission set BirdIntegration to the user: npx sf org assign permset --name BirdIntegration --on-behalf-of USERNAME --target-org ORG';

/** Said of a code that is not of this attempt, too. */
export const USED_CODE =
  'The code is good no more (invalid grant): it was used before, is older than 15 minutes, or belongs to another attempt. Run the command again and approve again.';

const OAUTH: readonly Explanation[] = [
  {
    pattern: /request not supported on this domain/i,
    text: 'This is the wrong host: tokens come from the org’s own address, https://MYDOMAIN.my.salesforce.com (Setup, My Domain), not from login.salesforce.com.'
  },
  {
    pattern: /ip restricted/i,
    text: 'The org refuses this network address (IP restricted): it is outside the Login IP Ranges of the user’s profile. Add Bird’s addresses there (Setup, Profiles, Login IP Ranges), or relax IP restrictions in the client’s policies.'
  },
  {
    pattern: /not admin approved|hasn't approved this consumer|OAUTH_APP_ACCESS_DENIED/i,
    text: `The client admits only users with the permission set BirdIntegration, and this user does not have it: ${PERMISSION_SET}.`
  },
  {
    pattern: /OAUTH_APP_BLOCKED|blocked by admin|not installed in this org|inactive client/i,
    text: 'The client is inactive in this org. Enable it: Setup, External Client App Manager (or App Manager), Bird Integration, Policies, then run the command again.'
  },
  {
    pattern: /no client credentials user enabled|client credentials flow not enabled/i,
    text: 'The client has no user to run as. Deploy its policies again: npm run deploy -- --target-org ORG --integration-user USERNAME. Or choose the browser flow: --flow browser.'
  },
  {
    pattern: /client identifier invalid|invalid_client_id/i,
    text: 'The org does not know this consumer key. Copy it again from Setup. A client that is new takes up to 30 minutes to become known.'
  },
  {
    pattern: /invalid client credentials|invalid_client\b/i,
    text: 'The consumer secret is wrong. Copy it again from Setup, without blanks.'
  },
  {
    pattern: /expired access\/refresh token/i,
    text: 'The refresh token is good no more (invalid grant): it was revoked, it expired, or five newer approvals of the same user ended it. Run the command again and approve again.'
  },
  {
    pattern:
      /expired authorization code|invalid code verifier|invalid authorization code|invalid_grant: ?$/i,
    text: USED_CODE
  },
  {
    pattern: /redirect_uri/i,
    text: 'The callback address of the client is another one. Deploy the client again with npm run deploy, or choose --paste.'
  },
  {
    pattern: /access_denied/i,
    text: 'Access was denied on the page of the org. Run the command again and choose Allow.'
  },
  {
    pattern: /inactive_user|user is inactive/i,
    text: 'The user is inactive: Setup, Users, activate it.'
  },
  { pattern: /inactive_org/i, text: 'The org is locked or closed.' },
  {
    pattern: /invalid_scope/i,
    text: 'The client lacks one of the scopes api, web, refresh_token. Deploy it again with npm run deploy.'
  },
  {
    pattern: /code challenge/i,
    text: 'The client asks for PKCE; this command always sends it. Look at the address that was opened: it was cut.'
  },
  {
    pattern: /rate.?limit|LOGIN_RATE_EXCEEDED/i,
    text: 'More than 3,600 log-ins of this user in an hour. Keep a token until it expires, and try again in an hour.'
  }
];

const REST: readonly Explanation[] = [
  {
    pattern: /API_DISABLED_FOR_ORG/,
    text: '“The REST API is not enabled for this Organization.” Either the user lacks the permission API Enabled (Setup, Profiles or a permission set, Administrative Permissions), or the token lacks the scope api, or the edition of the org has no API.'
  },
  {
    pattern: /INVALID_SESSION_ID/,
    text: 'The session expired or is invalid: fetch a new token. Where it is new, the address is that of another org.'
  },
  {
    pattern: /FORBIDDEN|INSUFFICIENT_ACCESS/,
    text: `The user may not use Bird’s endpoint; ${PERMISSION_SET}.`
  },
  {
    pattern: /NOT_FOUND|Could not find a match for URL/,
    text: 'The org does not have the package: npm run deploy -- --target-org ORG'
  },
  {
    pattern: /REQUEST_LIMIT_EXCEEDED/,
    text: 'The org has used up its API calls of the last 24 hours: Setup, System Overview.'
  },
  { pattern: /SERVER_UNAVAILABLE/, text: 'The org is not ready. Try again in a minute.' }
];

/** What a refusal of OAuth means, and what to do. Nothing that was sent stands in it. */
export function explainOAuth({ error = '', error_description = '' }: OAuthError): Failure {
  const said = `${error}: ${error_description}`;
  const known = OAUTH.find(({ pattern }) => pattern.test(said))?.text;
  return new Failure(
    known === undefined ? `The org refused: ${said}.` : `${known} (The org said: ${said})`
  );
}

/** What a refusal of a call means, and what to do. */
export function explainCall(refusal: OrgRefusal): Failure {
  const said = JSON.stringify(refusal.body);
  const known = REST.find(({ pattern }) => pattern.test(said))?.text;
  const short = `${refusal.status} ${firstCode(refusal.body)}`;
  return new Failure(
    known === undefined
      ? `The org refused the call: ${short}.`
      : `${known} (The org said: ${short})`
  );
}

/** Nobody answers, or somebody who is no org. */
export function explainHost(baseUrl: string, reason: string): Failure {
  return new Failure(
    `${baseUrl} is no Salesforce org, or cannot be reached (${reason}): the wrong host. Give the address that Setup, My Domain shows: https://MYDOMAIN.my.salesforce.com`
  );
}

function firstCode(body: unknown): string {
  const [first] = Array.isArray(body) ? (body as readonly { readonly errorCode?: string }[]) : [];
  return first?.errorCode ?? '';
}
