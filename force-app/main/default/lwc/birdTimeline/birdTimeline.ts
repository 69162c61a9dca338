import SENDER_CUSTOMER from '@salesforce/label/c.Bird_Sender_Customer';
import SENDER_TEAM from '@salesforce/label/c.Bird_Sender_Team';
import { holdsTerm } from 'c/birdContent';
import { deliveryState, isInbound, isSame, senderKind } from 'c/birdModel';
import type {
  BirdChannelCount,
  BirdConversationView,
  BirdMessageView,
  DeliveryState
} from 'c/birdModel';
import { dayLabel, dayNumber, isRecent, messageTime } from 'c/birdTime';
import { channelWords } from './channelWords';
import type { ChannelWord } from './channelWords';
import { findSeparators } from './separators';
import type { Separators } from './separators';
import type { UnreadMark } from './unread';

export { findUnread } from './unread';
export type { UnreadMark } from './unread';

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
  /** Whether this is a place read around a message that is not joined to the end. */
  readonly hasLater?: boolean;
  /** The search term to mark in texts. */
  readonly mark?: string | null;
  /** The message to bring into view once. */
  readonly targetId?: string | null;
  /** Whether messages are left out: then nothing is said about where conversations begin. */
  readonly isFiltered?: boolean;
}

/** One day of the thread. */
export interface TimelineDay {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly TimelinePart[];
}

/** What stands within a day, in order: one of these. */
export interface TimelinePart {
  readonly key: string;
  /** Messages without anything between them. */
  readonly rows?: readonly TimelineRow[];
  /** The words of the line above the first new message. */
  readonly text?: string;
  /** Tells where a conversation begins, to which Case it belongs and whose that is. */
  readonly pieces?: readonly LinePiece[];
}

/** A piece of a conversation line: plain text, a person's name, or the Case. */
export interface LinePiece {
  readonly key: string;
  readonly text: string;
  readonly isName?: boolean;
  readonly caseId?: string;
  /** The address of the Case's page; absent where there is no link. */
  readonly url?: string;
}

/** One message and how it is drawn here. */
export interface TimelineRow {
  readonly key: string;
  readonly message: BirdMessageView;
  /** Carries the head of its group. */
  readonly isFirst: boolean;
  readonly sender: string;
  readonly channel: string;
  /** Empty where one channel is selected. */
  readonly channelWord: string;
  /** The day in the user's time zone, as a number. */
  readonly day: number;
  readonly time: string;
  /** Whether the time still changes its words. */
  readonly isRecent: boolean;
  /** Empty where no status is shown under this message. */
  readonly status: DeliveryState | '';
  readonly isTextHidden: boolean;
  /** The search term, where the text holds it. */
  readonly mark: string;
}

/** What is known of a whole thread before any part of it is laid out. */
export interface TimelinePlan {
  readonly input: TimelineInput;
  readonly words: ReadonlyMap<string, ChannelWord>;
  readonly separators: Separators;
}

/** Which messages are laid out: from the first index up to, not including, the second. */
export interface TimelineRange {
  readonly from: number;
  readonly to: number;
}

type DayOf = (message: BirdMessageView) => number;

/** Looks through a thread once; cheap also for thousands of messages. */
export function planTimeline(input: TimelineInput): TimelinePlan {
  const words = channelWords(input.conversations, input.channels);
  return { input, words, separators: findSeparators(input, words) };
}

/**
 * Lays part of a thread out into days, groups, divider and conversation lines, as if the whole
 * were. Keys stay the same whichever part is laid out.
 *
 * @param known rows of an earlier layout; those that did not change are given back as they are
 */
export function buildTimeline(
  plan: TimelinePlan,
  range: TimelineRange = { from: 0, to: plan.input.messages.length },
  known: ReadonlyMap<string, TimelineRow> = new Map()
): TimelineDay[] {
  const { messages, nowMs } = plan.input;
  const computed = new Map<string, number>();
  const dayOf: DayOf = ({ id, sentMs }) => {
    const day = known.get(id)?.day ?? computed.get(id) ?? dayNumber(sentMs);
    computed.set(id, day);
    return day;
  };
  const days: { key: string; label: string; number: number; parts: TimelinePart[] }[] = [];
  let rows: TimelineRow[] = [];
  for (let index = range.from; index < range.to; index += 1) {
    const message = messages[index];
    if (!message) {
      break;
    }
    const number = dayOf(message);
    let day = days.at(-1);
    if (day?.number !== number) {
      const isAgain = days.some((each) => each.number === number);
      const key = isAgain ? `${number}/${message.id}` : String(number);
      day = { key, label: dayLabel(message.sentMs, nowMs), number, parts: [] };
      days.push(day);
    }
    const separators = plan.separators.get(index) ?? [];
    if (separators.length > 0 || day.parts.length === 0) {
      rows = [];
      const after = separators.at(-1)?.key ?? separatorAbove(plan, index, dayOf);
      day.parts.push(...separators, { key: `list/${after}`, rows });
    }
    rows.push(timelineRow(plan, index, dayOf, known.get(message.id)));
  }
  return days;
}

/** The key of the separator that the rows from an index on stand under, within their day. */
function separatorAbove(plan: TimelinePlan, index: number, dayOf: DayOf): string {
  const at = [...plan.separators.keys()].filter((each) => each <= index).at(-1) ?? -1;
  const above = plan.input.messages[at];
  const message = plan.input.messages[index];
  return above && message && dayOf(above) === dayOf(message)
    ? (plan.separators.get(at)?.at(-1)?.key ?? '')
    : '';
}

/** Same sender, channel, conversation and day, within 5 minutes, no failure before. */
function continuesGroup(plan: TimelinePlan, index: number, dayOf: DayOf): boolean {
  const previous = plan.input.messages[index - 1];
  const message = plan.input.messages[index];
  return (
    !!previous &&
    !!message &&
    !plan.separators.has(index) &&
    previous.conversationId === message.conversationId &&
    senderKind(previous) === senderKind(message) &&
    (previous.senderName ?? '') === (message.senderName ?? '') &&
    message.sentMs - previous.sentMs <= GROUP_GAP_MS &&
    deliveryState(previous) !== 'failed' &&
    dayOf(previous) === dayOf(message)
  );
}

function timelineRow(
  plan: TimelinePlan,
  index: number,
  dayOf: DayOf,
  known: TimelineRow | undefined
): TimelineRow {
  const { input } = plan;
  const message = input.messages[index] as BirdMessageView;
  const next = input.messages[index + 1];
  const channel = plan.words.get(message.conversationId);
  const status = deliveryState(message) ?? '';
  const nextStatus = next && (deliveryState(next) ?? '');
  const isGroupEnd = !continuesGroup(plan, index + 1, dayOf);
  const isTimeKnown = known?.message === message && !known.isRecent;
  const mark = input.mark ?? '';
  const row: TimelineRow = {
    key: message.id,
    message,
    isFirst: !continuesGroup(plan, index, dayOf),
    sender: senderName(message, input.personName),
    channel: channel?.channel ?? '',
    channelWord: channel && (input.channel === null || channel.isAmbiguous) ? channel.word : '',
    day: dayOf(message),
    time: isTimeKnown ? known.time : messageTime(message.sentMs, input.nowMs),
    isRecent: isRecent(message.sentMs, input.nowMs),
    status: isGroupEnd || status !== nextStatus ? status : '',
    isTextHidden: !input.canReadBody && !message.body && promisesText(message),
    mark: holdsTerm(message.body ?? '', mark) ? mark : ''
  };
  return known && isSame(known, row) ? known : row;
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
  if (isInbound(message)) {
    return personName || SENDER_CUSTOMER;
  }
  return senderKind(message) === 'agent' ? SENDER_TEAM : '';
}
