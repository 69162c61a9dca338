import { api, LightningElement } from 'lwc';
import type { LanguageOption, PageContext, PageTheme } from '../../../server/page-model.ts';

const THEMES: readonly (readonly [PageTheme, string])[] = [
  ['system', 'SLDS 2, as the browser'],
  ['light', 'SLDS 2 light'],
  ['dark', 'SLDS 2 dark'],
  ['slds1', 'SLDS 1']
];

interface UserChoice {
  readonly id: string;
  readonly label: string;
  readonly isCurrent: boolean;
}

interface TabLink {
  readonly label: string;
  readonly url: string;
  readonly itemClass: string;
  readonly ariaCurrent: 'page' | null;
}

/** The bar on top: what org this is, who one is, and the app's tabs. */
export default class GlobalHeader extends LightningElement {
  @api context!: PageContext;

  get users(): readonly UserChoice[] {
    return this.context.users.map((user) => ({
      id: user.id,
      label: `${user.name} (${user.profileName})`,
      isCurrent: user.id === this.context.user.id
    }));
  }

  get themes(): readonly LanguageOption[] {
    return THEMES.map(([code, name]) => ({ code, name, isCurrent: code === this.context.theme }));
  }

  get phonePressed(): 'true' | 'false' {
    return this.context.isPhone ? 'true' : 'false';
  }

  get otherForm(): 'desktop' | 'phone' {
    return this.context.isPhone ? 'desktop' : 'phone';
  }

  get tabs(): readonly TabLink[] {
    return this.context.tabs.map((tab) => ({
      label: tab.label,
      url: tab.url,
      itemClass: `slds-context-bar__item${tab.isCurrent ? ' slds-is-active' : ''}`,
      ariaCurrent: tab.isCurrent ? 'page' : null
    }));
  }

  submitChoice(event: Event): void {
    (event.target as HTMLSelectElement).form?.submit();
  }
}
