import { joined } from 'c/birdLabels';
import type { BirdChannelCount, BirdConversationView } from 'c/birdModel';

/** How the channel of a conversation is told. */
export interface ChannelWord {
  readonly channel: string;
  readonly word: string;
  /** Whether the channel alone would not tell its conversations apart. */
  readonly isAmbiguous: boolean;
}

/**
 * The words for the channels of conversations by id: the channel's own, the number's where a
 * channel has two, and the conversation's too where even that names two open ones.
 */
export function channelWords(
  conversations: readonly BirdConversationView[],
  channels: readonly BirdChannelCount[]
): ReadonlyMap<string, ChannelWord> {
  const plain = new Map(channels.map((each) => [each.channel, each.name]));
  const numbers = new Map<string, Set<string>>();
  const open = new Map<string, number>();
  for (const { channel, channelName, status } of conversations) {
    numbers.set(channel, (numbers.get(channel) ?? new Set()).add(channelName));
    if (status !== 'Closed') {
      open.set(channelName, (open.get(channelName) ?? 0) + 1);
    }
  }
  return new Map(
    conversations.map(({ id, channel, channelName, name, status }) => {
      const hasNumbers = (numbers.get(channel)?.size ?? 0) > 1;
      const hasTwin = !!name && status !== 'Closed' && (open.get(channelName) ?? 0) > 1;
      const number = hasNumbers ? channelName : (plain.get(channel) ?? channelName);
      const word = joined(' · ', number, hasTwin && name);
      return [id, { channel, word, isAmbiguous: hasNumbers || hasTwin }];
    })
  );
}
