import type { RunningUser } from '../../runtime/transaction.ts';
import { appPage } from './app-page.ts';
import { ASSETS, renderLogin, renderPage, type PageAssets } from './html.ts';
import { listPage } from './list-page.ts';
import { pageContext, visibleApp } from './page-context.ts';
import type { MessagePageModel, PageModel } from './page-model.ts';
import { recordPage } from './record-page.ts';
import type { Preferences } from './preferences.ts';
import type { PageOrg } from './rows.ts';

/** A page that was drawn, or where to go instead. */
export type PageAnswer =
  | { readonly kind: 'html'; readonly status: number; readonly html: string }
  | { readonly kind: 'redirect'; readonly location: string };

export interface PageRequest {
  readonly user: RunningUser;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly preferences: Preferences;
  /** File name of the built script. */
  readonly scriptName: string;
}

/** Pages that a phone shows too: records, lists, tabs. */
const FRAMED_KINDS: ReadonlySet<string> = new Set(['r', 'o', 'n']);

interface Drawn {
  readonly status: number;
  readonly page: PageModel;
  readonly tabName: string | null;
  readonly title: string;
}

/** `/`, `/lightning/o/{Object}/list`, `/lightning/r/{Object}/{id}/view`, and `/{id}` as a short way to a record. */
export function answerPage(org: PageOrg, request: PageRequest): PageAnswer {
  const parts = request.path.split('/').slice(1);
  if (request.path === '/' || request.path === '/lightning/page/home') {
    return { kind: 'redirect', location: homeOf(org, request.user) };
  }
  if (parts.length === 1 && isId(parts[0]!)) return shortWay(org, parts[0]!);
  if (parts[0] === 'lightning' && parts[1] === 'r' && parts.length === 4 && isId(parts[2]!))
    return shortWay(org, parts[2]!);
  if (request.preferences.isPhone && FRAMED_KINDS.has(parts[1] ?? ''))
    return html(org, request, inPhone(draw(org, request, parts), addressOf(request)));
  return html(org, request, draw(org, request, parts));
}

/** The page on which one says who one is. */
export function loginPage(org: PageOrg, returnUrl: string, scriptName: string): string {
  const choices = org.users().filter((user) => !user.permissions.has('ApiUserOnly'));
  return renderLogin(choices, returnUrl, assets(scriptName));
}

function draw(org: PageOrg, request: PageRequest, parts: readonly string[]): Drawn {
  const [lightning, kind, objectName, third] = parts;
  const tab = kind === 'n' ? org.schema.tabs.get(objectName ?? '') : undefined;
  const app = tab === undefined ? null : appPage(org, request.user, tab);
  if (app !== null)
    return { status: 200, page: app, tabName: tab?.name ?? null, title: app.heading };
  const object = lightning === 'lightning' ? org.schema.object(objectName ?? '') : undefined;
  if (object === undefined || !object.stored)
    return message('Page not found', 'There is no such page in the local org.');
  if (!request.user.permissions.canRead(object.name)) {
    return message(
      'Insufficient Privileges',
      `You do not have access to ${object.pluralLabel}.`,
      403
    );
  }
  if (kind === 'o' && third === 'list') {
    const page = listPage(org, request.user, object, request.query.get('filterName'));
    return { status: 200, page, tabName: object.name, title: page.heading };
  }
  if (kind !== 'r' || third === undefined || !isId(third))
    return message('Page not found', 'There is no such page in the local org.');
  const page = recordPage(org, request.user, visibleApp(org, request.user), object, third);
  if (page === null) {
    return message(
      "We couldn't find the record",
      'It was deleted, or you do not have access to it.'
    );
  }
  return { status: 200, page, tabName: object.name, title: page.heading };
}

function html(org: PageOrg, request: PageRequest, drawn: Drawn): PageAnswer {
  const context = pageContext(org, {
    user: request.user,
    app: visibleApp(org, request.user),
    url: addressOf(request),
    preferences: request.preferences,
    tabName: drawn.tabName
  });
  const text = renderPage({ context, page: drawn.page }, assets(request.scriptName), drawn.title);
  return { kind: 'html', status: drawn.status, html: text };
}

function addressOf({ path, query }: PageRequest): string {
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The first tab of the app that the user has. */
function homeOf(org: PageOrg, user: RunningUser): string {
  const app = visibleApp(org, user);
  const preferences: Preferences = { theme: 'system', isPhone: false, isFramed: false };
  const { tabs } = pageContext(org, { user, app, url: '/', preferences, tabName: null });
  return tabs[0]?.url ?? '/lightning/o/Lead/list';
}

/** What is shown in the frame is asked for by the frame itself. */
function inPhone(drawn: Drawn, url: string): Drawn {
  return { ...drawn, page: { kind: 'phone', url } };
}

/** The object of an id is known by its first three characters. */
function shortWay(org: PageOrg, id: string): PageAnswer {
  const object = [...org.schema.objects.values()].find(
    ({ keyPrefix, stored }) => stored && keyPrefix !== '' && id.startsWith(keyPrefix)
  );
  return { kind: 'redirect', location: `/lightning/r/${object?.name ?? 'Unknown'}/${id}/view` };
}

function message(heading: string, text: string, status = 404): Drawn {
  const page: MessagePageModel = { kind: 'message', heading, text };
  return { status, page, tabName: null, title: heading };
}

function assets(scriptName: string): PageAssets {
  return { ...ASSETS, script: `/assets/${scriptName}` };
}

/** 15 or 18 letters and digits. */
function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(text);
}
