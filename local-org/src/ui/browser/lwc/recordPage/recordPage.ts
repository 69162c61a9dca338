import { api, LightningElement } from 'lwc';
import type { RecordPageModel } from '../../../server/page-model.ts';

/** A record page: the regions of the deployed FlexiPage. */
export default class RecordPage extends LightningElement {
  @api model!: RecordPageModel;

  get columnsClass(): string {
    const order = this.model.sidebarFirst ? ' shell-columns_sidebar-first' : '';
    return `shell-columns${this.hasSidebar ? ' shell-columns_two' : ''}${order}`;
  }

  get hasSidebar(): boolean {
    return this.model.sidebar.length > 0;
  }
}
