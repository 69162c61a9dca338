import type { AppSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { PageContext, PageTab, PageUser } from './page-model.ts';
import type { PageOrg } from './rows.ts';

/** Tabs of somebody who may see no app of the package. */
const PLAIN_TABS = ['standard-Lead', 'standard-Case', 'standard-Contact'];

/** The first deployed app that a permission set of the user makes visible, or null. */
export function visibleApp(org: PageOrg, user: RunningUser): AppSchema | null {
  const sets = org
    .permissionSetsOf(user.id)
    .flatMap((name) => org.schema.permissionSets.get(name) ?? []);
  for (const app of org.schema.apps.values()) {
    if (
      sets.some((set) =>
        [...set.applicationVisibilities].some(
          (name) => name.toLowerCase() === app.name.toLowerCase()
        )
      )
    )
      return app;
  }
  return null;
}

export interface ContextRequest {
  readonly user: RunningUser;
  readonly app: AppSchema | null;
  readonly url: string;
  readonly sldsVersion: 1 | 2;
  /** Object whose tab is the current one; null on pages of no object. */
  readonly objectName: string | null;
}

export function pageContext(org: PageOrg, request: ContextRequest): PageContext {
  const { user, app } = request;
  return {
    user: pageUser(user),
    users: org
      .users()
      .filter((candidate) => !candidate.permissions.has('ApiUserOnly'))
      .map(pageUser),
    locale: user.locale.replace('_', '-'),
    language: user.language.replace('_', '-'),
    timeZone: user.timeZone,
    labels: Object.fromEntries(
      [...org.schema.labels.values()].map(({ name, value }) => [name, value])
    ),
    appLabel: app?.label ?? 'Sales',
    tabs: (app?.tabs ?? PLAIN_TABS).flatMap((tab) => objectTab(org, request, tab)),
    sldsVersion: request.sldsVersion,
    url: request.url
  };
}

/** A tab of an object that the user may read; tabs of other kinds are pages the local org does not have. */
function objectTab(org: PageOrg, request: ContextRequest, tab: string): readonly PageTab[] {
  const object = org.schema.object(tab.replace(/^standard-/, ''));
  if (object === undefined || !object.stored || !request.user.permissions.canRead(object.name))
    return [];
  const isCurrent = object.name === request.objectName;
  return [{ label: object.pluralLabel, url: `/lightning/o/${object.name}/list`, isCurrent }];
}

function pageUser(user: RunningUser): PageUser {
  return { id: user.id, name: user.name, profileName: user.profileName };
}
