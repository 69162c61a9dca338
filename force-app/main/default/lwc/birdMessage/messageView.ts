import CHOSE from '@salesforce/label/c.Bird_Chose';
import KIND_BOT from '@salesforce/label/c.Bird_Kind_Bot';
import KIND_CAMPAIGN from '@salesforce/label/c.Bird_Kind_Campaign';
import KIND_CONTACT from '@salesforce/label/c.Bird_Kind_Contact';
import KIND_FLOW from '@salesforce/label/c.Bird_Kind_Flow';
import KIND_SYSTEM from '@salesforce/label/c.Bird_Kind_System';
import STATUS_DELIVERED from '@salesforce/label/c.Bird_Status_Delivered';
import STATUS_FAILED from '@salesforce/label/c.Bird_Status_Failed';
import STATUS_READ from '@salesforce/label/c.Bird_Status_Read';
import STATUS_SENDING from '@salesforce/label/c.Bird_Status_Sending';
import STATUS_SENT from '@salesforce/label/c.Bird_Status_Sent';
import { contentItems, holdsTerm, markPieces, wordAndIcon } from 'c/birdContent';
import type { ContentItem, WordAndIcon } from 'c/birdContent';
import { joined } from 'c/birdLabels';
import {
  deliveryState,
  isChosenReply,
  reasonSentence,
  senderKind,
  textSegments
} from 'c/birdModel';
import type { BirdMessageView, DeliveryState, SenderKind } from 'c/birdModel';
import type { TimelineRow } from 'c/birdTimeline';

const CLAMP_CHARACTERS = 200;
const CLAMP_LINES = 10;

const KINDS: Readonly<Partial<Record<SenderKind, WordAndIcon>>> = {
  bot: wordAndIcon(KIND_BOT, 'robot'),
  campaign: wordAndIcon(KIND_CAMPAIGN, 'announcement'),
  flow: wordAndIcon(KIND_FLOW, 'flow'),
  system: wordAndIcon(KIND_SYSTEM, 'settings')
};

const STATUS_WORDS: Readonly<Record<DeliveryState, string>> = {
  sending: STATUS_SENDING,
  sent: STATUS_SENT,
  delivered: STATUS_DELIVERED,
  read: STATUS_READ,
  failed: STATUS_FAILED
};

/** A message as the template draws it. */
export interface MessageView {
  readonly rootClass: string;
  readonly kind: WordAndIcon | undefined;
  readonly isoTime: string;
  /** For screen readers, who would else not hear who goes on speaking within a group. */
  readonly senderAndTime: string;
  /** Parts without a bubble: stickers and whatever cannot be shown. */
  readonly bareItems: readonly ContentItem[];
  readonly bubbleItems: readonly ContentItem[];
  readonly hasBubble: boolean;
  readonly bubbleClass: string;
  /** What is said before a text that is more than a text: a choice, a person's card. */
  readonly lead: WordAndIcon | undefined;
  /** What is written: the text, or the first caption where there is none. */
  readonly text: string;
  /** Whether the text might exceed the lines shown; only then its height is measured. */
  readonly isLong: boolean;
  readonly segments: readonly TextView[];
  readonly choices: readonly { key: string; text: string; hasNext: boolean }[];
  readonly status: StatusView | undefined;
}

/** A piece of the text: plain, a link, or what a search found. */
interface TextView {
  readonly key: string;
  readonly text: string;
  readonly className: string;
  readonly href?: string;
}

interface StatusView {
  readonly className: string;
  readonly word: string;
  /** Absent where ticks are drawn. */
  readonly icon: string | undefined;
  readonly isSent: boolean;
  readonly reason: string | undefined;
}

/**
 * Prepares a message for the template.
 *
 * @param unavailable the keys of parts that turned out not to load
 */
export function messageView(row: TimelineRow, unavailable: readonly string[]): MessageView {
  const { message, isTextHidden } = row;
  const items = contentItems(message).map((item) => ({
    ...item,
    url: unavailable.includes(item.key) ? undefined : item.url
  }));
  const bubbleItems = items.filter((item) => !isBare(item));
  const text = message.body || (items.find(({ caption }) => caption)?.caption ?? '');
  const choices = message.choices ?? [];
  return {
    rootClass: message.direction === 'Outbound' ? 'message message_end' : 'message',
    kind: KINDS[senderKind(message)],
    isoTime: new Date(message.sentMs).toISOString(),
    senderAndTime: joined(', ', row.sender, row.time),
    // A text that may not be read is there all the same, and says so itself.
    bareItems: isTextHidden ? [] : items.filter(isBare),
    bubbleItems,
    hasBubble: bubbleItems.length > 0 || text !== '' || isTextHidden || choices.length > 0,
    bubbleClass: bubbleClass(row, bubbleItems),
    lead: text ? leadOf(message) : undefined,
    text,
    isLong: text.length > CLAMP_CHARACTERS || text.split('\n').length > CLAMP_LINES,
    segments: textViews(text, row.mark),
    choices: choices.map((choice, index) => ({
      key: String(index),
      text: choice,
      hasNext: index < choices.length - 1
    })),
    status: row.status ? statusView(row.status, message) : undefined
  };
}

function isBare({ kind, location, url }: ContentItem): boolean {
  return kind === 'sticker' || (!location && !url);
}

function bubbleClass({ message, isFirst }: TimelineRow, items: readonly ContentItem[]): string {
  const kind = senderKind(message);
  const looks = { customer: '', agent: ' bubble_ours' }[kind as string] ?? ' bubble_automatic';
  const hasPicture = items.some((item) => item.kind === 'image' || item.kind === 'video');
  return (
    'bubble' +
    (deliveryState(message) === 'failed' ? ' bubble_failed' : looks) +
    (isFirst ? ' bubble_first' : '') +
    (hasPicture ? ' bubble_picture' : '')
  );
}

function leadOf(message: BirdMessageView): WordAndIcon | undefined {
  if (isChosenReply(message)) {
    return wordAndIcon(CHOSE, 'level_down');
  }
  return message.type === 'contact' ? wordAndIcon(KIND_CONTACT, 'user') : undefined;
}

/** Cuts a text into links, what a search found, and the rest; a link that was found stays whole. */
function textViews(body: string, mark: string): TextView[] {
  const pieces = textSegments(body).flatMap(({ text, href }): Omit<TextView, 'key'>[] => {
    if (href) {
      return [{ text, href, className: holdsTerm(text, mark) ? 'link mark' : 'link' }];
    }
    return markPieces(text, mark).map((piece) => ({
      text: piece.text,
      className: piece.isMark ? 'mark' : ''
    }));
  });
  return pieces.map((piece, index) => ({ ...piece, key: String(index) }));
}

function statusView(status: DeliveryState, message: BirdMessageView): StatusView {
  const icons: Partial<Record<DeliveryState, string>> = {
    sending: 'utility:clock',
    failed: 'utility:error'
  };
  return {
    className: `status status_${status}`,
    word: STATUS_WORDS[status],
    icon: icons[status],
    isSent: status === 'sent',
    reason: status === 'failed' ? reasonSentence(message) : undefined
  };
}
