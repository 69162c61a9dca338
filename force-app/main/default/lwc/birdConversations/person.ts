import { onEvent } from 'c/birdDom';
import { causeOf, staleNotice } from 'c/birdErrors';
import type { ErrorCode, Notice } from 'c/birdErrors';
import { every, liveUpdates } from 'c/birdLive';
import type { MessageEventPayload } from 'c/birdLive';
import { isInbound } from 'c/birdModel';
import type { BirdThreadView } from 'c/birdModel';
import { NO_FILTER, isFiltering } from './messageFilter';
import { isInView, openingState } from './openingState';
import type { OpeningState } from './openingState';
import { seenReporter } from './seenReporter';
import { conversationIds, readNews, readOn, reader, threadOf } from './thread';
import type { News, Selection, Thread } from './thread';

const TICK_MS = 30_000;

/** What a person's session tells the page and asks of it. */
export interface PersonHost {
  /** Something that is shown changed. */
  readonly draw: () => void;
  /** It looks for news. */
  readonly onLook: () => unknown;
  readonly onNews: (news: News) => void;
  /** News could not be read; what is shown stays. */
  readonly onTrouble: (notice: Notice) => void;
  readonly isRelevant: (payload: MessageEventPayload) => boolean;
}

/** The conversations of one person while the page shows them. */
export interface Person {
  readonly recordId: string;
  /** What stands around the messages, as read last. */
  frame?: BirdThreadView;
  /** What was new when they were opened. */
  opening?: OpeningState;
  selection: Selection;
  /** Why nothing could be read at all. */
  failure?: ErrorCode | undefined;
  /** Why it is not up to date. */
  trouble?: ErrorCode | undefined;
  /** The server's time now. */
  nowMs: number;
  /** What is loaded of the selection. */
  thread(): Thread | undefined;
  /** Reads, or looks for news; asked again meanwhile, it looks once more. */
  look(): Promise<void>;
  /** Shows another channel, or leaves out what a filter does not ask for. */
  select(change: Partial<Selection>): void;
  readEarlier(): Promise<void>;
  /** Ends; nothing is read or told any more. */
  stop(): void;
}

/** Reads the conversations of one person, and keeps them up to date. */
export function openPerson(recordId: string, host: PersonHost): Person {
  const { draw } = host;
  const threads = new Map<string, Thread>();
  const seen = seenReporter(recordId);
  const person: Person = {
    recordId,
    selection: { channel: null, filter: NO_FILTER },
    nowMs: Date.now(),
    thread: () => loaded(person.selection),
    look,
    select,
    readEarlier,
    stop
  };
  let stopLive: (() => void) | undefined;
  let clockAheadMs = 0;
  let isStopped = false;
  let isLooking = false;
  let isLookWanted = false;
  const ends = [
    every(TICK_MS, () => {
      person.nowMs = Date.now() + clockAheadMs;
      draw();
    }),
    onEvent(window, 'offline', () => {
      if (person.frame) {
        fail('OFFLINE');
      }
    }),
    onEvent(window, 'online', () => {
      if (person.failure === 'OFFLINE') {
        void look();
      }
    }),
    seen.stop
  ];
  return person;

  function loaded(selection: Selection): Thread | undefined {
    return threads.get(JSON.stringify(selection));
  }

  function keep(selection: Selection, thread: Thread): void {
    threads.set(JSON.stringify(selection), thread);
  }

  async function look(): Promise<void> {
    isLookWanted = true;
    if (isLooking || isStopped) {
      return;
    }
    isLooking = true;
    isLookWanted = false;
    person.failure = undefined;
    if (person.frame) {
      host.onLook();
    } else {
      draw();
    }
    const { selection } = person;
    try {
      const news = await readNews(recordId, selection, person.frame, loaded(selection));
      if (!isStopped) {
        keep(selection, news.thread);
        accept(news);
      }
    } catch (error) {
      if (!isStopped) {
        fail(causeOf(error));
      }
    }
    isLooking = false;
    if (isLookWanted) {
      await look();
    }
  }

  function accept(news: News): void {
    const { frame } = news;
    person.frame = frame;
    person.nowMs = frame.nowMs;
    clockAheadMs = frame.nowMs - Date.now();
    person.trouble = undefined;
    if (!person.opening) {
      begin(frame);
    } else if (news.added.some(isInbound) && isAllSeen(frame)) {
      seen.report();
    }
    draw();
    host.onNews(news);
  }

  function begin(frame: BirdThreadView): void {
    person.opening = openingState(frame);
    if (frame.total > 0) {
      seen.report();
    }
    stopLive = liveUpdates(frame, look, host.isRelevant);
  }

  /** The mark covers every message: it waits while another channel or the filter holds one back. */
  function isAllSeen({ channels }: BirdThreadView): boolean {
    const { channel, filter } = person.selection;
    return (
      !isFiltering(filter) &&
      channels.every((each) => each.unread === 0 || isInView(each.channel, channel))
    );
  }

  function fail(cause: ErrorCode): void {
    if (!person.frame) {
      person.failure = cause;
      draw();
    } else if (cause !== person.trouble) {
      person.trouble = cause;
      draw();
      host.onTrouble(staleNotice(cause, person.frame.nowMs));
    }
  }

  function select(change: Partial<Selection>): void {
    const selection = { ...person.selection, ...change };
    person.selection = selection;
    person.opening?.visit(selection.channel);
    if (person.frame && !isFiltering(selection.filter) && !loaded(selection)) {
      seed(selection, person.frame);
    }
    draw();
    void look();
  }

  /** A channel's thread begins with what the thread of all channels holds of it. */
  function seed(selection: Selection, frame: BirdThreadView): void {
    const all = loaded({ ...selection, channel: null });
    const ids = conversationIds(frame, selection.channel).filter((id) => all?.ids.includes(id));
    const messages = all?.messages.filter((each) => ids.includes(each.conversationId)) ?? [];
    if (all && messages.length > 0) {
      keep(selection, threadOf({ ...all, messages }, ids));
    }
  }

  async function readEarlier(): Promise<void> {
    const { selection } = person;
    const thread = loaded(selection);
    if (thread) {
      await readOn(thread, true, reader(recordId, selection.filter), draw);
    }
  }

  function stop(): void {
    isStopped = true;
    ends.forEach((end) => end());
    stopLive?.();
  }
}
