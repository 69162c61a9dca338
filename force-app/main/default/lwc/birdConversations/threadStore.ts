import { deliveryState, mergeMessages } from 'c/birdModel';
import type { BirdMessageView, BirdThreadView } from 'c/birdModel';

/** Reads one page; see BirdConversationController.getThread. */
export type ReadPage = (
  channel: string | null,
  beforeKey: string | null,
  pageSize: number
) => Promise<BirdThreadView>;

/** The messages of one channel, or of all, as far as they are loaded: always the newest ones. */
export interface LoadedThread {
  readonly messages: readonly BirdMessageView[];
  readonly hasEarlier: boolean;
}

/** What a look at the newest page brought. */
export interface NewestResult {
  readonly view: BirdThreadView;
  /** Messages that were not shown before; empty for a thread's first page. */
  readonly added: readonly BirdMessageView[];
  /** Messages shown before that have failed since. */
  readonly failed: readonly BirdMessageView[];
}

const PAGE_SIZE = 50;
const CATCH_UP_PAGE_SIZE = 200;
const CATCH_UP_PAGES = 5;

/** Keeps the loaded messages per channel, without gaps, and reads more of them. */
export class ThreadStore {
  private readonly readPage: ReadPage;
  private readonly threads = new Map<string | null, LoadedThread>();

  constructor(readPage: ReadPage) {
    this.readPage = readPage;
  }

  /** What is loaded of a channel, null for all channels. */
  thread(channel: string | null): LoadedThread | undefined {
    return this.threads.get(channel);
  }

  /**
   * Begins a channel's thread with what the thread of all channels already holds of it, so that
   * a tab shows its messages at once.
   */
  seed(channel: string, conversationIds: ReadonlySet<string>): void {
    const all = this.threads.get(null);
    if (all && !this.threads.has(channel)) {
      const messages = all.messages.filter((each) => conversationIds.has(each.conversationId));
      if (messages.length > 0) {
        this.threads.set(channel, { messages, hasEarlier: all.hasEarlier });
      }
    }
  }

  /** Reads the newest messages and joins them to the loaded ones. */
  async readNewest(channel: string | null): Promise<NewestResult> {
    const view = await this.readPage(channel, null, PAGE_SIZE);
    const before = this.threads.get(channel);
    if (!before) {
      this.threads.set(channel, { messages: view.messages, hasEarlier: view.hasEarlier });
      return { view, added: [], failed: [] };
    }
    const page = await this.catchUp(channel, before, view, CATCH_UP_PAGES);
    const after = this.threads.get(channel) ?? before;
    const { messages, added, changed } = mergeMessages(
      page.isJoined ? after.messages : [],
      page.messages
    );
    const reachesBack = !page.isJoined || !isOlder(after.messages[0], page.messages[0]);
    this.threads.set(channel, {
      messages,
      hasEarlier: reachesBack ? page.hasEarlier : after.hasEarlier
    });
    return { view, added, failed: newlyFailed(before.messages, changed) };
  }

  /** Reads the page before the oldest loaded message. */
  async readEarlier(channel: string | null): Promise<void> {
    const oldest = this.threads.get(channel)?.messages[0];
    if (!oldest) {
      return;
    }
    const page = await this.readPage(channel, oldest.sortKey, PAGE_SIZE);
    const current = this.threads.get(channel);
    // A thread that was begun anew meanwhile does not end where this page does.
    if (current?.messages[0]?.id === oldest.id) {
      const { messages } = mergeMessages(current.messages, page.messages);
      this.threads.set(channel, { messages, hasEarlier: page.hasEarlier });
    }
  }

  /** Reads on backwards until the pages meet what is loaded; after too many, the thread begins anew. */
  private async catchUp(
    channel: string | null,
    loaded: LoadedThread,
    page: LoadedThread,
    pagesLeft: number
  ): Promise<LoadedThread & { isJoined: boolean }> {
    const { messages, hasEarlier } = page;
    const newest = loaded.messages.at(-1);
    const oldest = messages[0];
    const isJoined = !newest || !oldest || !hasEarlier || oldest.sortKey <= newest.sortKey;
    if (isJoined || pagesLeft === 0) {
      return { messages, hasEarlier, isJoined };
    }
    const earlier = await this.readPage(channel, oldest.sortKey, CATCH_UP_PAGE_SIZE);
    const joined = [...earlier.messages, ...messages];
    return this.catchUp(
      channel,
      loaded,
      { messages: joined, hasEarlier: earlier.hasEarlier },
      pagesLeft - 1
    );
  }
}

function isOlder(one: BirdMessageView | undefined, other: BirdMessageView | undefined): boolean {
  return one !== undefined && other !== undefined && one.sortKey < other.sortKey;
}

function newlyFailed(
  before: readonly BirdMessageView[],
  changed: readonly BirdMessageView[]
): BirdMessageView[] {
  const known = new Map(before.map((message) => [message.id, message]));
  return changed.filter((message) => {
    const old = known.get(message.id);
    return deliveryState(message) === 'failed' && old && deliveryState(old) !== 'failed';
  });
}
