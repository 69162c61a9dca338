import CONVERSATION_NEW from '@salesforce/label/c.Bird_Conversation_New';
import CONVERSATION_NEW_CASE from '@salesforce/label/c.Bird_Conversation_New_Case';
import CASE_NUMBER from '@salesforce/label/c.Bird_Case_Number';
import NEW_ONE from '@salesforce/label/c.Bird_New_Messages_One';
import NEW_MANY from '@salesforce/label/c.Bird_New_Messages_Many';
import SENDER_CUSTOMER from '@salesforce/label/c.Bird_Sender_Customer';
import SENDER_TEAM from '@salesforce/label/c.Bird_Sender_Team';
import { countLabel, formatLabel, splitLabel } from 'c/birdLabels';
import { deliveryState, senderKind } from 'c/birdModel';
import type {
  BirdChannelCount,
  BirdConversationView,
  BirdMessageView,
  DeliveryState,
  SenderKind
} from 'c/birdModel';
import { dayLabel, dayNumber, exactTime, messageTime } from 'c/birdTime';

const GROUP_GAP_MS = 5 * 60_000;

/** Everything that decides what the thread shows. */
export interface TimelineInput {
  /** In reading order. */
  readonly messages: readonly BirdMessageView[];
  readonly conversations: readonly BirdConversationView[];
  readonly channels: readonly BirdChannelCount[];
  /** The selected channel, null for all. */
  readonly channel: string | null;
  readonly personName: string;
  readonly canReadBody: boolean;
  readonly hasEarlier: boolean;
  readonly nowMs: number;
  /** Where the new messages begin, null when all were seen. */
  readonly unread: UnreadMark | null;
  /** The record that the page shows; its own Case needs no link. */
  readonly recordId: string;
  /** Addresses of Case pages by record id. */
  readonly caseUrls: ReadonlyMap<string, string>;
}

/** The first message that was new when the page was opened, and how many were. */
export interface UnreadMark {
  readonly messageId: string;
  readonly count: number;
}

/** One day of the thread. */
export interface TimelineDay {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly TimelinePart[];
}

/** What stands within a day, in order. */
export type TimelinePart = TimelineList | TimelineDivider | TimelineLine;

/** Messages without anything between them. */
export interface TimelineList {
  readonly kind: 'list';
  readonly key: string;
  readonly rows: readonly TimelineRow[];
}

/** The line above the first new message. */
export interface TimelineDivider {
  readonly kind: 'divider';
  readonly key: string;
  readonly text: string;
}

/** Tells where a conversation begins and to which Case it belongs. */
export interface TimelineLine {
  readonly kind: 'line';
  readonly key: string;
  readonly before: string;
  readonly after: string;
  readonly caseId?: string;
  readonly caseText?: string;
  readonly caseUrl?: string;
}

/** One message and how it is drawn here. */
export interface TimelineRow {
  readonly key: string;
  readonly message: BirdMessageView;
  /** Carries the head of its group. */
  readonly isFirst: boolean;
  readonly kind: SenderKind;
  readonly sender: string;
  readonly channel: string;
  /** Empty where one channel is selected. */
  readonly channelWord: string;
  readonly time: string;
  readonly exactTime: string;
  /** Empty where no status is shown under this message. */
  readonly status: DeliveryState | '';
  readonly isTextHidden: boolean;
}

/** The words for channels: the channel's own, or the number's where a channel has two at once. */
class ChannelNames {
  private readonly conversations: ReadonlyMap<string, BirdConversationView>;
  private readonly plain: ReadonlyMap<string, string>;
  private readonly ambiguous: ReadonlySet<string>;

  constructor(input: TimelineInput) {
    this.conversations = new Map(input.conversations.map((each) => [each.id, each]));
    this.plain = new Map(input.channels.map((each) => [each.channel, each.name]));
    const names = new Map<string, Set<string>>();
    for (const { channel, channelName } of input.conversations) {
      names.set(channel, (names.get(channel) ?? new Set()).add(channelName));
    }
    this.ambiguous = new Set([...names].filter(([, own]) => own.size > 1).map(([key]) => key));
  }

  channelOf(message: BirdMessageView): string {
    return this.conversations.get(message.conversationId)?.channel ?? '';
  }

  isAmbiguous(message: BirdMessageView): boolean {
    return this.ambiguous.has(this.channelOf(message));
  }

  wordOf(message: BirdMessageView): string {
    const conversation = this.conversations.get(message.conversationId);
    if (conversation === undefined) {
      return '';
    }
    const plain = this.plain.get(conversation.channel) ?? conversation.channelName;
    return this.ambiguous.has(conversation.channel) ? conversation.channelName : plain;
  }
}

/** Lays messages out into days, groups, divider and conversation lines. */
export function buildTimeline(input: TimelineInput): TimelineDay[] {
  const names = new ChannelNames(input);
  const lines = conversationLines(input);
  const days: { key: string; label: string; number: number; parts: TimelinePart[] }[] = [];
  let rows: TimelineRow[] = [];
  let previous: BirdMessageView | undefined;
  input.messages.forEach((message, index) => {
    const number = dayNumber(message.sentMs);
    let day = days.at(-1);
    let isBroken = previous === undefined || !continuesGroup(previous, message);
    if (day === undefined || day.number !== number) {
      day = { key: `${number}/${message.id}`, label: '', number, parts: [] };
      day.label = dayLabel(message.sentMs, input.nowMs);
      days.push(day);
      isBroken = true;
    }
    const separators = separatorsBefore(message, lines, input.unread);
    if (separators.length > 0 || day.parts.length === 0) {
      rows = [];
      day.parts.push(...separators, { kind: 'list', key: `list/${message.id}`, rows });
      isBroken ||= separators.length > 0;
    }
    const next = input.messages[index + 1];
    rows.push(timelineRow(message, { isFirst: isBroken, next, input, lines, names }));
    previous = message;
  });
  return days;
}

function separatorsBefore(
  message: BirdMessageView,
  lines: ReadonlyMap<string, TimelineLine>,
  unread: UnreadMark | null
): TimelinePart[] {
  const line = lines.get(message.id);
  const parts: TimelinePart[] = line ? [line] : [];
  if (unread?.messageId === message.id) {
    const text = countLabel(unread.count, NEW_ONE, NEW_MANY);
    parts.push({ kind: 'divider', key: 'divider', text });
  }
  return parts;
}

/** Same sender, channel, conversation and day, within 5 minutes, no failure before. */
function continuesGroup(previous: BirdMessageView, message: BirdMessageView): boolean {
  return (
    previous.conversationId === message.conversationId &&
    previous.direction === message.direction &&
    senderKind(previous) === senderKind(message) &&
    (previous.senderName ?? '') === (message.senderName ?? '') &&
    message.sentMs - previous.sentMs <= GROUP_GAP_MS &&
    dayNumber(previous.sentMs) === dayNumber(message.sentMs) &&
    deliveryState(previous) !== 'failed'
  );
}

interface RowSurroundings {
  readonly isFirst: boolean;
  readonly next: BirdMessageView | undefined;
  readonly input: TimelineInput;
  readonly lines: ReadonlyMap<string, TimelineLine>;
  readonly names: ChannelNames;
}

function timelineRow(message: BirdMessageView, around: RowSurroundings): TimelineRow {
  const { input, next, names } = around;
  const isGroupEnd =
    next === undefined ||
    around.lines.has(next.id) ||
    input.unread?.messageId === next.id ||
    !continuesGroup(message, next);
  const status = deliveryState(message) ?? '';
  const nextStatus = next && (deliveryState(next) ?? '');
  return {
    key: message.id,
    message,
    isFirst: around.isFirst,
    kind: senderKind(message),
    sender: senderName(message, input.personName),
    channel: names.channelOf(message),
    channelWord: input.channel === null || names.isAmbiguous(message) ? names.wordOf(message) : '',
    time: messageTime(message.sentMs, input.nowMs),
    exactTime: exactTime(message.sentMs),
    status: isGroupEnd || status !== nextStatus ? status : '',
    isTextHidden: !input.canReadBody && !message.body && promisesText(message)
  };
}

function promisesText(message: BirdMessageView): boolean {
  const hasContent =
    (message.media ?? []).length > 0 ||
    typeof message.latitude === 'number' ||
    !!message.locationLabel;
  return !hasContent && ['text', 'interactive', 'carousel', ''].includes(message.type ?? '');
}

function senderName(message: BirdMessageView, personName: string): string {
  if (message.senderName) {
    return message.senderName;
  }
  if (message.direction === 'Inbound') {
    return personName || SENDER_CUSTOMER;
  }
  return senderKind(message) === 'agent' ? SENDER_TEAM : '';
}

/**
 * The lines that tell of a new conversation, by the id of its first message. A conversation gets
 * one only where its beginning is known: after a closed one of the same channel, or when nothing
 * earlier is left to load and it belongs to a Case other than the page's.
 */
function conversationLines(input: TimelineInput): Map<string, TimelineLine> {
  const conversations = new Map(input.conversations.map((each) => [each.id, each]));
  const plainNames = new Map(input.channels.map((each) => [each.channel, each.name]));
  const seen = new Set<string>();
  const closedChannels = new Set<string>();
  const lines = new Map<string, TimelineLine>();
  for (const message of input.messages) {
    const conversation = conversations.get(message.conversationId);
    if (conversation === undefined || seen.has(conversation.id)) {
      continue;
    }
    seen.add(conversation.id);
    const hasCase = !!conversation.caseNumber && conversation.caseId !== input.recordId;
    if (closedChannels.has(conversation.channel) || (!input.hasEarlier && hasCase)) {
      const name = plainNames.get(conversation.channel) ?? conversation.channelName;
      lines.set(message.id, conversationLine(conversation, name, hasCase, input.caseUrls));
    }
    if (conversation.status === 'Closed') {
      closedChannels.add(conversation.channel);
    }
  }
  return lines;
}

function conversationLine(
  conversation: BirdConversationView,
  name: string,
  hasCase: boolean,
  caseUrls: ReadonlyMap<string, string>
): TimelineLine {
  const key = `line/${conversation.id}`;
  if (!hasCase) {
    return { kind: 'line', key, before: formatLabel(CONVERSATION_NEW, name), after: '' };
  }
  const { before, after } = splitLabel(formatLabel(CONVERSATION_NEW_CASE, name), 1);
  const caseUrl = caseUrls.get(conversation.caseId ?? '');
  return {
    kind: 'line',
    key,
    before,
    after,
    caseText: formatLabel(CASE_NUMBER, conversation.caseNumber ?? ''),
    ...(conversation.caseId ? { caseId: conversation.caseId } : {}),
    ...(caseUrl === undefined ? {} : { caseUrl })
  };
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
      message.direction === 'Inbound' &&
      message.sentMs <= page.nowMs &&
      message.sentMs > (seen.get(message.conversationId) ?? page.nowMs)
  );
  const first = unread[0];
  const isBoundaryLoaded = !page.hasEarlier || unread.length >= expected;
  if (expected === 0 || first === undefined || !isBoundaryLoaded) {
    return null;
  }
  return { messageId: first.id, count: Math.max(unread.length, expected) };
}
