import type { PageContext, PageData } from '../../server/page-model.ts';

function readPageData(): PageData {
  const block = document.querySelector('#page-data');
  if (block?.textContent === null || block?.textContent === undefined) {
    throw new Error('The page carries no data.');
  }
  return JSON.parse(block.textContent) as PageData;
}

/** The page's data as the server wrote it. */
export const pageData: PageData = readPageData();

/** Who looks at the page and how: what `@salesforce/user`, `@salesforce/i18n` and `@salesforce/label` answer. */
class PageSurroundings {
  private readonly context: PageContext;

  constructor(data: PageContext) {
    this.context = data;
  }

  userModule(name: string): string | boolean {
    if (name === 'Id') return this.context.user.id;
    if (name === 'isGuest') return false;
    throw new Error(`@salesforce/user/${name} is not modelled by the local org.`);
  }

  label(name: string): string {
    const text = this.context.labels[name];
    if (text === undefined) throw new Error(`No custom label ${name} is deployed.`);
    return text;
  }

  i18n(name: string): string {
    switch (name) {
      case 'lang':
        return this.context.language;
      case 'locale':
        return this.context.locale;
      case 'timeZone':
        return this.context.timeZone;
      case 'dir':
        return 'ltr';
      case 'number.decimalSeparator':
        return this.numberPart('decimal');
      case 'number.groupingSeparator':
        return this.numberPart('group');
      default:
        throw new Error(`@salesforce/i18n/${name} is not modelled by the local org.`);
    }
  }

  /** `Small` on a phone, as Lightning Experience tells its components. */
  formFactor(): 'Small' | 'Large' {
    return window.matchMedia('(max-width: 480px)').matches ? 'Small' : 'Large';
  }

  private numberPart(type: 'decimal' | 'group'): string {
    const parts = new Intl.NumberFormat(this.context.locale).formatToParts(12345.6);
    return parts.find((part) => part.type === type)?.value ?? '';
  }
}

export const context = new PageSurroundings(pageData.context);
