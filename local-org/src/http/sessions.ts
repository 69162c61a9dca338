import { randomBytes } from 'node:crypto';

/** A log-in that has not expired. */
export interface Session {
  readonly token: string;
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** What an OAuth client may do with it; null: everything, as after a log-in. */
  readonly scopes: ReadonlySet<string> | null;
  /** Approval it belongs to; null without. */
  readonly grantId: string | null;
}

/** What a session is opened with. */
export interface SessionOptions {
  readonly milliseconds?: number;
  readonly scopes?: readonly string[];
  readonly grantId?: string | null;
}

/** Two hours, the platform's default session timeout. */
export const SESSION_MILLISECONDS = 2 * 60 * 60 * 1000;

/** Access tokens and browser sessions: the same thing on the platform, and here. */
export class SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly #now: () => number;
  readonly #organizationId: string;

  constructor(organizationId: string, now: () => number) {
    this.#organizationId = organizationId;
    this.#now = now;
  }

  /** A new token in the platform's form: organisation id, exclamation mark, random characters. */
  open(userId: string, options: SessionOptions = {}): Session {
    const { milliseconds = SESSION_MILLISECONDS, scopes, grantId = null } = options;
    const token = `${this.#organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
    const session = {
      token,
      userId,
      expiresAt: this.#now() + milliseconds,
      scopes: scopes === undefined ? null : new Set(scopes),
      grantId
    };
    this.#sessions.set(token, session);
    return session;
  }

  /** The session of a token, or null when there is none or it has expired. */
  find(token: string): Session | null {
    const session = this.#sessions.get(token);
    if (session === undefined) return null;
    if (session.expiresAt > this.#now()) return session;
    this.#sessions.delete(token);
    return null;
  }

  close(token: string): void {
    this.#sessions.delete(token);
  }

  /** Ends the sessions of an approval. */
  closeGrant(grantId: string): void {
    for (const [token, session] of this.#sessions)
      if (session.grantId === grantId) this.#sessions.delete(token);
  }
}

/** Whether a session may be used for what a scope opens; `full` opens all of it. */
export function hasScope({ scopes }: Session, scope: 'api' | 'web'): boolean {
  return scopes === null || scopes.has(scope) || scopes.has('full');
}
