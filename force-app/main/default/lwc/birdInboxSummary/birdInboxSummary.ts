import { LightningElement } from 'lwc';
import getSummary from '@salesforce/apex/BirdInboxController.getSummary';
import FORM_FACTOR from '@salesforce/client/formFactor';
import ALL from '@salesforce/label/c.Bird_All';
import LOADING from '@salesforce/label/c.Bird_Loading';
import MINE from '@salesforce/label/c.Bird_Inbox_Mine';
import NOTICE_FAILED from '@salesforce/label/c.Bird_Notice_Failed';
import NOTICE_HINT from '@salesforce/label/c.Bird_Notice_Offline_Hint';
import REFRESH from '@salesforce/label/c.Bird_Refresh';
import SCOPE from '@salesforce/label/c.Bird_Inbox_Scope';
import TAB_MANY from '@salesforce/label/c.Bird_Inbox_Tab_Many';
import TAB_MANY_NEW from '@salesforce/label/c.Bird_Inbox_Tab_Many_New';
import TAB_ONE from '@salesforce/label/c.Bird_Inbox_Tab_One';
import TAB_ONE_NEW from '@salesforce/label/c.Bird_Inbox_Tab_One_New';
import TITLE from '@salesforce/label/c.Bird_Inbox';
import UNANSWERED_MANY from '@salesforce/label/c.Bird_Inbox_Unanswered_Many';
import UNANSWERED_ONE from '@salesforce/label/c.Bird_Inbox_Unanswered_One';
import { NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { reduceError } from 'c/birdErrors';
import type { ErrorCode } from 'c/birdErrors';
import { countLabel, formatLabel } from 'c/birdLabels';
import type { BirdInboxView } from 'c/birdModel';
import { clockTime } from 'c/birdTime';
import { rowViews } from './inboxRows';
import type { RowView } from './inboxRows';
import { emptyInbox, failedInbox } from './inboxStates';
import type { InboxState } from './inboxStates';

type Scope = 'mine' | 'all';

const LEAST_POLL_SECONDS = 15;

/** The latest conversations of the user's records or of all, unanswered first. */
export default class BirdInboxSummary extends NavigationMixin(LightningElement) {
  readonly label = { TITLE, LOADING, SCOPE, REFRESH };
  readonly words = { one: TAB_ONE, many: TAB_MANY, oneNew: TAB_ONE_NEW, manyNew: TAB_MANY_NEW };
  readonly scopes = [
    { label: MINE, value: 'mine' },
    { label: ALL, value: 'all' }
  ];
  readonly cardClass = FORM_FACTOR === 'Small' ? 'card card_phone' : 'card';

  scope: Scope = 'mine';
  channel: string | null = null;
  view: BirdInboxView | undefined;
  failure: ErrorCode | undefined;

  private urls: ReadonlyMap<string, string> = new Map();
  private nowMs = 0;
  private readMs = 0;
  private reading = 0;
  private timer = 0;
  private readonly handleReturn = (): void => {
    if (document.visibilityState !== 'hidden') {
      void this.read();
    }
  };

  override connectedCallback(): void {
    document.addEventListener('visibilitychange', this.handleReturn);
    window.addEventListener('online', this.handleReturn);
    void this.read();
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.handleReturn);
    window.removeEventListener('online', this.handleReturn);
    this.reading += 1;
    window.clearTimeout(this.timer);
  }

  get isLoading(): boolean {
    return !this.view && !this.failure;
  }

  get busy(): string {
    return String(this.isLoading);
  }

  get hasTabs(): boolean {
    return (this.view?.channels.length ?? 0) > 1;
  }

  get total(): number {
    return (this.view?.channels ?? []).reduce((sum, { count }) => sum + count, 0);
  }

  get unanswered(): string {
    const count = this.view?.unanswered ?? 0;
    return count > 0 ? countLabel(count, UNANSWERED_ONE, UNANSWERED_MANY) : '';
  }

  get rows(): RowView[] {
    return this.view ? rowViews(this.view, this.channel, this.nowMs, this.urls) : [];
  }

  get situation(): InboxState | undefined {
    if (!this.view) {
      return this.failure && failedInbox(this.failure);
    }
    return this.view.rows.length === 0 ? emptyInbox(this.scope) : undefined;
  }

  /** What was read stays, and says up to when it is complete. */
  get notice(): { kind: string; heading: string; text: string; action: string } | undefined {
    if (!this.view || !this.failure) {
      return undefined;
    }
    const text = formatLabel(NOTICE_HINT, clockTime(this.readMs));
    return {
      kind: 'failed',
      heading: NOTICE_FAILED,
      text,
      action: failedInbox(this.failure).action
    };
  }

  handleScope(event: CustomEvent<{ value: string }>): void {
    this.scope = event.detail.value === 'all' ? 'all' : 'mine';
    this.view = undefined;
    this.channel = null;
    void this.read();
  }

  handleChannel(event: CustomEvent<{ channel: string | null }>): void {
    this.channel = event.detail.channel;
  }

  handleRefresh(): void {
    void this.read();
  }

  handleAction(): void {
    if (this.failure === 'SESSION_EXPIRED') {
      window.location.reload();
    } else {
      this.failure = undefined;
      void this.read();
    }
  }

  /** A plain click stays in the app; a new tab or window is the browser's. */
  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const { id, object } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](recordPage(id ?? '', object ?? ''));
  }

  private async read(): Promise<void> {
    this.reading += 1;
    const own = this.reading;
    window.clearTimeout(this.timer);
    try {
      const view = await getSummary({ scope: this.scope });
      if (own !== this.reading) {
        return;
      }
      this.show(view);
    } catch (error) {
      if (own !== this.reading) {
        return;
      }
      this.failure = navigator.onLine ? reduceError(error).code : 'OFFLINE';
    }
    const seconds = Math.max(this.view?.pollSeconds ?? 0, LEAST_POLL_SECONDS);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- polling is a timer
    this.timer = window.setTimeout(() => this.poll(), seconds * 1000);
  }

  /** Nobody sees a hidden page: the return to it reads. */
  private poll(): void {
    if (this.failure !== 'NO_ACCESS') {
      this.handleReturn();
    }
  }

  private show(view: BirdInboxView): void {
    this.failure = undefined;
    this.view = view;
    this.nowMs = view.nowMs;
    this.readMs = view.nowMs;
    if (!view.channels.some(({ channel }) => channel === this.channel)) {
      this.channel = null;
    }
    void this.address(view);
  }

  private async address(view: BirdInboxView): Promise<void> {
    const missing = rowViews(view, null, view.nowMs, this.urls).filter(({ url }) => !url);
    const found = await Promise.all(
      missing.map(async ({ recordId, objectName }) => {
        const url = await this[NavigationMixin.GenerateUrl](recordPage(recordId, objectName));
        return [recordId, url] as const;
      })
    );
    if (found.length > 0) {
      this.urls = new Map([...this.urls, ...found]);
    }
  }
}

function recordPage(recordId: string, objectApiName: string): PageReference {
  return {
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName, actionName: 'view' }
  };
}
