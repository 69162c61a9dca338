import type { LightningElement } from 'lwc';

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

type Component = new () => LightningElement;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

function pageUrl(reference: PageReference): string {
  const attributes = reference.attributes ?? {};
  switch (reference.type) {
    case 'standard__recordPage':
      return attributes['objectApiName'] === undefined
        ? `/lightning/r/${attributes['recordId']}/view`
        : `/lightning/r/${attributes['objectApiName']}/${attributes['recordId']}/view`;
    case 'standard__objectPage':
      return `/lightning/o/${attributes['objectApiName']}/list`;
    case 'standard__webPage':
      return attributes['url'] ?? '/';
    default:
      throw new Error(`Navigation to ${reference.type} is not modelled by the local org.`);
  }
}

function withNavigation(Base: Component): Component {
  return class extends Base {
    [Navigate](reference: PageReference): void {
      const url = pageUrl(reference);
      if (reference.type === 'standard__webPage') window.open(url, '_blank', 'noopener');
      else window.location.assign(url);
    }

    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(pageUrl(reference));
    }
  };
}

/** `lightning/navigation`: leads to the local org's own pages. */
export const NavigationMixin = Object.assign(withNavigation, { Navigate, GenerateUrl });

/** Wire adapter that says which page one is on. */
export class CurrentPageReference {
  constructor(callback: (reference: PageReference) => void) {
    const parts = window.location.pathname.split('/');
    if (parts[2] === 'r' && parts.length === 6) {
      const attributes = { objectApiName: parts[3]!, recordId: parts[4]!, actionName: 'view' };
      callback({ type: 'standard__recordPage', attributes });
    } else {
      callback({
        type: 'standard__objectPage',
        attributes: { objectApiName: parts[3] ?? '', actionName: 'list' }
      });
    }
  }

  connect(): void {}
  update(): void {}
  disconnect(): void {}
}
