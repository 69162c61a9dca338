import { LightningElement } from 'lwc';
import { pageData } from 'local-org/context';
import type {
  AppPageModel,
  ListPageModel,
  MessagePageModel,
  PageContext,
  PhonePageModel,
  RecordPageModel
} from '../../../server/page-model.ts';

/** One page: header, content, toasts. */
export default class App extends LightningElement {
  private readonly page = pageData.page;

  get context(): PageContext {
    return pageData.context;
  }

  get hasHeader(): boolean {
    return !this.context.isFramed;
  }

  /** The page in the phone's frame has a main part of its own. */
  get mainLabel(): string | null {
    return this.page.kind === 'phone' ? 'Phone preview' : null;
  }

  get appPage(): AppPageModel | null {
    return this.page.kind === 'app' ? this.page : null;
  }

  get phonePage(): PhonePageModel | null {
    return this.page.kind === 'phone' ? this.page : null;
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
