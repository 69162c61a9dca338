import DAYS from '@salesforce/label/c.Bird_Days';
import HOURS_MINUTES from '@salesforce/label/c.Bird_Hours_Minutes';
import MINUTES from '@salesforce/label/c.Bird_Minutes';
import OURS from '@salesforce/label/c.Bird_Inbox_Ours';
import UNREAD_MANY from '@salesforce/label/c.Bird_Inbox_Unread_Many';
import UNREAD_ONE from '@salesforce/label/c.Bird_Inbox_Unread_One';
import WAITING from '@salesforce/label/c.Bird_Inbox_Waiting';
import { countLabel, formatCount, formatLabel } from 'c/birdLabels';
import type { BirdInboxRow, BirdInboxView } from 'c/birdModel';
import { dayLabel, dayNumber, exactTime, messageTime } from 'c/birdTime';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** One conversation as it is drawn. */
export interface RowView {
  readonly key: string;
  readonly recordId: string;
  readonly objectName: string;
  readonly url: string | undefined;
  readonly person: string;
  /** The record, where the person's name does not say it already. */
  readonly record: string;
  readonly channel: string;
  readonly channelName: string;
  readonly preview: string;
  readonly time: string;
  readonly exact: string;
  readonly waiting: string;
  readonly unreadText: string;
  readonly unreadLabel: string;
  readonly className: string;
}

/**
 * The rows of one channel, or of all.
 *
 * @param urls addresses of the records, as far as they are known
 */
export function rowViews(
  view: BirdInboxView,
  channel: string | null,
  nowMs: number,
  urls: ReadonlyMap<string, string>
): RowView[] {
  return view.rows
    .filter((row) => channel === null || row.channel === channel)
    .map((row) => rowView(row, nowMs, urls));
}

function rowView(row: BirdInboxRow, nowMs: number, urls: ReadonlyMap<string, string>): RowView {
  const { personName, recordName, preview, lastMessageMs, waitingSinceMs, unread } = row;
  const recordId = row.recordId ?? row.conversationId;
  const person = personName || recordName || '';
  return {
    key: row.conversationId,
    recordId,
    objectName: row.objectName ?? 'BirdConversation__c',
    url: urls.get(recordId),
    person,
    record: recordName && recordName !== person ? recordName : '',
    channel: row.channel,
    channelName: row.channelName,
    preview: preview && !row.isInbound ? formatLabel(OURS, preview) : (preview ?? ''),
    time: lastMessageMs ? shortTime(lastMessageMs, nowMs) : '',
    exact: lastMessageMs ? exactTime(lastMessageMs) : '',
    waiting:
      row.isUnanswered && waitingSinceMs ? formatLabel(WAITING, age(nowMs - waitingSinceMs)) : '',
    unreadText: unread > 0 ? formatCount(unread) : '',
    unreadLabel: unread > 0 ? countLabel(unread, UNREAD_ONE, UNREAD_MANY) : '',
    className: row.isUnanswered ? 'row row_unanswered' : 'row'
  };
}

function shortTime(ms: number, nowMs: number): string {
  return dayNumber(ms) === dayNumber(nowMs) ? messageTime(ms, nowMs) : dayLabel(ms, nowMs);
}

function age(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  if (minutes < 60) {
    return formatLabel(MINUTES, minutes);
  }
  return minutes < DAY_MINUTES
    ? formatLabel(HOURS_MINUTES, Math.floor(minutes / 60), minutes % 60)
    : formatLabel(DAYS, formatCount(Math.floor(minutes / DAY_MINUTES)));
}
