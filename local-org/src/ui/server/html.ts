import type { PageData, PageTheme } from './page-model.ts';

/** Where the assets of a page are found; `script` changes with its content. */
export interface PageAssets {
  readonly script: string;
  readonly shellStyles: string;
  readonly slds1: string;
  readonly slds2: string;
}

export const ASSETS = {
  shellStyles: '/assets/shell.css',
  slds1: '/assets/slds1/styles/salesforce-lightning-design-system.min.css',
  slds2: '/assets/slds2/slds2.cosmos.css'
} as const;

/** One page; everything it shows is drawn in the browser from the data block. */
export function renderPage(data: PageData, assets: PageAssets, title: string): string {
  const body = `<div id="page"></div>
<script type="application/json" id="page-data">${jsonBlock(data)}</script>
<script type="module" src="${assets.script}"></script>`;
  return document(title, data.context.language, data.context.theme, assets, body);
}

export interface LoginChoice {
  readonly id: string;
  readonly name: string;
  readonly profileName: string;
}

/** The page on which one says who one is; there are no passwords in the local org. */
export function renderLogin(
  choices: readonly LoginChoice[],
  returnUrl: string,
  assets: PageAssets
): string {
  const buttons = choices
    .map(
      (choice) =>
        `<button class="slds-button slds-button_neutral" name="user" value="${escapeHtml(choice.id)}">${escapeHtml(
          `${choice.name} (${choice.profileName})`
        )}</button>`
    )
    .join('\n');
  const body = `<main class="slds-card shell-login"><p class="shell-header__org"><strong>LOCAL ORG</strong></p>
<h1 class="slds-text-heading_medium">Log in as</h1>
<form method="post" action="/login"><input type="hidden" name="returnUrl" value="${escapeHtml(returnUrl)}">
${buttons}</form></main>`;
  return document('Log in', 'en-US', 'system', assets, body);
}

/** SLDS 2 is light, dark or as the browser's scheme; SLDS 1 knows only light. */
function document(
  title: string,
  language: string,
  theme: PageTheme,
  assets: PageAssets,
  body: string
): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | LOCAL ORG</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${theme === 'slds1' ? assets.slds1 : assets.slds2}">
<link rel="stylesheet" href="${assets.shellStyles}">
</head>
<body${theme === 'slds1' ? '' : ` class="slds-color-scheme_${theme}"`}>
${body}
</body>
</html>
`;
}

/** JSON that cannot end its own script element. */
function jsonBlock(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
