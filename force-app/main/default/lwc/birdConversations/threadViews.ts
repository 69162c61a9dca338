import type { TimelineInput } from 'c/birdTimeline';
import { isFiltering } from './messageFilter';
import type { PersonSession } from './personSession';
import type { ReadingState } from './place';
import type { SearchSession } from './searchSession';

/** One thread as it is drawn: the person's own, or the one around a search result before it. */
export interface ThreadView {
  /** Another key is another thread, which finds its place anew. */
  readonly key: string;
  readonly className: string;
  readonly input: TimelineInput;
  readonly earlierState: ReadingState;
  readonly laterState: ReadingState;
}

/** What belongs to the page rather than to a person. */
export interface PageFacts {
  readonly recordId: string;
  readonly caseUrls: ReadonlyMap<string, string>;
  /** Counts the ways back to the newest message. */
  readonly jumps: number;
}

/**
 * The threads to draw. The person's own stays where it stood, unseen, while a search is open.
 *
 * @param before what was drawn last; inputs that say the same stay the same objects
 */
export function threadViews(
  session: PersonSession | undefined,
  search: SearchSession | undefined,
  facts: PageFacts,
  before: readonly ThreadView[]
): ThreadView[] {
  const views = [
    ownThread(session, facts, search !== undefined),
    placeThread(session, search, facts)
  ];
  return views
    .filter((each) => each !== undefined)
    .map((each) => {
      const input = before.find(({ key }) => key === each.key)?.input;
      return input && isSame(input, each.input) ? { ...each, input } : each;
    });
}

function ownThread(
  session: PersonSession | undefined,
  facts: PageFacts,
  isBehind: boolean
): ThreadView | undefined {
  const thread = session?.thread;
  if (!session?.frame || !thread) {
    return undefined;
  }
  const { channel, filter } = session.selection;
  const isFiltered = isFiltering(filter);
  if (isFiltered && thread.messages.length === 0) {
    return undefined;
  }
  return {
    key: ['own', facts.jumps, filter.direction, ...filter.kinds].join('/'),
    className: isBehind ? 'thread thread_behind' : 'thread',
    input: {
      ...common(session, facts),
      messages: thread.messages,
      hasEarlier: thread.hasEarlier,
      hasLater: false,
      channel,
      unread: isFiltered ? null : (session.opening?.mark(channel, thread) ?? null),
      mark: null,
      targetId: null,
      isFiltered
    },
    earlierState: session.earlierState,
    laterState: 'idle'
  };
}

function placeThread(
  session: PersonSession | undefined,
  search: SearchSession | undefined,
  facts: PageFacts
): ThreadView | undefined {
  const place = search?.place;
  const loaded = place?.loaded;
  if (!session?.frame || !search?.opened || !place || !loaded) {
    return undefined;
  }
  return {
    key: `place/${place.number}`,
    className: 'thread',
    input: {
      ...common(session, facts),
      ...loaded,
      channel: search.channel,
      unread: null,
      mark: search.term,
      targetId: search.opened.messageId,
      isFiltered: false
    },
    earlierState: place.earlierState,
    laterState: place.laterState
  };
}

type Common = Pick<
  TimelineInput,
  'conversations' | 'channels' | 'personName' | 'canReadBody' | 'nowMs' | 'recordId' | 'caseUrls'
>;

function common({ frame, nowMs }: PersonSession, { recordId, caseUrls }: PageFacts): Common {
  return {
    conversations: frame?.conversations ?? [],
    channels: frame?.channels ?? [],
    personName: frame?.personName ?? '',
    canReadBody: frame?.canReadBody ?? false,
    nowMs,
    recordId,
    caseUrls
  };
}

function isSame(one: TimelineInput, other: TimelineInput): boolean {
  return (Object.keys(other) as (keyof TimelineInput)[]).every((key) => one[key] === other[key]);
}
