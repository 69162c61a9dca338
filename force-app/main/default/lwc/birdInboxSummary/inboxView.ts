import DAYS from '@salesforce/label/c.Bird_Days';
import EMPTY_ALL from '@salesforce/label/c.Bird_Inbox_Empty_All';
import EMPTY_MINE from '@salesforce/label/c.Bird_Inbox_Empty_Mine';
import EMPTY_TITLE from '@salesforce/label/c.Bird_Inbox_Empty_Title';
import OURS from '@salesforce/label/c.Bird_Inbox_Ours';
import UNANSWERED from '@salesforce/label/c.Bird_Unanswered';
import UNREAD from '@salesforce/label/c.Bird_New_Messages';
import WAITING from '@salesforce/label/c.Bird_Inbox_Waiting';
import { failedState, situation, staleNotice } from 'c/birdErrors';
import type { ErrorCode } from 'c/birdErrors';
import { countLabel, formatCount, formatLabel } from 'c/birdLabels';
import type { BirdInboxRow, BirdInboxView } from 'c/birdModel';
import { dayLabel, dayNumber, duration, exactTime, messageTime } from 'c/birdTime';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Everything that decides what the list shows. */
export interface InboxState {
  readonly scope: 'mine' | 'all';
  /** null for all. */
  readonly channel: string | null;
  /** As read last. */
  readonly answer: BirdInboxView | undefined;
  readonly failure: ErrorCode | undefined;
  /** Addresses of records, as far as they are known. */
  readonly urls: ReadonlyMap<string, string>;
}

/** What the list shows at one moment. */
export type InboxView = ReturnType<typeof inboxView>;

/** What the list shows: what was read stays when it cannot be read again. */
export function inboxView({ scope, channel: wanted, answer, failure, urls }: InboxState) {
  if (!answer) {
    return {
      scope,
      rows: [],
      isLoading: !failure,
      situation: failure && failedState(failure)
    };
  }
  const { channels, unanswered, nowMs } = answer;
  const channel = channels.some((each) => each.channel === wanted) ? wanted : null;
  const rows = answer.rows.filter((row) => channel === null || row.channel === channel);
  const emptyText = scope === 'mine' ? EMPTY_MINE : EMPTY_ALL;
  return {
    scope,
    rows: rows.map((row) => rowView(row, nowMs, urls)),
    isLoading: false,
    situation: answer.rows.length === 0 ? situation('chat', EMPTY_TITLE, emptyText) : undefined,
    notice: failure && staleNotice(failure, nowMs),
    unanswered: unanswered > 0 ? countLabel(unanswered, UNANSWERED) : '',
    channel,
    channels: channels.length > 1 ? channels : undefined,
    total: channels.reduce((sum, { count }) => sum + count, 0)
  };
}

/** One conversation as it is drawn. */
function rowView(row: BirdInboxRow, nowMs: number, urls: ReadonlyMap<string, string>) {
  const { personName, recordName, preview, lastMessageMs, waitingSinceMs, unread } = row;
  const recordId = row.recordId ?? row.conversationId;
  const person = personName || recordName || '';
  return {
    key: row.conversationId,
    recordId,
    objectName: row.objectName ?? 'BirdConversation__c',
    url: urls.get(recordId),
    person,
    // Where the person's name does not say it already.
    record: recordName === person ? '' : recordName,
    channel: row.channel,
    channelName: row.channelName,
    preview: preview && !row.isInbound ? formatLabel(OURS, preview) : preview,
    time: lastMessageMs && shortTime(lastMessageMs, nowMs),
    exact: lastMessageMs && exactTime(lastMessageMs),
    waiting:
      row.isUnanswered && waitingSinceMs
        ? formatLabel(WAITING, age(nowMs - waitingSinceMs))
        : undefined,
    unread: unread > 0 ? formatCount(unread) : undefined,
    unreadLabel: countLabel(unread, UNREAD),
    className: row.isUnanswered ? 'row row_unanswered' : 'row'
  };
}

function shortTime(ms: number, nowMs: number): string {
  return dayNumber(ms) === dayNumber(nowMs) ? messageTime(ms, nowMs) : dayLabel(ms, nowMs);
}

function age(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  return minutes < DAY_MINUTES
    ? duration(minutes)
    : formatLabel(DAYS, Math.floor(minutes / DAY_MINUTES));
}
