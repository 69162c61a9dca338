import type { BirdChannelCount, BirdThreadView } from 'c/birdModel';
import { findUnread } from 'c/birdTimeline';
import type { UnreadMark } from 'c/birdTimeline';
import type { Thread } from './thread';

/** What was new when the page was opened; it stays so until the next visit. */
export interface OpeningState {
  /** Where the new messages of a thread begin; once found, it does not move. */
  mark(selected: string | null, thread: Thread): UnreadMark | null;
  /** A channel's tab was selected: nothing is unread there any more. */
  visit(channel: string | null): void;
  /**
   * The channels with what is unread there: what was when the page was opened until its tab is
   * selected, and what came since for channels out of view.
   */
  withUnread(channels: readonly BirdChannelCount[], selected: string | null): BirdChannelCount[];
}

/** Whether messages of a channel are seen while `selected` is (null: all are). */
export function isInView(channel: string, selected: string | null): boolean {
  return selected === null || selected === channel;
}

/** Remembers what was new when the page was opened. */
export function openingState(opened: BirdThreadView): OpeningState {
  const unread = new Map(opened.channels.map((each) => [each.channel, each.unread]));
  const marks = new Map<string | null, UnreadMark>();
  return {
    mark(selected, { messages, hasEarlier }) {
      const expected = opened.channels
        .filter((each) => isInView(each.channel, selected))
        .reduce((sum, each) => sum + each.unread, 0);
      const known = marks.get(selected);
      const mark = known ?? findUnread({ ...opened, hasEarlier }, messages, expected);
      if (mark) {
        marks.set(selected, mark);
      }
      return mark;
    },
    visit(channel) {
      unread.delete(channel ?? '');
    },
    withUnread: (channels, selected) =>
      channels.map((each) => {
        const atFirst = unread.get(each.channel) ?? 0;
        const since = isInView(each.channel, selected) ? 0 : each.unread;
        return { ...each, unread: Math.max(atFirst, since) };
      })
  };
}
