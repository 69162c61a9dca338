import type {
  BirdChannelCount,
  BirdConversationView,
  BirdMessagePage,
  BirdMessageView,
  BirdThreadView
} from 'c/birdModel';

/** Friday, 20 November 2026, 11:24 in Jakarta. */
export const NOW_MS = Date.UTC(2026, 10, 20, 4, 24);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const RECORD_ID = '00Q000000000001AAA';

/** An inbound text of Siti Rahayu on WhatsApp, sent so long before now. */
export function message(
  id: string,
  agoMs: number,
  changes: Partial<BirdMessageView> = {}
): BirdMessageView {
  const sentMs = NOW_MS - agoMs;
  return {
    id,
    conversationId: 'wa',
    sortKey: `${new Date(sentMs).toISOString().replaceAll(/\D/g, '')}-${id}`,
    sentMs,
    direction: 'Inbound',
    type: 'text',
    body: `Text of ${id}`,
    senderName: 'Siti Rahayu',
    senderKind: 'customer',
    ...changes
  };
}

/** An outbound text of an agent. */
export function reply(
  id: string,
  agoMs: number,
  changes: Partial<BirdMessageView> = {}
): BirdMessageView {
  return message(id, agoMs, {
    direction: 'Outbound',
    senderName: 'Dewi Lestari',
    senderKind: 'agent',
    status: 'delivered',
    ...changes
  });
}

export function conversation(
  id: string,
  onChannel: string,
  changes: Partial<BirdConversationView> = {}
): BirdConversationView {
  const channelName = onChannel === 'sms' ? 'SMS' : 'WhatsApp';
  return {
    id,
    channel: onChannel,
    channelName,
    status: 'Open',
    lastInboundMs: NOW_MS - 6 * MINUTE_MS,
    lastSeenMs: NOW_MS - MINUTE_MS,
    ...changes
  };
}

export function channel(name: string, count: number, unread = 0): BirdChannelCount {
  return { channel: name.toLowerCase(), name, count, unread };
}

/** Siti Rahayu's three seen messages on WhatsApp. */
export function threeMessages(): BirdMessageView[] {
  return [message('m1', 2 * HOUR_MS), reply('m2', HOUR_MS), message('m3', 6 * MINUTE_MS)];
}

/** One WhatsApp conversation with three messages, kept up to date by polling. */
export function view(changes: Partial<BirdThreadView> = {}): BirdThreadView {
  return {
    recordId: RECORD_ID,
    objectName: 'Lead',
    personName: 'Siti Rahayu',
    objectLabel: 'Lead',
    canReadBody: true,
    liveMode: 'Poll',
    pollSeconds: 15,
    nowMs: NOW_MS,
    channels: [channel('WhatsApp', 3)],
    conversations: [conversation('wa', 'whatsapp')],
    counts: [
      { channel: 'whatsapp', direction: 'Inbound', kind: 'text', count: 2 },
      { channel: 'whatsapp', direction: 'Outbound', kind: 'text', count: 1 }
    ],
    total: 3,
    hasMoreConversations: false,
    ...changes
  };
}

/** A person without conversations. */
export function emptyView(changes: Partial<BirdThreadView> = {}): BirdThreadView {
  return view({ channels: [], conversations: [], counts: [], total: 0, ...changes });
}

/** One page of messages; by default all there are. */
export function page(
  messages: readonly BirdMessageView[] = threeMessages(),
  changes: Partial<BirdMessagePage> = {}
): BirdMessagePage {
  return { messages, hasEarlier: false, hasLater: false, ...changes };
}
