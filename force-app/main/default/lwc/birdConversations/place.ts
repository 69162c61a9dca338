import { mergeMessages } from 'c/birdModel';
import type { BirdMessagePage, BirdMessageView } from 'c/birdModel';
import type { MessageSource } from './threadStore';

const PAGE_SIZE = 50;

/** How reading further messages stands. */
export type ReadingState = 'idle' | 'loading' | 'failed';

/** The messages around one of them, read further in both directions. */
export class Place {
  earlierState: ReadingState = 'idle';
  laterState: ReadingState = 'idle';
  /** Tells places of one search apart. */
  readonly number: number;

  private readonly source: MessageSource;
  private readonly ids: readonly string[];
  private readonly onChange: () => void;
  private page: BirdMessagePage | undefined;

  /** @param ids the conversations to read from */
  constructor(number: number, source: MessageSource, ids: readonly string[], onChange: () => void) {
    this.number = number;
    this.source = source;
    this.ids = ids;
    this.onChange = onChange;
  }

  /** What is loaded; undefined before the first page. */
  get loaded(): BirdMessagePage | undefined {
    return this.page;
  }

  /** Whether a message is loaded. */
  holds(messageId: string): boolean {
    return this.page?.messages.some((each) => each.id === messageId) ?? false;
  }

  /** Reads what stands around a message. */
  async open(aroundKey: string): Promise<void> {
    this.page = await this.source.messages(this.ids, { aroundKey, pageSize: PAGE_SIZE });
    this.onChange();
  }

  /** Reads what stands before the first loaded message. */
  async readEarlier(): Promise<void> {
    const first = this.page?.messages[0];
    if (!first || !this.page?.hasEarlier || this.earlierState === 'loading') {
      return;
    }
    this.earlierState = 'loading';
    this.onChange();
    try {
      const request = { beforeKey: first.sortKey, pageSize: PAGE_SIZE };
      const { messages, hasEarlier } = await this.source.messages(this.ids, request);
      this.add(messages, { hasEarlier });
      this.earlierState = 'idle';
    } catch {
      this.earlierState = 'failed';
    }
    this.onChange();
  }

  /** Reads what stands after the last loaded message. */
  async readLater(): Promise<void> {
    const last = this.page?.messages.at(-1);
    if (!last || !this.page?.hasLater || this.laterState === 'loading') {
      return;
    }
    this.laterState = 'loading';
    this.onChange();
    try {
      const request = { afterKey: last.sortKey, pageSize: PAGE_SIZE };
      const { messages, hasLater } = await this.source.messages(this.ids, request);
      this.add(messages, { hasLater });
      this.laterState = 'idle';
    } catch {
      this.laterState = 'failed';
    }
    this.onChange();
  }

  /** Messages that just came belong here only where the end is loaded. */
  join(added: readonly BirdMessageView[]): void {
    const own = added.filter((each) => this.ids.includes(each.conversationId));
    if (own.length > 0 && this.page && !this.page.hasLater) {
      this.add(own, {});
      this.onChange();
    }
  }

  private add(messages: readonly BirdMessageView[], changes: Partial<BirdMessagePage>): void {
    if (this.page) {
      const merged = mergeMessages(this.page.messages, messages);
      this.page = { ...this.page, ...changes, messages: merged.messages };
    }
  }
}
