import type { CspTrustedSiteSchema } from '../../metadata/setup-schema.ts';

/** What Lightning Experience lets a page load without an administrator's word. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'frame-src': ["'self'"],
  'frame-ancestors': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"]
};

/** Trusted for Lightning Experience: everywhere, or there. */
const CONTEXTS: ReadonlySet<string> = new Set(['All', 'LEX']);

/**
 * The headers of a page: other hosts serve only what a trusted site allows.
 * @remarks https://developer.salesforce.com/docs/platform/lwc/guide/security-csp.html
 */
export function pageHeaders(
  sites: Iterable<CspTrustedSiteSchema>
): Readonly<Record<string, string>> {
  const trusted = [...sites].filter((site) => site.isActive && CONTEXTS.has(site.context));
  const policy = Object.entries(OWN).map(([directive, own]) => {
    const hosts = trusted.filter(({ directives }) => directives.includes(directive));
    return [directive, ...own, ...hosts.map(({ endpointUrl }) => endpointUrl)].join(' ');
  });
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store'
  };
}
