import { deliveryState, mergeMessages } from 'c/birdModel';
import type {
  BirdMessagePage,
  BirdMessageRequest,
  BirdMessageView,
  BirdThreadView
} from 'c/birdModel';
import { filterRequest, isFiltering } from './messageFilter';
import type { MessageFilter } from './messageFilter';

/** Reads what belongs to one record; see BirdConversationController. */
export interface MessageSource {
  frame(): Promise<BirdThreadView>;
  messages(
    conversationIds: readonly string[],
    request: BirdMessageRequest
  ): Promise<BirdMessagePage>;
}

/** Which messages are shown. */
export interface Selection {
  /** null for all channels. */
  readonly channel: string | null;
  readonly filter: MessageFilter;
}

/** The messages of a selection as far as they are loaded: always the newest ones. */
export interface LoadedThread {
  readonly messages: readonly BirdMessageView[];
  readonly hasEarlier: boolean;
  /** The conversations they were read from. */
  readonly ids: readonly string[];
}

/** What a look at the newest messages brought. */
export interface News {
  /** Messages that were not loaded before; empty for a thread's first page. */
  readonly added: readonly BirdMessageView[];
  /** Messages loaded before that have failed since. */
  readonly failed: readonly BirdMessageView[];
}

const PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 200;
const CATCH_UP_PAGES = 5;
/** So many messages are read again in a catch-up: one that came late sorts before the last. */
const OVERLAP = 50;
const NOTHING: BirdMessagePage = { messages: [], hasEarlier: false, hasLater: false };

/** Names a selection. */
export function selectionKey({ channel, filter }: Selection): string {
  return [channel ?? '', filter.direction ?? '', ...[...filter.kinds].sort()].join('/');
}

/** The conversations of a channel, null for all. */
export function conversationIds(frame: BirdThreadView, channel: string | null): string[] {
  return frame.conversations
    .filter((each) => channel === null || each.channel === channel)
    .map((each) => each.id);
}

/** Keeps the loaded messages of each selection, without gaps, and reads more of them. */
export class ThreadStore {
  private readonly source: MessageSource;
  private readonly threads = new Map<string, LoadedThread>();
  private current: BirdThreadView | undefined;

  constructor(source: MessageSource) {
    this.source = source;
  }

  /** What stands around the messages, as read last. */
  get frame(): BirdThreadView | undefined {
    return this.current;
  }

  /** What is loaded of a selection. */
  thread(selection: Selection): LoadedThread | undefined {
    return this.threads.get(selectionKey(selection));
  }

  /**
   * Begins a channel's thread with what the thread of all channels already holds of it, so that
   * a tab shows its messages at once.
   */
  seed(selection: Selection): void {
    const all = this.thread({ ...selection, channel: null });
    if (!all || !this.current || isFiltering(selection.filter) || this.thread(selection)) {
      return;
    }
    const own = new Set(conversationIds(this.current, selection.channel));
    const messages = all.messages.filter((each) => own.has(each.conversationId));
    if (messages.length > 0) {
      const ids = all.ids.filter((id) => own.has(id));
      this.threads.set(selectionKey(selection), { messages, hasEarlier: all.hasEarlier, ids });
    }
  }

  /** Reads frame and newest messages at once and joins them to the loaded ones. */
  async refresh(selection: Selection): Promise<News> {
    const before = this.thread(selection);
    const known =
      before?.ids ?? (this.current ? conversationIds(this.current, selection.channel) : []);
    const [frame, newest] = await Promise.all([
      this.source.frame(),
      this.read(known, selection, { pageSize: PAGE_SIZE })
    ]);
    const ids = conversationIds(frame, selection.channel);
    const loaded = await this.catchUp(before, selection, newest);
    const fresh = ids.filter((id) => !known.includes(id));
    const pageSize = before ? LARGEST_PAGE_SIZE : PAGE_SIZE;
    const own = await this.read(fresh, selection, { pageSize });
    this.current = frame;
    // Earlier messages may have been read meanwhile.
    const after = loaded.isJoined ? this.thread(selection) : undefined;
    const older = after ? joinBack(after, loaded) : loaded;
    const { messages, hasEarlier } = joinSides(older, own);
    const left = new Set(ids);
    const merged = mergeMessages(after?.messages ?? [], messages);
    this.threads.set(selectionKey(selection), {
      messages: keep(merged.messages, messages, left),
      hasEarlier,
      ids
    });
    return before
      ? { added: merged.added, failed: newlyFailed(before.messages, merged.changed) }
      : { added: [], failed: [] };
  }

  /** Reads the page before the oldest loaded message. */
  async readEarlier(selection: Selection): Promise<void> {
    const before = this.thread(selection);
    const oldest = before?.messages[0];
    if (!before || !oldest) {
      return;
    }
    const request = { beforeKey: oldest.sortKey, pageSize: PAGE_SIZE };
    const page = await this.read(before.ids, selection, request);
    const after = this.thread(selection);
    // A thread that was begun anew meanwhile does not end where this page does.
    if (after?.messages[0]?.id === oldest.id) {
      const { messages } = mergeMessages(after.messages, page.messages);
      const thread = { messages, hasEarlier: page.hasEarlier, ids: after.ids };
      this.threads.set(selectionKey(selection), thread);
    }
  }

  private read(
    ids: readonly string[],
    { filter }: Selection,
    request: BirdMessageRequest
  ): Promise<BirdMessagePage> {
    return ids.length === 0
      ? Promise.resolve(NOTHING)
      : this.source.messages(ids, { ...request, ...filterRequest(filter) });
  }

  /** Reads on from what is loaded until it meets the newest page; after too many pages, begins anew. */
  private async catchUp(
    before: LoadedThread | undefined,
    selection: Selection,
    newest: BirdMessagePage
  ): Promise<Span & { isJoined: boolean }> {
    const last = before?.messages.at(-1);
    const first = newest.messages[0];
    if (!before || !last || !first || !newest.hasEarlier || first.sortKey <= last.sortKey) {
      return { ...newest, isJoined: before !== undefined };
    }
    const from = before.messages.at(-OVERLAP) ?? before.messages[0] ?? last;
    const between = await this.readLater(before.ids, selection, from.sortKey, CATCH_UP_PAGES);
    if (!between) {
      return { ...newest, isJoined: false };
    }
    const { messages } = mergeMessages(between, newest.messages);
    return { messages, hasEarlier: true, isJoined: true };
  }

  /** Every message after a key; undefined if they are too many. */
  private async readLater(
    ids: readonly string[],
    selection: Selection,
    afterKey: string,
    pagesLeft: number
  ): Promise<readonly BirdMessageView[] | undefined> {
    if (pagesLeft === 0) {
      return undefined;
    }
    const page = await this.read(ids, selection, { afterKey, pageSize: LARGEST_PAGE_SIZE });
    const last = page.messages.at(-1);
    if (!page.hasLater || !last) {
      return page.messages;
    }
    const later = await this.readLater(ids, selection, last.sortKey, pagesLeft - 1);
    return later && [...page.messages, ...later];
  }
}

/** Messages without a gap up to the newest one. */
interface Span {
  readonly messages: readonly BirdMessageView[];
  readonly hasEarlier: boolean;
}

/** Two spans of the same conversations that overlap. */
function joinBack(one: Span, other: Span): Span {
  const { messages } = mergeMessages(one.messages, other.messages);
  const [first, second] = [one.messages[0], other.messages[0]];
  const isOneLonger = first !== undefined && second !== undefined && first.sortKey < second.sortKey;
  return { messages, hasEarlier: isOneLonger || !second ? one.hasEarlier : other.hasEarlier };
}

/** Two spans of different conversations: complete only as far back as both are. */
function joinSides(one: Span, other: Span): Span {
  const [first, second] = [one, other].map(
    ({ hasEarlier, messages: loaded }) => (hasEarlier && loaded[0]?.sortKey) || ''
  );
  const floor = (first ?? '') > (second ?? '') ? first : second;
  const { messages } = mergeMessages(one.messages, other.messages);
  return {
    messages: messages.filter((each) => each.sortKey >= (floor ?? '')),
    hasEarlier: one.hasEarlier || other.hasEarlier
  };
}

/** The merged messages that belong to the span and to conversations that are still there. */
function keep(
  merged: readonly BirdMessageView[],
  span: readonly BirdMessageView[],
  ids: ReadonlySet<string>
): readonly BirdMessageView[] {
  const floor = span[0]?.sortKey ?? '';
  const isKept = (each: BirdMessageView): boolean =>
    each.sortKey >= floor && ids.has(each.conversationId);
  return merged.every(isKept) ? merged : merged.filter(isKept);
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
