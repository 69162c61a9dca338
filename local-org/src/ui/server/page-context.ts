import { labelTextIn, tabLabelIn } from '../../metadata/label-text.ts';
import type { AppSchema, PermissionSetSchema } from '../../metadata/schema.ts';
import type { RunningUser } from '../../runtime/transaction.ts';
import type { PageContext, PageTab, PageUser } from './page-model.ts';
import { LANGUAGE_CHOICES, type Preferences } from './preferences.ts';
import type { PageOrg } from './rows.ts';

/** Tabs of somebody who may see no app of the package. */
const PLAIN_TABS = ['standard-Lead', 'standard-Case', 'standard-Contact'];

/** The first deployed app that a permission set of the user makes visible, or null. */
export function visibleApp(org: PageOrg, user: RunningUser): AppSchema | null {
  const sets = permissionSets(org, user);
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

function permissionSets(org: PageOrg, user: RunningUser): readonly PermissionSetSchema[] {
  return org.permissionSetsOf(user.id).flatMap((name) => org.schema.permissionSets.get(name) ?? []);
}

/** Whether a permission set of the user shows the tab; a custom tab is hidden from everybody else. */
function mayOpen(org: PageOrg, user: RunningUser, tab: string): boolean {
  return permissionSets(org, user).some(({ tabSettings }) =>
    [...tabSettings].some(
      ([name, visibility]) =>
        name.toLowerCase() === tab.toLowerCase() && visibility.toLowerCase() !== 'none'
    )
  );
}

export interface ContextRequest {
  readonly user: RunningUser;
  readonly app: AppSchema | null;
  readonly url: string;
  readonly preferences: Preferences;
  /** Object or tab that is open; null on pages of neither. */
  readonly tabName: string | null;
}

export function pageContext(org: PageOrg, request: ContextRequest): PageContext {
  const { user, app } = request;
  return {
    user: pageUser(user),
    users: org
      .users()
      .filter((candidate) => !candidate.permissions.has('ApiUserOnly'))
      .map(pageUser),
    locale: languageTag(user.locale),
    language: languageTag(user.language),
    languages: LANGUAGE_CHOICES.map(({ code, name }) => ({
      code,
      name,
      isCurrent: code === user.language
    })),
    timeZone: user.timeZone,
    labels: Object.fromEntries(
      [...org.schema.labels.values()].map(({ name }) => [
        name,
        labelTextIn(org.schema, name, user.language) ?? ''
      ])
    ),
    appLabel: app?.label ?? 'Sales',
    tabs: (app?.tabs ?? PLAIN_TABS).flatMap((tab) => tabLink(org, request, tab)),
    theme: request.preferences.theme,
    isPhone: request.preferences.isPhone,
    isFramed: request.preferences.isFramed,
    url: request.url
  };
}

/** A tab of an object that the user may read or of a FlexiPage; tabs of other kinds are pages the local org does not have. */
function tabLink(org: PageOrg, request: ContextRequest, tab: string): readonly PageTab[] {
  const page = org.schema.tabs.get(tab);
  if (page !== undefined && page.flexiPage !== null) {
    if (!mayOpen(org, request.user, page.name)) return [];
    const url = `/lightning/n/${page.name}`;
    const label = tabLabelIn(org.schema, page, request.user.language);
    return [{ label, url, isCurrent: page.name === request.tabName }];
  }
  const object = org.schema.object(tab.replace(/^standard-/, ''));
  if (object === undefined || !object.stored || !request.user.permissions.canRead(object.name))
    return [];
  const isCurrent = object.name === request.tabName;
  return [{ label: object.pluralLabel, url: `/lightning/o/${object.name}/list`, isCurrent }];
}

/** As browsers write it: `id-ID` of `in_ID`, whose code is the old one. */
function languageTag(key: string): string {
  return new Intl.Locale(key.replace('_', '-')).toString();
}

function pageUser(user: RunningUser): PageUser {
  return { id: user.id, name: user.name, profileName: user.profileName };
}
