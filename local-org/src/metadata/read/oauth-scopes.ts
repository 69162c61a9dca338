import { UnsupportedError } from '../../diagnostics/errors.ts';

/**
 * Scopes as metadata words them, and as the token endpoint does.
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm; `OfflineAccess` means `RefreshToken`.
 */
const SCOPES: ReadonlyMap<string, string> = new Map([
  ['Api', 'api'],
  ['Web', 'web'],
  ['RefreshToken', 'refresh_token'],
  ['OfflineAccess', 'refresh_token'],
  ['Full', 'full'],
  ['Basic', 'id'],
  ['OpenID', 'openid'],
  ['Profile', 'profile'],
  ['Email', 'email']
]);

/** @throws UnsupportedError for a scope that opens what the local org does not have */
export function scopesOf(words: readonly string[], file: string): ReadonlySet<string> {
  return new Set(
    words.map((word) => {
      const scope = SCOPES.get(word);
      if (scope === undefined) throw new UnsupportedError(`The OAuth scope ${word}`, file);
      return scope;
    })
  );
}
