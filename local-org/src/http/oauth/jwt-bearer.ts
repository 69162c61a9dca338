import { verify } from 'node:crypto';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { ClientAccess } from './client-access.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import type { RegisteredClient } from './registered-client.ts';

/** Who asks with an assertion, and for whom. */
export interface Assertion {
  readonly client: RegisteredClient;
  readonly user: RunningUser;
}

export interface JwtParts {
  readonly client: (id: string) => RegisteredClient | null;
  readonly byUsername: (username: string) => RunningUser | null;
  readonly access: ClientAccess;
  /** Whether a user has let a client in by another flow. */
  readonly hasGranted: (clientId: string, userId: string) => boolean;
  /** Audiences that mean this org. */
  readonly audiences: readonly string[];
  readonly now: () => number;
}

/**
 * Reads a signed assertion.
 * @throws OAuthRefusal as the platform words it
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
 */
export function readAssertion(token: string | null, parts: JwtParts): Assertion {
  const [header = '', payload = '', signature = ''] = (token ?? '').split('.');
  const claims = decoded(payload);
  if (decoded(header)['alg'] !== 'RS256')
    throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  const client = parts.client(textOf(claims['iss']));
  if (client === null) throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
  const signed = Buffer.from(`${header}.${payload}`);
  const isSigned =
    client.publicKey !== null &&
    verify('RSA-SHA256', signed, client.publicKey, Buffer.from(signature, 'base64url'));
  if (!isSigned) throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  if (!parts.audiences.includes(textOf(claims['aud']).replace(/\/$/, '')))
    throw new OAuthRefusal('invalid_grant', 'audience is invalid');
  requireCurrent(Number(claims['exp']), parts.now() / 1000);
  return { client, user: requireUser(textOf(claims['sub'] ?? claims['prn']), client, parts) };
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  }
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

/** No longest life: the assertions of Salesforce CLI count their seconds in thousands, and orgs take them. */
function requireCurrent(expires: number, now: number): void {
  if (!(expires > now)) throw new OAuthRefusal('invalid_grant', 'expired assertion');
}

/** Only users whom an administrator has let in, or who have let the client in before: nobody can approve by hand in this flow. */
function requireUser(username: string, client: RegisteredClient, parts: JwtParts): RunningUser {
  const user = parts.byUsername(username);
  const isKnown =
    user !== null && (client.settings.approved !== null || parts.hasGranted(client.id, user.id));
  if (!isKnown) throw new OAuthRefusal('invalid_grant', "user hasn't approved this consumer");
  parts.access.requireApproved(client, user);
  return user;
}
