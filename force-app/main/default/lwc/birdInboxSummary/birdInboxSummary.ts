import { LightningElement } from 'lwc';
import FORM_FACTOR from '@salesforce/client/formFactor';
import ALL from '@salesforce/label/c.Bird_All';
import LOADING from '@salesforce/label/c.Bird_Loading';
import MINE from '@salesforce/label/c.Bird_Inbox_Mine';
import REFRESH from '@salesforce/label/c.Bird_Refresh';
import COUNT from '@salesforce/label/c.Bird_Conversation_Count';
import SCOPE from '@salesforce/label/c.Bird_Inbox_Scope';
import TITLE from '@salesforce/label/c.Bird_Inbox';
import UNANSWERED from '@salesforce/label/c.Bird_Unanswered';
import { NavigationMixin } from 'lightning/navigation';
import type { TabWords } from 'c/birdChannelTabs';
import { dataOf } from 'c/birdDom';
import { recordPage } from 'c/birdModel';
import { openInbox } from './inbox';
import type { Inbox } from './inbox';
import type { InboxView } from './inboxView';

/** The latest conversations of the user's records or of all, unanswered first. */
export default class BirdInboxSummary extends NavigationMixin(LightningElement) {
  readonly label = { TITLE, LOADING, SCOPE, REFRESH };
  readonly words: TabWords = [COUNT, UNANSWERED];
  readonly scopes = [
    { label: MINE, value: 'mine' },
    { label: ALL, value: 'all' }
  ];
  readonly cardClass = FORM_FACTOR === 'Small' ? 'card card_phone' : 'card';

  view: InboxView | undefined;

  private inbox: Inbox | undefined;

  override connectedCallback(): void {
    this.inbox = openInbox({
      onView: (view) => {
        this.view = view;
      },
      addressOf: (recordId, objectName) =>
        this[NavigationMixin.GenerateUrl](recordPage(recordId, objectName))
    });
  }

  override disconnectedCallback(): void {
    this.inbox?.stop();
  }

  handleScope(event: CustomEvent<{ value: 'mine' | 'all' }>): void {
    this.inbox?.selectScope(event.detail.value);
  }

  handleChannel(event: CustomEvent<{ channel: string | null }>): void {
    this.inbox?.selectChannel(event.detail.channel);
  }

  handleAction(): void {
    this.inbox?.readAgain();
  }

  /** A plain click stays in the app; a new tab or window is the browser's. */
  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const { id = '', object = '' } = dataOf(event);
    this[NavigationMixin.Navigate](recordPage(id, object));
  }
}
