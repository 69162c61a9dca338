import type { BirdChannelCount, BirdThreadView } from 'c/birdModel';
import { findUnread } from 'c/birdTimeline';
import type { UnreadMark } from 'c/birdTimeline';
import type { LoadedThread } from './threadStore';

/** Whether messages of a channel are seen while `selected` is (null: all are). */
export function isInView(channel: string, selected: string | null): boolean {
  return selected === null || selected === channel;
}

/** What was new when the page was opened; it stays so until the next visit. */
export class OpeningState {
  private readonly opened: BirdThreadView;
  private readonly unread: Map<string, number>;
  private readonly marks = new Map<string | null, UnreadMark>();

  constructor(opened: BirdThreadView) {
    this.opened = opened;
    this.unread = new Map(opened.channels.map((each) => [each.channel, each.unread]));
  }

  /** Where the new messages of a thread begin; once found, it does not move. */
  mark(selected: string | null, thread: LoadedThread): UnreadMark | null {
    const known = this.marks.get(selected);
    if (known) {
      return known;
    }
    const { channels, conversations, nowMs } = this.opened;
    const expected = channels
      .filter((each) => isInView(each.channel, selected))
      .reduce((sum, each) => sum + each.unread, 0);
    const page = { conversations, nowMs, hasEarlier: thread.hasEarlier };
    const mark = findUnread(page, thread.messages, expected);
    if (mark) {
      this.marks.set(selected, mark);
    }
    return mark;
  }

  /** A channel's tab was selected: nothing is unread there any more. */
  visit(channel: string): void {
    this.unread.delete(channel);
  }

  /**
   * The channels with what is unread there: what was when the page was opened until its tab is
   * selected, and what came since for channels out of view.
   */
  withUnread(channels: readonly BirdChannelCount[], selected: string | null): BirdChannelCount[] {
    return channels.map((each) => {
      const opening = this.unread.get(each.channel) ?? 0;
      const isSeen = isInView(each.channel, selected);
      return { ...each, unread: isSeen ? opening : Math.max(opening, each.unread) };
    });
  }
}
