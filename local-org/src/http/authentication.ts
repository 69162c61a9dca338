import type { RunningUser } from '../runtime/transaction.ts';
import { apiDisabled, invalidSession } from './api-error.ts';
import { cookie, header, type HttpRequest } from './http-request.ts';
import { hasScope, type SessionStore } from './sessions.ts';

export const SESSION_COOKIE = 'sid';

/** Finds users by id; what authentication needs of an org. */
export interface Users {
  byId(id: string): RunningUser | null;
}

/** The user of the bearer token. @throws ApiError 401 without a valid one, 403 for a token without the scope `api` or a user without the API Enabled permission. */
export function apiUser(request: HttpRequest, sessions: SessionStore, users: Users): RunningUser {
  const token = header(request, 'authorization')?.match(/^(?:Bearer|OAuth)\s+(\S+)\s*$/i)?.[1];
  const session = token === undefined ? null : sessions.find(token);
  const user = session === null ? null : users.byId(session.userId);
  if (user === null || session === null) throw invalidSession();
  if (!hasScope(session, 'api') || !user.permissions.has('ApiEnabled')) throw apiDisabled();
  return user;
}

/** The user of the browser session, or null. */
export function browserUser(
  request: HttpRequest,
  sessions: SessionStore,
  users: Users
): RunningUser | null {
  const token = cookie(request, SESSION_COOKIE);
  const session = token === null ? null : sessions.find(token);
  return session === null || !hasScope(session, 'web') ? null : users.byId(session.userId);
}

/** Only pages of the local org itself may send changes with the browser's cookie. */
export function isFromOwnPage(request: HttpRequest, baseUrl: string): boolean {
  const origin = header(request, 'origin');
  const site = header(request, 'sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const port = new URL(baseUrl).port;
  return origin === null || origin === baseUrl || origin === `http://localhost:${port}`;
}
