import { isInbound } from 'c/birdModel';
import type { BirdConversationView, BirdMessageView } from 'c/birdModel';

/** The first message that was new when the page was opened, and how many were. */
export interface UnreadMark {
  readonly messageId: string;
  readonly count: number;
}

/**
 * Finds where the new messages begin: the first inbound message after the moment at which its
 * conversation was last seen.
 *
 * @param page the newest page, as read when the page was opened
 * @param messages the messages of one channel, or of all
 * @param expected how many new messages the server counted among them
 * @returns null when nothing is new, or when the first new one is not loaded yet
 */
export function findUnread(
  page: {
    readonly conversations: readonly BirdConversationView[];
    readonly nowMs: number;
    readonly hasEarlier: boolean;
  },
  messages: readonly BirdMessageView[],
  expected: number
): UnreadMark | null {
  const seen = new Map(page.conversations.map((each) => [each.id, each.lastSeenMs ?? 0]));
  const unread = messages.filter(
    (message) =>
      isInbound(message) &&
      message.sentMs <= page.nowMs &&
      message.sentMs > (seen.get(message.conversationId) ?? page.nowMs)
  );
  const first = unread[0];
  const isBoundaryLoaded = !page.hasEarlier || unread.length >= expected;
  if (expected === 0 || !first || !isBoundaryLoaded) {
    return null;
  }
  return { messageId: first.id, count: Math.max(unread.length, expected) };
}
