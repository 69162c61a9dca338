import { api, LightningElement } from 'lwc';
import type { ListPageModel } from '../../../server/page-model.ts';

interface ViewLink {
  readonly label: string;
  readonly url: string;
  readonly ariaCurrent: 'page' | null;
}

/** The records of one object that the user may see, newest first. */
export default class ListPage extends LightningElement {
  @api model!: ListPageModel;

  get hasViews(): boolean {
    return this.model.views.length > 1;
  }

  get views(): readonly ViewLink[] {
    return this.model.views.map(({ label, url, isCurrent }) => ({
      label,
      url,
      ariaCurrent: isCurrent ? 'page' : null
    }));
  }

  get isEmpty(): boolean {
    return this.model.rows.length === 0;
  }
}
