import { api, LightningElement } from 'lwc';
import type { ComponentModel } from '../../../server/page-model.ts';

type Kind<K extends ComponentModel['kind']> = Extract<ComponentModel, { kind: K }>;

interface Step {
  readonly key: string;
  readonly label: string;
  readonly stepClass: string;
  readonly ariaCurrent: 'step' | null;
}

/** One component of a FlexiPage region, whichever it is. */
export default class PageComponent extends LightningElement {
  @api model!: ComponentModel;
  @api recordId!: string;
  @api objectApiName!: string;

  get highlights(): Kind<'highlights'> | null {
    return this.model.kind === 'highlights' ? this.model : null;
  }

  get path(): Kind<'path'> | null {
    return this.model.kind === 'path' ? this.model : null;
  }

  get steps(): readonly Step[] {
    return (this.path?.steps ?? []).map(({ key, label, state }) => ({
      key,
      label,
      stepClass: `shell-path__step shell-path__step_${state}`,
      ariaCurrent: state === 'current' ? 'step' : null
    }));
  }

  get tabset(): Kind<'tabset'> | null {
    return this.model.kind === 'tabset' ? this.model : null;
  }

  get detail(): Kind<'detail'> | null {
    return this.model.kind === 'detail' ? this.model : null;
  }

  get relatedLists(): Kind<'relatedLists'> | null {
    return this.model.kind === 'relatedLists' ? this.model : null;
  }

  get custom(): Kind<'custom'> | null {
    return this.model.kind === 'custom' ? this.model : null;
  }

  get unknown(): Kind<'unknown'> | null {
    return this.model.kind === 'unknown' ? this.model : null;
  }
}
