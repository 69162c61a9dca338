import { api, LightningElement } from 'lwc';
import type { RelatedListModel } from '../../../server/page-model.ts';

/** The records that point at this one. */
export default class RelatedLists extends LightningElement {
  @api lists!: readonly RelatedListModel[];

  get isEmpty(): boolean {
    return this.lists.length === 0;
  }
}
