import { browserUser } from '../authentication.ts';
import type { HttpRequest } from '../http-request.ts';
import { html, type HttpResponse } from '../http-response.ts';
import type { ServedOrg } from '../served-org.ts';
import { escaped } from './authorize-endpoint.ts';
import type { RegisteredClient } from './registered-client.ts';
import type { TokenEndpointParts } from './token-endpoint.ts';

/** Pages of Setup that show keys and secrets, and the kind of app on each. */
const PAGES: Readonly<Record<string, readonly [string, RegisteredClient['settings']['kind']]>> = {
  '/lightning/setup/ManageExternalClientApplication/home': [
    'External Client App Manager',
    'ExternalClientApplication'
  ],
  '/lightning/setup/NavigationMenus/home': ['App Manager', 'ConnectedApp']
};

/**
 * The page of Setup on which an administrator reads key and secret of a deployed client: nothing else shows the secret. null for every
 * other address, and for whoever has to log in first.
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.rotate_consumer_key_secret.htm
 */
export function answerSetupPage(
  org: ServedOrg,
  request: HttpRequest,
  { sessions, clients }: TokenEndpointParts
): HttpResponse | null {
  const page = Object.hasOwn(PAGES, request.path) ? PAGES[request.path] : undefined;
  const user = page === undefined ? null : browserUser(request, sessions, org);
  if (page === undefined || user === null) return null;
  const [title, kind] = page;
  if (!user.permissions.has('CustomizeApplication'))
    return drawn(403, title, '<p>Insufficient Privileges: this page is for administrators.</p>');
  const apps = clients.all().filter(({ settings }) => settings.kind === kind);
  const body = apps.length === 0 ? '<p>Nothing of this kind is deployed.</p>' : apps.map(section);
  return drawn(200, title, [...body].join(''));
}

function section({ id, secret, settings }: RegisteredClient): string {
  const rows = [
    ['API Name', settings.name],
    ['Status', settings.isEnabled ? 'Enabled' : 'Disabled'],
    ['OAuth Scopes', [...settings.scopes].join(' ')],
    ['Run As', settings.runAs ?? ''],
    ['Consumer Key', id],
    ['Consumer Secret', secret ?? '']
  ].map(([name, value]) => `<dt>${name}</dt><dd><code>${escaped(value ?? '')}</code></dd>`);
  return `<section><h2>${escaped(settings.label)}</h2><dl>${rows.join('')}</dl></section>`;
}

function drawn(status: number, title: string, body: string): HttpResponse {
  const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} | Local org</title><main><p>LOCAL ORG</p><h1>${title}</h1>${body}</main></html>`;
  return html(status, text, {
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store'
  });
}
