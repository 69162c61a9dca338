import getMessages from '@salesforce/apex/BirdConversationController.getMessages';
import getThread from '@salesforce/apex/BirdConversationController.getThread';
import { deliveryState, mergeMessages } from 'c/birdModel';
import type {
  BirdMessagePage,
  BirdMessageRequest,
  BirdMessageView,
  BirdThreadView
} from 'c/birdModel';
import { filterRequest } from './messageFilter';
import type { MessageFilter } from './messageFilter';
import { isInView } from './openingState';

/** How reading further messages stands. */
export type ReadingState = 'idle' | 'loading' | 'failed';

/** Messages without a gap, and how reading on at their ends stands. */
export interface Thread {
  /** The conversations they are read from. */
  ids: readonly string[];
  messages: readonly BirdMessageView[];
  hasEarlier: boolean;
  hasLater: boolean;
  earlierState: ReadingState;
  laterState: ReadingState;
}

/** Which messages are shown. */
export interface Selection {
  /** null for all channels. */
  readonly channel: string | null;
  readonly filter: MessageFilter;
}

/** Reads messages of some conversations. */
export type Read = (
  conversationIds: readonly string[],
  request: BirdMessageRequest
) => Promise<BirdMessagePage>;

/** What a look at the newest messages brought. */
export interface News {
  readonly frame: BirdThreadView;
  /** The thread that was there, grown, or one that was begun anew. */
  readonly thread: Thread;
  /** Messages that were not loaded before; empty for a thread's first page. */
  readonly added: readonly BirdMessageView[];
  /** Messages loaded before that have failed since. */
  readonly failed: readonly BirdMessageView[];
}

/** As many messages as one page shows. */
export const PAGE_SIZE = 50;
/** As many messages as the server gives at once. */
export const LARGEST_PAGE_SIZE = 200;
const CATCH_UP_PAGES = 5;
/** So many messages are read again in a catch-up: one that came late sorts before the last. */
const OVERLAP = 50;
const NOTHING: BirdMessagePage = { messages: [], hasEarlier: false, hasLater: false };

/** A thread of what was read. */
export function threadOf(page: BirdMessagePage, ids: readonly string[]): Thread {
  return { ...page, ids, earlierState: 'idle', laterState: 'idle' };
}

/** The conversations of a channel, null for all. */
export function conversationIds(frame: BirdThreadView, channel: string | null): string[] {
  return frame.conversations
    .filter((each) => isInView(each.channel, channel))
    .map((each) => each.id);
}

/** Reads messages of one record that a filter leaves. */
export function reader(recordId: string, filter: MessageFilter): Read {
  return (ids, range) => {
    const request = JSON.stringify({ ...range, ...filterRequest(filter) });
    return ids.length > 0
      ? getMessages({ recordId, conversationIds: ids, request })
      : Promise.resolve(NOTHING);
  };
}

/** Reads the page at one end of a thread and joins it. */
export async function readOn(
  thread: Thread,
  isEarlier: boolean,
  read: Read,
  onChange: () => void
): Promise<void> {
  const state = isEarlier ? 'earlierState' : 'laterState';
  const hasMore = isEarlier ? 'hasEarlier' : 'hasLater';
  const edgeKey = (): string => thread.messages.at(isEarlier ? 0 : -1)?.sortKey ?? '';
  const from = edgeKey();
  if (!from || !thread[hasMore] || thread[state] === 'loading') {
    return;
  }
  thread[state] = 'loading';
  onChange();
  try {
    const range = isEarlier ? { beforeKey: from } : { afterKey: from };
    const page = await read(thread.ids, { ...range, pageSize: PAGE_SIZE });
    // A thread that was cut meanwhile does not end where this page does.
    if (edgeKey() === from) {
      append(thread, page.messages);
      thread[hasMore] = page[hasMore];
    }
    thread[state] = 'idle';
  } catch {
    thread[state] = 'failed';
  }
  onChange();
}

/** Adds messages that follow without a gap. */
export function append(thread: Thread, messages: readonly BirdMessageView[]): void {
  thread.messages = mergeMessages(thread.messages, messages).messages;
}

/**
 * Reads frame and newest messages of a selection at once and joins them to what is loaded of it.
 *
 * @param frame as read last
 * @param loaded grows; left as it is where too much came since to close the gap
 */
export async function readNews(
  recordId: string,
  { channel, filter }: Selection,
  frame: BirdThreadView | undefined,
  loaded: Thread | undefined
): Promise<News> {
  const read = reader(recordId, filter);
  const known = loaded?.ids ?? (frame ? conversationIds(frame, channel) : []);
  const [now, newest] = await Promise.all([
    getThread({ recordId }),
    read(known, { pageSize: PAGE_SIZE })
  ]);
  const between = loaded && (await closeGap(loaded, newest, read));
  const ids = conversationIds(now, channel);
  const fresh = ids.filter((id) => !known.includes(id));
  const own = await read(fresh, { pageSize: loaded ? LARGEST_PAGE_SIZE : PAGE_SIZE });

  const before = between ? loaded : undefined;
  const old = before?.messages ?? [];
  const merged = mergeMessages(old, [...(between ?? []), ...newest.messages, ...own.messages]);
  // Complete only as far back as both are: the known conversations and the new ones.
  const longer = before && startOf(before) < startOf(newest) ? before : newest;
  const [, floor = ''] = [longer, own]
    .map((each) => (each.hasEarlier && each.messages[0]?.sortKey) || '')
    .sort();
  const left = new Set(ids);
  const isKept = (each: BirdMessageView): boolean =>
    each.sortKey >= floor && left.has(each.conversationId);
  const messages = merged.messages.every(isKept) ? merged.messages : merged.messages.filter(isKept);
  const hasEarlier = longer.hasEarlier || own.hasEarlier;
  const thread = before ?? threadOf(NOTHING, ids);
  const hadFailed = new Set(old.filter(hasFailed).map((each) => each.id));
  return {
    frame: now,
    thread: Object.assign(thread, { ids, messages, hasEarlier }),
    added: loaded ? merged.added.filter(isKept) : [],
    failed: merged.changed.filter((each) => hasFailed(each) && !hadFailed.has(each.id))
  };
}

/** Where messages begin; behind everything where there are none. */
function startOf({ messages }: { readonly messages: readonly BirdMessageView[] }): string {
  return messages[0]?.sortKey ?? '\uffff';
}

function hasFailed(message: BirdMessageView): boolean {
  return deliveryState(message) === 'failed';
}

/** What came between the loaded messages and the newest page; undefined if it is too much. */
async function closeGap(
  { messages, ids }: Thread,
  newest: BirdMessagePage,
  read: Read
): Promise<readonly BirdMessageView[] | undefined> {
  const last = messages.at(-1);
  if (!last || !newest.hasEarlier || startOf(newest) <= last.sortKey) {
    return [];
  }
  const readAfter = async (
    { sortKey }: BirdMessageView,
    pagesLeft: number
  ): Promise<readonly BirdMessageView[] | undefined> => {
    if (pagesLeft === 0) {
      return undefined;
    }
    const page = await read(ids, { afterKey: sortKey, pageSize: LARGEST_PAGE_SIZE });
    const end = page.messages.at(-1);
    if (!page.hasLater || !end) {
      return page.messages;
    }
    const later = await readAfter(end, pagesLeft - 1);
    return later && [...page.messages, ...later];
  };
  return readAfter(messages.at(-OVERLAP) ?? messages[0] ?? last, CATCH_UP_PAGES);
}
