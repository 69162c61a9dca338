import { OAuthRefusal } from './oauth-refusal.ts';
import type { RegisteredClient } from './registered-client.ts';

/**
 * Scopes that a client gets for what it asks: all of its own where it asks for none.
 * @throws OAuthRefusal for one that it does not have
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm
 */
export function grantedScopes(
  { settings: { scopes } }: RegisteredClient,
  asked: string | null
): readonly string[] {
  const words = (asked ?? '').split(/[\s+]+/).filter((word) => word !== '');
  if (words.length === 0) return [...scopes];
  const granted = words.map((word) => (word === 'offline_access' ? 'refresh_token' : word));
  if (
    granted.every((scope) => scopes.has(scope) || (scopes.has('full') && scope !== 'refresh_token'))
  )
    return [...new Set(granted)];
  throw new OAuthRefusal('invalid_scope', 'the requested scope is not allowed');
}

/** Scopes of a flow in which nobody can refresh. */
export function scopesWithoutRefresh({
  settings: { scopes }
}: RegisteredClient): readonly string[] {
  return [...scopes].filter((scope) => scope !== 'refresh_token');
}
