import type { ServerResponse } from 'node:http';
import path from 'node:path';
import {
  browserUser,
  isFromOwnPage,
  SESSION_COOKIE,
  type Users
} from '../../http/authentication.ts';
import { apiError, invalidSession, notFound } from '../../http/api-error.ts';
import type { HttpRequest } from '../../http/http-request.ts';
import { html, redirect, type HttpResponse } from '../../http/http-response.ts';
import type { SessionStore } from '../../http/sessions.ts';
import { answerPage, loginPage } from './pages.ts';
import type { PageOrg } from './rows.ts';
import { staticFile } from './static-files.ts';
import { answerUiRecord } from './ui-records.ts';

/**
 * What Lightning Experience lets a page load; addresses of media must be trusted by the administrator first.
 * @remarks https://developer.salesforce.com/docs/platform/lwc/guide/security-csp.html
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'"
].join('; ');

const PAGE_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store'
} as const;

export interface BrowserParts {
  readonly org: PageOrg;
  readonly users: Users;
  readonly sessions: SessionStore;
  readonly baseUrl: string;
  /** File of the pages' script; changes when components are built again. */
  readonly pageScript: () => string;
}

/** Everything a browser sees: assets, log-in, pages. */
export class BrowserPages {
  readonly #parts: BrowserParts;

  constructor(parts: BrowserParts) {
    this.#parts = parts;
  }

  answer(request: HttpRequest, response: ServerResponse): HttpResponse | null {
    if (request.path.startsWith('/assets/')) return this.#asset(request, response);
    if (request.path === '/login' && request.method === 'POST') return this.#logIn(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound();
    if (request.path === '/secur/frontdoor.jsp') return this.#frontDoor(request);
    const user = browserUser(request, this.#parts.sessions, this.#parts.users);
    if (request.path.startsWith('/ui-api/records/')) {
      if (user === null) throw invalidSession();
      return answerUiRecord(this.#parts.org, user, request);
    }
    if (request.path === '/login' || user === null) return this.#loginPage(request);
    const answer = answerPage(this.#parts.org, {
      user,
      path: request.path,
      query: request.query,
      scriptName: this.#scriptName()
    });
    return answer.kind === 'redirect'
      ? redirect(answer.location)
      : html(answer.status, answer.html, PAGE_HEADERS);
  }

  #loginPage(request: HttpRequest): HttpResponse {
    const wanted =
      request.path === '/login'
        ? '/'
        : request.path + (request.query.size > 0 ? `?${request.query.toString()}` : '');
    return html(200, loginPage(this.#parts.org, wanted, this.#scriptName()), PAGE_HEADERS);
  }

  /** There are no passwords: whoever reaches the loopback address may be anybody. */
  #logIn(request: HttpRequest): HttpResponse {
    if (!isFromOwnPage(request, this.#parts.baseUrl))
      throw apiError(403, 'FORBIDDEN', 'Log in from a page of the local org.');
    const form = new URLSearchParams(request.body.toString('utf8'));
    const user = this.#parts.users.byId(form.get('user') ?? '');
    if (user === null || user.permissions.has('ApiUserOnly')) return redirect('/login');
    const { token } = this.#parts.sessions.open(user.id);
    return withSession(token, form.get('returnUrl'));
  }

  /** @remarks https://help.salesforce.com/s/articleView?id=xcloud.security_frontdoorjsp.htm */
  #frontDoor(request: HttpRequest): HttpResponse {
    const token = request.query.get('sid') ?? '';
    if (this.#parts.sessions.find(token) === null) return redirect('/login');
    return withSession(token, request.query.get('retURL'));
  }

  #asset(request: HttpRequest, response: ServerResponse): HttpResponse | null {
    const file = staticFile(request.path, this.#parts.pageScript());
    if (file === null) throw notFound();
    response.writeHead(200, {
      'Content-Type': file.contentType,
      'Content-Length': file.bytes,
      'Cache-Control': request.path.includes('/pages-')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      'X-Content-Type-Options': 'nosniff'
    });
    if (request.method === 'HEAD') response.end();
    else file.open().pipe(response);
    return null;
  }

  #scriptName(): string {
    return path.basename(this.#parts.pageScript());
  }
}

/** Sets the cookie and goes on, to pages of the local org only. */
function withSession(token: string, returnUrl: string | null): HttpResponse {
  const isLocal = returnUrl !== null && /^\/(?![/\\])/.test(returnUrl);
  return redirect(isLocal ? returnUrl : '/', {
    'Set-Cookie': `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax`
  });
}
