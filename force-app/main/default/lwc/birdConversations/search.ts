import searchMessages from '@salesforce/apex/BirdConversationController.search';
import { causeOf } from 'c/birdErrors';
import type { ErrorCode } from 'c/birdErrors';
import type { BirdSearchHit, BirdSearchResult } from 'c/birdModel';
import { NO_FILTER } from './messageFilter';
import type { Person } from './person';
import { PAGE_SIZE, append, conversationIds, readOn, reader, threadOf } from './thread';
import type { News, Thread } from './thread';
import { after } from 'c/birdLive';

const PAUSE_MS = 300;
const MOST_CHARACTERS = 100;

/** So many characters are searched for at least. */
export const LEAST_CHARACTERS = 2;

/** One search, from the first letter until it is closed: words, answer, and a result in its place. */
export interface Search {
  term: string;
  /** Whether the words that stand there have no answer yet. */
  isSearching: boolean;
  failure?: ErrorCode | undefined;
  result?: BirdSearchResult | undefined;
  /** null for all channels. */
  channel: string | null;
  /** The result that is shown in its place. */
  opened?: BirdSearchHit | undefined;
  /** The result that was shown last, for the way back to the list. */
  lastOpenedId: string;
  /** The messages around it. */
  place?: Place | undefined;
  /** Other words were typed: searched for after a short rest. */
  type(text: string): void;
  /** Shows the results of one channel, null for all. */
  select(channel: string | null): void;
  /** Shows a result in its place. */
  open(hit: BirdSearchHit): Promise<void>;
  /** Reads again what could not be read: the answer, or the place of a result. */
  tryAgain(): void;
  /** Reads on at an end of the place. */
  readOn(isEarlier: boolean): void;
  /** Messages that just came belong to the place only where its end is loaded. */
  join(news: News): void;
  /** Back to the list of results. */
  leavePlace(): void;
  /** Answers that are still on their way are no longer wanted. */
  stop(): void;
}

/** The messages around a result. */
export interface Place extends Thread {
  /** Tells places of one search apart. */
  readonly key: string;
}

/**
 * Searches the messages of one person.
 *
 * @param draw called when something that is shown changed
 * @param onAnswer called when the answer to the newest words arrived
 */
export function openSearch(
  person: Person,
  draw: () => void,
  onAnswer: (result: BirdSearchResult) => void
): Search {
  const { recordId } = person;
  const read = reader(recordId, NO_FILTER);
  const search: Search = {
    term: '',
    isSearching: false,
    channel: null,
    lastOpenedId: '',
    type,
    select: (channel) => update({ channel }),
    open,
    tryAgain,
    readOn: (isEarlier) => {
      if (search.place) {
        void readOn(search.place, isEarlier, read, draw);
      }
    },
    join,
    leavePlace: () => update({ opened: undefined, place: undefined, failure: undefined }),
    stop
  };
  let cancel: (() => void) | undefined;
  return search;

  function update(changes: Partial<Search>): void {
    Object.assign(search, changes);
    draw();
  }

  function searchedIds(channel: string | null): string[] {
    return person.frame ? conversationIds(person.frame, channel) : [];
  }

  function type(text: string): void {
    const term = text.trim().slice(0, MOST_CHARACTERS);
    if (term === search.term && !search.failure) {
      return;
    }
    cancel?.();
    const isSearching = term.length >= LEAST_CHARACTERS;
    cancel = isSearching ? after(PAUSE_MS, look) : undefined;
    const result = isSearching ? search.result : undefined;
    Object.assign(search, { term, isSearching, result, lastOpenedId: '' });
    search.leavePlace();
  }

  async function look(): Promise<void> {
    const { term } = search;
    update({ isSearching: true, failure: undefined });
    try {
      const ids = searchedIds(null);
      const result = await searchMessages({ recordId, conversationIds: ids, term });
      if (term === search.term) {
        onAnswer(result);
        update({ isSearching: false, result });
      }
    } catch (error) {
      if (term === search.term) {
        update({ isSearching: false, result: undefined, failure: causeOf(error) });
      }
    }
  }

  async function open(hit: BirdSearchHit): Promise<void> {
    const { messageId } = hit;
    const held = search.place?.messages.some((each) => each.id === messageId)
      ? search.place
      : undefined;
    update({ opened: hit, lastOpenedId: messageId, failure: undefined, place: held });
    if (held) {
      return;
    }
    const ids = searchedIds(search.channel);
    try {
      const page = await read(ids, { aroundKey: hit.sortKey, pageSize: PAGE_SIZE });
      if (search.opened === hit) {
        update({ place: { ...threadOf(page, ids), key: messageId } });
      }
    } catch (error) {
      if (search.opened === hit) {
        update({ failure: causeOf(error) });
      }
    }
  }

  function tryAgain(): void {
    void (search.opened ? open(search.opened) : look());
  }

  function join({ added }: News): void {
    const { place } = search;
    const own = added.filter((each) => place?.ids.includes(each.conversationId));
    if (place && !place.hasLater && own.length > 0) {
      append(place, own);
      draw();
    }
  }

  function stop(): void {
    cancel?.();
    Object.assign(search, { term: '', opened: undefined });
  }
}
