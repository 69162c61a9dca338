import { cookie, header, type HttpRequest } from '../../http/http-request.ts';
import type { PageTheme } from './page-model.ts';

/** How somebody wants the pages to look; kept in cookies, because it is no matter of the org. */
export interface Preferences {
  readonly theme: PageTheme;
  /** Record and app pages stand in a frame of a phone's width. */
  readonly isPhone: boolean;
  /** This request is for what stands in that frame. */
  readonly isFramed: boolean;
}

/** A language of the pages with the locale that a user gets with it. */
export interface LanguageChoice {
  /** Value of `User.LanguageLocaleKey`. */
  readonly code: string;
  /** Value of `User.LocaleSidKey`. */
  readonly locale: string;
  readonly name: string;
}

export const LANGUAGE_CHOICES: readonly LanguageChoice[] = [
  { code: 'en_US', locale: 'en_GB', name: 'English' },
  { code: 'in', locale: 'in_ID', name: 'Bahasa Indonesia' }
];

const THEMES: readonly string[] = ['system', 'light', 'dark', 'slds1'] satisfies PageTheme[];
const THEME_COOKIE = 'theme';
const FORM_COOKIE = 'form';

/** What a choice asks for: form fields of the header, or parameters of an address. */
export interface Wishes {
  readonly language: LanguageChoice | null;
  readonly cookies: readonly string[];
}

export function preferencesOf(request: HttpRequest): Preferences {
  const isFramed = header(request, 'sec-fetch-dest') === 'iframe';
  return {
    theme: themeOf(cookie(request, THEME_COOKIE)) ?? 'system',
    isPhone: cookie(request, FORM_COOKIE) === 'phone' && !isFramed,
    isFramed
  };
}

/** Known words only; what is missing or unknown stays as it is. */
export function wishesOf(values: URLSearchParams): Wishes {
  const theme = themeOf(values.get('theme'));
  const form = values.get('form');
  const cookies = [
    ...(theme === null ? [] : [cookieText(THEME_COOKIE, theme)]),
    ...(form === 'phone' || form === 'desktop' ? [cookieText(FORM_COOKIE, form)] : [])
  ];
  const language = LANGUAGE_CHOICES.find(({ code }) => code === values.get('language')) ?? null;
  return { language, cookies };
}

/** The same address without the wishes; null when it has none. */
export function withoutWishes(request: HttpRequest): string | null {
  const rest = new URLSearchParams(request.query);
  for (const name of ['language', 'theme', 'form']) rest.delete(name);
  if (rest.size === request.query.size) return null;
  return rest.size === 0 ? request.path : `${request.path}?${rest.toString()}`;
}

function themeOf(word: string | null): PageTheme | null {
  return word !== null && THEMES.includes(word) ? (word as PageTheme) : null;
}

function cookieText(name: string, value: string): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
}
