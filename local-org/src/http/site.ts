import { answerApexRest, APEX_REST_BASE } from './apexrest/dispatch.ts';
import type { RestEndpoint } from './apexrest/rest-endpoints.ts';
import { invalidSession } from './api-error.ts';
import { header, type HttpRequest } from './http-request.ts';
import { html, type HttpResponse } from './http-response.ts';
import type { ServedOrg, ServedSite } from './served-org.ts';

/** A site's visitor and what they ask for below the site's prefix. */
export interface SiteVisit extends ServedSite {
  readonly request: HttpRequest;
}

/** The visit to a deployed site when the path's first segment is its prefix: `/bird/services/…`; null for all other paths. */
export function siteVisit(org: ServedOrg, request: HttpRequest): SiteVisit | null {
  const [, prefix = '', ...rest] = request.path.split('/');
  const found = prefix === '' ? null : org.site(prefix);
  return found === null ? null : { ...found, request: { ...request, path: `/${rest.join('/')}` } };
}

/**
 * Answers a visitor of a site: Apex REST as the site's guest user, nothing else. Guests have no session, so every other service refuses.
 * @throws ApiError as for every caller of Apex REST; 401 below `/services` otherwise
 * @remarks Guests reach Apex REST classes they have access to: https://help.salesforce.com/s/articleView?id=sf.sites_guest_user.htm. No
 * token of the org is valid on the site's domain, hence 401 for a request that brings one (assumed).
 */
export function answerSite(
  org: ServedOrg,
  endpoints: readonly RestEndpoint[],
  { site, guest, request }: SiteVisit
): HttpResponse {
  if (!site.active) return page(503, 'Down For Maintenance');
  const { path } = request;
  if (!path.startsWith('/services/')) return page(404, 'Page Not Found');
  const isApexRest = path.startsWith(`${APEX_REST_BASE}/`);
  if (!isApexRest || header(request, 'authorization') !== null) throw invalidSession();
  return answerApexRest(org, endpoints, guest, request);
}

function page(status: number, title: string): HttpResponse {
  return html(status, `<!doctype html><title>${title}</title><h1>${title}</h1>`);
}
