import type { RunningUser } from '../../runtime/transaction.ts';
import { ASSETS, renderLogin, renderPage, type PageAssets } from './html.ts';
import { listPage } from './list-page.ts';
import { pageContext, visibleApp } from './page-context.ts';
import type { MessagePageModel, PageModel } from './page-model.ts';
import { recordPage } from './record-page.ts';
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
  /** File name of the built script. */
  readonly scriptName: string;
}

interface Drawn {
  readonly status: number;
  readonly page: PageModel;
  readonly objectName: string | null;
  readonly title: string;
}

/** `/`, `/lightning/o/{Object}/list`, `/lightning/r/{Object}/{id}/view`, and `/{id}` as a short way to a record. */
export function answerPage(org: PageOrg, request: PageRequest): PageAnswer {
  const parts = request.path.split('/').slice(1);
  if (request.path === '/' || request.path === '/lightning/page/home') {
    return { kind: 'redirect', location: '/lightning/o/Lead/list' };
  }
  if (parts.length === 1 && isId(parts[0]!)) return shortWay(org, parts[0]!);
  if (parts[0] === 'lightning' && parts[1] === 'r' && parts.length === 4 && isId(parts[2]!))
    return shortWay(org, parts[2]!);
  return html(org, request, draw(org, request, parts));
}

/** The page on which one says who one is. */
export function loginPage(org: PageOrg, returnUrl: string, scriptName: string): string {
  const choices = org.users().filter((user) => !user.permissions.has('ApiUserOnly'));
  return renderLogin(choices, returnUrl, assets(scriptName));
}

function draw(org: PageOrg, request: PageRequest, parts: readonly string[]): Drawn {
  const [lightning, kind, objectName, third] = parts;
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
    const page = listPage(org, request.user, object);
    return { status: 200, page, objectName: object.name, title: page.heading };
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
  return { status: 200, page, objectName: object.name, title: page.heading };
}

function html(org: PageOrg, request: PageRequest, drawn: Drawn): PageAnswer {
  const context = pageContext(org, {
    user: request.user,
    app: visibleApp(org, request.user),
    url: request.query.size === 0 ? request.path : `${request.path}?${request.query.toString()}`,
    sldsVersion: request.query.get('slds') === '1' ? 1 : 2,
    objectName: drawn.objectName
  });
  const text = renderPage({ context, page: drawn.page }, assets(request.scriptName), drawn.title);
  return { kind: 'html', status: drawn.status, html: text };
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
  return { status, page, objectName: null, title: heading };
}

function assets(scriptName: string): PageAssets {
  return { ...ASSETS, script: `/assets/${scriptName}` };
}

/** 15 or 18 letters and digits. */
function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(text);
}
