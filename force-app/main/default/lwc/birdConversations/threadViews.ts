import { isSame } from 'c/birdModel';
import type { TimelineInput } from 'c/birdTimeline';
import { isFiltering } from './messageFilter';
import type { PageState } from './pageView';
import type { ReadingState, Thread } from './thread';

/** One thread as it is drawn. */
export interface ThreadView {
  /** Another key is another thread, which finds its place anew. */
  readonly key: string;
  readonly className: string;
  readonly input: TimelineInput;
  readonly earlierState: ReadingState;
  readonly laterState: ReadingState;
}

/**
 * The threads to draw: the person's own, which stays where it stood, unseen, while a search is
 * open, and the one around a search result.
 *
 * @param before what was drawn last; inputs that say the same stay the same objects
 */
export function threadViews(
  { person, search, recordId, caseUrls, jumps }: PageState,
  before: readonly ThreadView[]
): ThreadView[] {
  const frame = person?.frame;
  if (!frame) {
    return [];
  }
  const draw = (
    key: string,
    className: string,
    thread: Thread,
    rest: Pick<TimelineInput, 'channel' | 'unread' | 'mark' | 'targetId' | 'isFiltered'>
  ): ThreadView => {
    const { messages, hasEarlier, hasLater, earlierState, laterState } = thread;
    const personName = frame.personName ?? '';
    const { nowMs } = person;
    const page = { personName, nowMs, recordId, caseUrls };
    const input = { ...frame, ...page, messages, hasEarlier, hasLater, ...rest };
    const drawn = before.find((each) => each.key === key)?.input;
    const kept = drawn && isSame(drawn, input) ? drawn : input;
    return { key, className, input: kept, earlierState, laterState };
  };

  const { channel, filter } = person.selection;
  const isFiltered = isFiltering(filter);
  const own = person.thread();
  const { place, opened } = search ?? {};
  const views: ThreadView[] = [];
  if (own && !(isFiltered && own.messages.length === 0)) {
    const key = ['own', jumps, filter.direction, ...filter.kinds].join('/');
    const unread = isFiltered ? null : (person.opening?.mark(channel, own) ?? null);
    const className = search ? 'thread thread_behind' : 'thread';
    views.push(draw(key, className, own, { channel, unread, isFiltered }));
  }
  if (search && place && opened) {
    const { messageId: targetId } = opened;
    const rest = { channel: search.channel, unread: null, mark: search.term, targetId };
    views.push(draw(`place/${place.key}`, 'thread', place, rest));
  }
  return views;
}
