/**
 * The contract between BirdConversationController and the page, and the plain questions that the
 * components ask of a message. Absent and null mean the same throughout; times are epoch
 * milliseconds.
 */

import type { PageReference } from 'lightning/navigation';

/** Everything that stands around the messages of one person. */
export interface BirdThreadView {
  /** The record that was asked for. */
  readonly recordId: string;
  readonly objectName: string;
  readonly personName?: string | null;
  readonly objectLabel?: string | null;
  readonly canReadBody: boolean;
  readonly liveMode: 'Poll' | 'Events';
  readonly pollSeconds: number;
  readonly nowMs: number;
  /** Largest first. */
  readonly channels: readonly BirdChannelCount[];
  /** The newest 200, newest first. */
  readonly conversations: readonly BirdConversationView[];
  readonly total: number;
  readonly hasMoreConversations: boolean;
  readonly counts: readonly BirdKindCount[];
}

/** How many messages of one kind a channel holds in one direction. */
export interface BirdKindCount {
  readonly channel: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly kind: 'text' | MessageKind | 'other';
  readonly count: number;
}

/** What a filter can ask for; `media` are photos, videos and stickers. */
export type MessageKind = 'media' | 'file' | 'voice' | 'location';

/** Which messages of some conversations are wanted; sent as JSON. */
export interface BirdMessageRequest {
  readonly beforeKey?: string;
  readonly afterKey?: string;
  /** Half of the page before and half from this key on. */
  readonly aroundKey?: string;
  /** 1 to 200, 50 if left out. */
  readonly pageSize?: number;
  readonly direction?: 'Inbound' | 'Outbound';
  readonly kinds?: readonly MessageKind[];
}

/** Messages without a gap, in reading order, oldest first. */
export interface BirdMessagePage {
  readonly messages: readonly BirdMessageView[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

/** What a search found. */
export interface BirdSearchResult {
  /** Newest first, at most 200. */
  readonly hits: readonly BirdSearchHit[];
  readonly counts: readonly BirdChannelCount[];
  readonly total: number;
}

/** One message that was found. */
export interface BirdSearchHit {
  readonly messageId: string;
  readonly conversationId: string;
  readonly sortKey: string;
  readonly sentMs: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly senderName?: string | null;
  readonly senderKind?: string | null;
  /** The first 255 characters of the message. */
  readonly text?: string | null;
}

/** The people of an Account or an Opportunity who have conversations. */
export interface BirdPeopleView {
  /** The one with the newest message first. */
  readonly people: readonly BirdPerson[];
  readonly liveMode: 'Poll' | 'Events';
  readonly pollSeconds: number;
  readonly nowMs: number;
  readonly hasMore: boolean;
}

/** One of several people whose conversations can be shown. */
export interface BirdPerson {
  readonly recordId: string;
  readonly name: string;
  readonly conversations: number;
  readonly unread: number;
  readonly lastMessageMs?: number | null;
  readonly lastPreview?: string | null;
  /** The words for the person's channels. */
  readonly channels: readonly string[];
}

/** The latest conversations over all records. */
export interface BirdInboxView {
  /** Unanswered first, then newest. */
  readonly rows: readonly BirdInboxRow[];
  /** `count` are conversations, `unread` the unanswered ones. */
  readonly channels: readonly BirdChannelCount[];
  readonly unanswered: number;
  readonly nowMs: number;
  readonly liveMode: 'Poll' | 'Events';
  readonly pollSeconds: number;
}

/** One conversation of the inbox. */
export interface BirdInboxRow {
  readonly conversationId: string;
  readonly recordId?: string | null;
  readonly objectName?: string | null;
  readonly recordName?: string | null;
  readonly personName?: string | null;
  readonly channel: string;
  readonly channelName: string;
  readonly preview?: string | null;
  readonly isInbound: boolean;
  readonly lastMessageMs?: number | null;
  readonly unread: number;
  readonly isUnanswered: boolean;
  readonly waitingSinceMs?: number | null;
}

/** How many messages a channel holds. */
export interface BirdChannelCount {
  /** The channel in lower case: `whatsapp`. */
  readonly channel: string;
  readonly name: string;
  readonly count: number;
  readonly unread: number;
}

/** One conversation of the person. */
export interface BirdConversationView {
  readonly id: string;
  /** `BC-00012`. */
  readonly name?: string | null;
  readonly channel: string;
  /** `WhatsApp`, or `WhatsApp · Sales` where the connected number has a name of its own. */
  readonly channelName: string;
  readonly status: string;
  readonly lastMessageMs?: number | null;
  readonly lastInboundMs?: number | null;
  readonly lastSeenMs?: number | null;
  readonly caseId?: string | null;
  readonly caseNumber?: string | null;
  readonly caseOwnerName?: string | null;
  readonly leadId?: string | null;
  readonly contactId?: string | null;
  /** Of the linked record; absent where the user may not read it. */
  readonly ownerName?: string | null;
  /** Whether the user may open the conversation's own page. */
  readonly isReadable?: boolean;
}

/** One message. */
export interface BirdMessageView {
  readonly id: string;
  readonly conversationId: string;
  /** Decides order and paging, alone. */
  readonly sortKey: string;
  readonly sentMs: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly type?: string | null;
  readonly body?: string | null;
  readonly status?: string | null;
  readonly statusReason?: string | null;
  readonly senderName?: string | null;
  readonly senderKind?: string | null;
  readonly choices?: readonly string[] | null;
  readonly media?: readonly BirdMediaView[] | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  readonly locationLabel?: string | null;
  readonly locationAddress?: string | null;
}

/** One attachment of a message. */
export interface BirdMediaView {
  readonly url?: string | null;
  readonly contentType?: string | null;
  readonly filename?: string | null;
  readonly caption?: string | null;
  /** Bytes. */
  readonly size?: number | null;
}

/** What a merge of two lists of messages did. */
export interface MergeResult {
  /** Ordered by sort key; messages that did not change are the same objects as before. */
  readonly messages: readonly BirdMessageView[];
  /** Messages that were not known, in reading order. */
  readonly added: readonly BirdMessageView[];
  /** Known messages with other content, in reading order. */
  readonly changed: readonly BirdMessageView[];
}

/**
 * Merges a page into the messages already shown: one message per id, ordered by sort key.
 *
 * @param current the messages shown
 * @param incoming messages as just read; they win
 */
export function mergeMessages(
  current: readonly BirdMessageView[],
  incoming: readonly BirdMessageView[]
): MergeResult {
  const known = byId(current);
  const added: BirdMessageView[] = [];
  const changed: BirdMessageView[] = [];
  for (const message of incoming) {
    const old = known.get(message.id);
    if (JSON.stringify(old) !== JSON.stringify(message)) {
      (old ? changed : added).push(message);
      known.set(message.id, message);
    }
  }
  const isUnchanged = added.length + changed.length === 0;
  const messages = isUnchanged ? current : [...known.values()].sort(compareBySortKey);
  return { messages, added: added.sort(compareBySortKey), changed: changed.sort(compareBySortKey) };
}

/** Orders messages by their sort key, by code unit as the database does. */
export function compareBySortKey(one: BirdMessageView, other: BirdMessageView): number {
  return one.sortKey < other.sortKey ? -1 : Number(one.sortKey > other.sortKey);
}

/** How far an outbound message came. */
export type DeliveryState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Bird's words, each channel having its own. */
const STATUS_WORDS: readonly (readonly [DeliveryState, string])[] = [
  ['sending', 'accepted pending queued buffered processing sending deferred processed scheduled'],
  ['sent', 'sent transmitted dispatched'],
  ['delivered', 'delivered'],
  ['read', 'read seen opened clicked'],
  [
    'failed',
    'failed sending_failed delivery_failed undelivered undeliverable rejected expired skipped bounced'
  ]
];
const DELIVERY_STATES = byWord(STATUS_WORDS);

/**
 * Reads Bird's status word of an outbound message.
 *
 * @returns undefined for inbound messages and for words outside the known ones: nothing is claimed
 */
export function deliveryState(message: BirdMessageView): DeliveryState | undefined {
  if (message.direction !== 'Outbound') {
    return undefined;
  }
  return DELIVERY_STATES.get((message.status ?? '').toLowerCase());
}

/**
 * The reason of a failure, if it is a sentence that a person can read.
 *
 * @returns undefined for bare codes such as `131026` or `EC_UNREACHABLE`
 */
export function reasonSentence(message: BirdMessageView): string | undefined {
  const reason = (message.statusReason ?? '').trim();
  return /\p{L}{2,}\s+\S*\p{L}{2,}/u.test(reason) ? reason : undefined;
}

/** The page of a record, as NavigationMixin takes it. */
export function recordPage(recordId: string, objectApiName: string): PageReference {
  const attributes = { recordId, objectApiName, actionName: 'view' };
  return { type: 'standard__recordPage', attributes };
}

/** Who sent a message. */
/** Whether the person wrote it. */
export function isInbound({ direction }: Pick<BirdMessageView, 'direction'>): boolean {
  return direction === 'Inbound';
}

/** Finds each of a row by its id. */
export function byId<Item extends { readonly id: string }>(
  items: readonly Item[]
): Map<string, Item> {
  return new Map(items.map((each) => [each.id, each]));
}

/** Whether two records hold the same values in all their fields. */
export function isSame<Fields extends object>(one: Fields, other: Fields): boolean {
  return (Object.keys(other) as (keyof Fields)[]).every((key) => one[key] === other[key]);
}

/** Finds the first of a row by each of the words in its text. */
export function byWord<Result>(
  rows: readonly (readonly [Result, string])[]
): ReadonlyMap<string, Result> {
  return new Map(
    rows.flatMap(([result, words]) => words.split(' ').map((word) => [word, result] as const))
  );
}

export type SenderKind = 'customer' | 'agent' | 'bot' | 'flow' | 'campaign' | 'system';

const AUTOMATIONS: ReadonlySet<string> = new Set(['bot', 'flow', 'campaign', 'system']);

/** The kind of sender: the customer for every inbound message, a person of ours unless told otherwise. */
export function senderKind(message: BirdMessageView): SenderKind {
  if (isInbound(message)) {
    return 'customer';
  }
  const kind = (message.senderKind ?? '').toLowerCase();
  return AUTOMATIONS.has(kind) ? (kind as SenderKind) : 'agent';
}

/** Whether the text is the button or list entry that the customer tapped. */
export function isChosenReply(message: BirdMessageView): boolean {
  return isInbound(message) && message.type === 'interactive' && !!message.body;
}

/** The address if it is https and nothing else, as it must be to become a link or a source. */
export function httpsUrl(address: string | null | undefined): string | undefined {
  try {
    const url = new URL(address ?? '');
    return url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A piece of a text: plain, or a link. */
export interface TextSegment {
  readonly text: string;
  readonly href?: string | undefined;
}

const LINK = /https:\/\/[^\s<>"']+/gi;
const CLOSING_PUNCTUATION = /[.,;:!?)\]}*_~]+$/;

/** Cuts a text into plain pieces and https links; sentence marks after a link stay text. */
export function textSegments(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let end = 0;
  const push = (piece: string, href?: string): void => {
    if (piece) {
      segments.push({ text: piece, href });
    }
  };
  for (const match of text.matchAll(LINK)) {
    const address = match[0].replace(CLOSING_PUNCTUATION, '');
    const href = httpsUrl(address);
    if (href) {
      push(text.slice(end, match.index));
      push(address, href);
      end = match.index + address.length;
    }
  }
  push(text.slice(end));
  return segments;
}
