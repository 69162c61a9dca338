import { LightningElement } from 'lwc';
import { pageData } from 'local-org/context';
import type {
  ListPageModel,
  MessagePageModel,
  PageContext,
  RecordPageModel
} from '../../../server/page-model.ts';

/** One page: header, content, toasts. */
export default class App extends LightningElement {
  private readonly page = pageData.page;

  get context(): PageContext {
    return pageData.context;
  }

  get listPage(): ListPageModel | null {
    return this.page.kind === 'list' ? this.page : null;
  }

  get recordPage(): RecordPageModel | null {
    return this.page.kind === 'record' ? this.page : null;
  }

  get message(): MessagePageModel | null {
    return this.page.kind === 'message' ? this.page : null;
  }
}
