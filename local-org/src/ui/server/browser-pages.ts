import type { ServerResponse } from 'node:http';
import path from 'node:path';
import {
  browserUser,
  isFromOwnPage,
  SESSION_COOKIE,
  type Users
} from '../../http/authentication.ts';
import { apiError, invalidSession, notFound } from '../../http/api-error.ts';
import { header, type HttpRequest } from '../../http/http-request.ts';
import { html, redirect, type HttpResponse } from '../../http/http-response.ts';
import { hasScope, type SessionStore } from '../../http/sessions.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import { pageHeaders } from './page-security.ts';
import { answerPage, loginPage } from './pages.ts';
import type { PageOrg } from './rows.ts';
import { preferencesOf, wishesOf, withoutWishes } from './preferences.ts';
import { sendFile, staticFile } from './static-files.ts';
import { answerUiRecord } from './ui-records.ts';

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
    if (request.path === '/preferences' && request.method === 'POST') return this.#choose(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound();
    if (request.path === '/secur/frontdoor.jsp') return this.#frontDoor(request);
    const user = browserUser(request, this.#parts.sessions, this.#parts.users);
    if (request.path.startsWith('/ui-api/records/')) {
      if (user === null) throw invalidSession();
      return answerUiRecord(this.#parts.org, user, request);
    }
    if (request.path === '/login' || user === null) return this.#loginPage(request);
    const address = withoutWishes(request);
    if (address !== null && isAsked(request)) return this.#prefer(user, request.query, address);
    const answer = answerPage(this.#parts.org, {
      user,
      preferences: preferencesOf(request),
      path: request.path,
      query: request.query,
      scriptName: this.#scriptName()
    });
    return answer.kind === 'redirect'
      ? redirect(answer.location)
      : html(answer.status, answer.html, this.#headers());
  }

  #loginPage(request: HttpRequest): HttpResponse {
    const wanted =
      request.path === '/login'
        ? '/'
        : request.path + (request.query.size > 0 ? `?${request.query.toString()}` : '');
    return html(200, loginPage(this.#parts.org, wanted, this.#scriptName()), this.#headers());
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

  #choose(request: HttpRequest): HttpResponse {
    if (!isFromOwnPage(request, this.#parts.baseUrl))
      throw apiError(403, 'FORBIDDEN', 'Choose on a page of the local org.');
    const user = browserUser(request, this.#parts.sessions, this.#parts.users);
    if (user === null) return redirect('/login');
    const form = new URLSearchParams(request.body.toString('utf8'));
    return this.#prefer(user, form, localPath(form.get('returnUrl')));
  }

  #prefer(user: RunningUser, values: URLSearchParams, address: string): HttpResponse {
    const { language, cookies } = wishesOf(values);
    if (language !== null && language.code !== user.language)
      this.#parts.org.setLanguage(user, language.code, language.locale);
    return redirect(address, { 'Set-Cookie': cookies });
  }

  /** @remarks https://help.salesforce.com/s/articleView?id=xcloud.security_frontdoorjsp.htm */
  #frontDoor(request: HttpRequest): HttpResponse {
    const token = request.query.get('sid') ?? '';
    const session = this.#parts.sessions.find(token);
    if (session === null || !hasScope(session, 'web')) return redirect('/login');
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
    else sendFile(file, response);
    return null;
  }

  #headers(): Readonly<Record<string, string>> {
    return pageHeaders(this.#parts.org.schema.setup.cspTrustedSites.values());
  }

  #scriptName(): string {
    return path.basename(this.#parts.pageScript());
  }
}

/** A path of this server; its root for anything else. */
function localPath(url: string | null): string {
  return url !== null && /^\/(?![/\\])/.test(url) ? url : '/';
}

/** A page of somebody else must not change preferences by an address. */
function isAsked(request: HttpRequest): boolean {
  const site = header(request, 'sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

/** Sets the cookie and goes on, to pages of the local org only. */
function withSession(token: string, returnUrl: string | null): HttpResponse {
  return redirect(localPath(returnUrl), {
    'Set-Cookie': `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax`
  });
}
