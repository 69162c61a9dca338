import { LightningElement, api } from 'lwc';
import getMessages from '@salesforce/apex/BirdConversationController.getMessages';
import getThread from '@salesforce/apex/BirdConversationController.getThread';
import type { BirdMessageView } from 'c/birdModel';

const LARGEST_PAGE = 200;

/**
 * What one writes first: reads every message and draws them all. Its rows are lighter than ours: no groups, days, media
 * or keyboard.
 */
export default class Naive extends LightningElement {
  @api recordId!: string;

  rows: readonly BirdMessageView[] = [];

  override connectedCallback(): void {
    void this.read();
  }

  override renderedCallback(): void {
    const scroller = this.refs?.scroller as HTMLElement | undefined;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }

  private async read(): Promise<void> {
    const { conversations } = await getThread({ recordId: this.recordId });
    const conversationIds = conversations.map(({ id }) => id);
    const pages: (readonly BirdMessageView[])[] = [];
    let beforeKey: string | undefined;
    let hasEarlier = true;
    while (hasEarlier) {
      const request = JSON.stringify({ pageSize: LARGEST_PAGE, beforeKey });
      const page = await getMessages({ recordId: this.recordId, conversationIds, request });
      pages.unshift(page.messages);
      beforeKey = page.messages[0]?.sortKey;
      hasEarlier = page.hasEarlier;
    }
    this.rows = pages.flat();
  }
}
