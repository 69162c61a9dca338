import { createHash, randomBytes } from 'node:crypto';

/** What a user has granted to a client. */
export interface Grant {
  readonly clientId: string;
  readonly userId: string;
  readonly scope: string;
}

interface Code extends Grant {
  readonly redirectUri: string;
  /** Of PKCE; null without. */
  readonly challenge: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Life of an authorization code. @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm (15 minutes) */
const CODE_MILLISECONDS = 15 * 60 * 1000;

/** Authorization codes and refresh tokens; nothing of them outlives the process. */
export class Grants {
  readonly #now: () => number;
  readonly #codes = new Map<string, Code>();
  readonly #refreshTokens = new Map<string, Grant>();

  constructor(now: () => number) {
    this.#now = now;
  }

  openCode(grant: Grant, redirectUri: string, challenge: string | null): string {
    const code = `aPrx${randomBytes(48).toString('base64url')}`;
    const expiresAt = this.#now() + CODE_MILLISECONDS;
    this.#codes.set(code, { ...grant, redirectUri, challenge, expiresAt });
    return code;
  }

  /** The grant of a code, which is good once; null for a code that is not, or comes with another address or verifier. */
  takeCode(
    code: string,
    clientId: string,
    redirectUri: string,
    verifier: string | null
  ): Grant | null {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    if (found === undefined || found.expiresAt <= this.#now()) return null;
    if (found.clientId !== clientId || found.redirectUri !== redirectUri) return null;
    return isVerified(found.challenge, verifier) ? found : null;
  }

  openRefreshToken(grant: Grant): string {
    const token = `5Aep${randomBytes(60).toString('base64url')}`;
    this.#refreshTokens.set(token, grant);
    return token;
  }

  refresh(token: string, clientId: string): Grant | null {
    const grant = this.#refreshTokens.get(token);
    return grant?.clientId === clientId ? grant : null;
  }

  /** @returns whether there was such a refresh token */
  revoke(token: string): boolean {
    return this.#refreshTokens.delete(token);
  }
}

/** @remarks https://www.rfc-editor.org/rfc/rfc7636 */
function isVerified(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return verifier === null;
  if (verifier === null) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
