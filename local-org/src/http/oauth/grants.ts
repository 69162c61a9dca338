import { createHash, randomBytes } from 'node:crypto';
import type { RefreshTokenPolicy } from '../../metadata/oauth-schema.ts';

/** What a user has granted to a client. */
export interface Grant {
  /** All tokens of one approval have it. */
  readonly id: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

interface Code extends Grant {
  readonly redirectUri: string;
  /** Of PKCE; null without. */
  readonly challenge: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

interface RefreshToken {
  readonly grant: Grant;
  readonly issuedAt: number;
  readonly usedAt: number;
  /** Another has taken its place. */
  readonly isRotated: boolean;
}

/** What became of a code. */
export type CodeOutcome = Grant | 'expired' | 'wrong verifier';

/** Life of an authorization code. @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm (15 minutes) */
const CODE_MILLISECONDS = 15 * 60 * 1000;

/** Approvals of one user for one client; the next ends the oldest. @remarks https://help.salesforce.com/s/articleView?id=000205876 */
const APPROVALS = 5;

/** Authorization codes and refresh tokens; nothing of them outlives the process. */
export class Grants {
  readonly #now: () => number;
  readonly #codes = new Map<string, Code>();
  readonly #refreshTokens = new Map<string, RefreshToken>();

  constructor(now: () => number) {
    this.#now = now;
  }

  openCode(grant: Omit<Grant, 'id'>, redirectUri: string, challenge: string | null): string {
    const code = `aPrx${randomBytes(48).toString('base64url')}`;
    const expiresAt = this.#now() + CODE_MILLISECONDS;
    const id = randomBytes(16).toString('hex');
    this.#codes.set(code, { ...grant, id, redirectUri, challenge, expiresAt });
    return code;
  }

  /** The grant of a code, which is good once and for its own client and address. */
  takeCode(
    code: string,
    clientId: string,
    redirectUri: string,
    verifier: string | null
  ): CodeOutcome {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    if (found === undefined || found.expiresAt <= this.#now()) return 'expired';
    if (found.clientId !== clientId || found.redirectUri !== redirectUri) return 'expired';
    return isVerified(found.challenge, verifier) ? found : 'wrong verifier';
  }

  /** @returns the new token, and the approval that it put an end to; null where there was room */
  openRefreshToken(grant: Grant): { readonly token: string; readonly ended: string | null } {
    const others = [...this.#refreshTokens.values()].filter(
      ({ grant: { clientId, userId }, isRotated }) =>
        !isRotated && clientId === grant.clientId && userId === grant.userId
    );
    const oldest = others.length >= APPROVALS ? others[0]!.grant.id : null;
    if (oldest !== null) this.#end(oldest);
    return { token: this.#put(grant), ended: oldest };
  }

  /** The grant of a refresh token that is good for this client; null for any other. */
  refresh(token: string, clientId: string, policy: RefreshTokenPolicy): Grant | null {
    const found = this.#refreshTokens.get(token);
    if (found?.grant.clientId !== clientId || found.isRotated) return null;
    if (this.#isOver(found, policy)) {
      this.#refreshTokens.delete(token);
      return null;
    }
    this.#refreshTokens.set(token, { ...found, usedAt: this.#now() });
    return found.grant;
  }

  /**
   * The approval whose token was used after another had taken its place: somebody else may hold it. It ends.
   * @remarks https://help.salesforce.com/s/articleView?id=005316711
   */
  endReused(token: string): string | null {
    const found = this.#refreshTokens.get(token);
    if (found?.isRotated !== true) return null;
    this.#end(found.grant.id);
    return found.grant.id;
  }

  /** A token in the place of one that is then good no more. */
  rotate(token: string): string {
    const found = this.#refreshTokens.get(token)!;
    this.#refreshTokens.set(token, { ...found, isRotated: true });
    return this.#put(found.grant);
  }

  /** Ends the approval of a refresh token. @returns it; null where there was no such token */
  revoke(token: string): string | null {
    const found = this.#refreshTokens.get(token);
    if (found === undefined) return null;
    this.#end(found.grant.id);
    return found.grant.id;
  }

  /** Whether a user has let a client in and may come back. */
  has(clientId: string, userId: string): boolean {
    return [...this.#refreshTokens.values()].some(
      ({ grant, isRotated }) => !isRotated && grant.clientId === clientId && grant.userId === userId
    );
  }

  #put(grant: Grant): string {
    const token = `5Aep${randomBytes(60).toString('base64url')}`;
    const moment = this.#now();
    this.#refreshTokens.set(token, { grant, issuedAt: moment, usedAt: moment, isRotated: false });
    return token;
  }

  #end(grantId: string): void {
    for (const [token, { grant }] of this.#refreshTokens)
      if (grant.id === grantId) this.#refreshTokens.delete(token);
  }

  #isOver({ issuedAt, usedAt }: RefreshToken, policy: RefreshTokenPolicy): boolean {
    switch (policy.kind) {
      case 'infinite':
        return false;
      case 'zero':
        return true;
      case 'lifetime':
        return this.#now() >= issuedAt + policy.milliseconds;
      case 'inactivity':
        return this.#now() >= usedAt + policy.milliseconds;
    }
  }
}

/** @remarks https://www.rfc-editor.org/rfc/rfc7636 */
function isVerified(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return verifier === null;
  if (verifier === null) return false;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
