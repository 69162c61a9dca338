import { randomBytes, timingSafeEqual, createHash } from 'node:crypto';

/** The one OAuth client of the local org, made new at every start: nothing of it lies in a file. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  /** User whom the client-credentials flow runs as. */
  readonly runAsUserId: string;
}

export function createOAuthClient(runAsUserId: string): OAuthClient {
  return {
    id: `local${randomBytes(20).toString('hex')}`,
    secret: randomBytes(32).toString('hex').toUpperCase(),
    runAsUserId
  };
}

/** Compares without telling by its time where the texts differ. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
