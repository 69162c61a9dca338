import { api, LightningElement } from 'lwc';
import type { ListPageModel } from '../../../server/page-model.ts';

/** The records of one object that the user may see, newest first. */
export default class ListPage extends LightningElement {
  @api model!: ListPageModel;

  get isEmpty(): boolean {
    return this.model.rows.length === 0;
  }
}
