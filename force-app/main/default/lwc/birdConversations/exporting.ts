import EXPORT_MADE from '@salesforce/label/c.Bird_Export_Made';
import KIND_FILE from '@salesforce/label/c.Bird_Kind_File';
import KIND_LOCATION from '@salesforce/label/c.Bird_Kind_Location';
import MESSAGES_WITH from '@salesforce/label/c.Bird_Messages_With';
import TEXT_HIDDEN from '@salesforce/label/c.Bird_Text_Hidden';
import { formatLabel, joined } from 'c/birdLabels';
import { isInbound } from 'c/birdModel';
import type { BirdMessageView, BirdThreadView } from 'c/birdModel';
import { exactTime } from 'c/birdTime';
import { LARGEST_PAGE_SIZE } from './thread';
import type { Read } from './thread';

/** How far an export is. */
export interface ExportState {
  /** How many messages are read. */
  read: number;
  /** How many it will be. */
  readonly total: number;
  hasFailed: boolean;
}

/**
 * Reads every message of some conversations, page by page from the newest one back.
 *
 * @param goesOn told how many are read; whoever is told decides whether it goes on
 * @returns in reading order; undefined where it was stopped
 */
export async function readAll(
  read: Read,
  conversationIds: readonly string[],
  goesOn: (read: number) => boolean,
  later: readonly BirdMessageView[] = []
): Promise<readonly BirdMessageView[] | undefined> {
  const beforeKey = later[0]?.sortKey;
  const page = await read(conversationIds, {
    ...(beforeKey && { beforeKey }),
    pageSize: LARGEST_PAGE_SIZE
  });
  const messages = [...page.messages, ...later];
  if (!goesOn(messages.length)) {
    return undefined;
  }
  return page.hasEarlier && page.messages.length > 0
    ? readAll(read, conversationIds, goesOn, messages)
    : messages;
}

/**
 * Saves messages as a text file: who, on which channel, exactly when, the text, the names of media.
 *
 * @param facts lines that say which messages these are
 */
export function saveAsText(
  frame: BirdThreadView,
  messages: readonly BirdMessageView[],
  facts: readonly string[]
): void {
  const { personName, nowMs, conversations, canReadBody } = frame;
  const channels = new Map(conversations.map((each) => [each.id, each.channelName]));
  const head = [
    formatLabel(MESSAGES_WITH, personName ?? ''),
    ...facts,
    formatLabel(EXPORT_MADE, exactTime(nowMs))
  ];
  const entries = messages.map((message) => {
    const sender = message.senderName ?? (isInbound(message) ? personName : '');
    const channel = channels.get(message.conversationId);
    const origin = joined(' · ', exactTime(message.sentMs), channel, sender);
    return joined('\n', origin, canReadBody ? message.body : TEXT_HIDDEN, ...attachments(message));
  });
  // Characters that some file system does not take.
  const name = (personName ?? '').replaceAll(/[\p{C}\\/:*?"<>|]/gu, '').trim();
  const day = new Date(nowMs).toISOString().slice(0, 10);
  save(`${name || 'Bird'} ${day}.txt`, `${[head.join('\n'), ...entries].join('\n\n')}\n`);
}

/** What there is of some texts, with a mark between. */
function attachments(message: BirdMessageView): string[] {
  const media = (message.media ?? []).map(({ filename, caption, contentType }) =>
    joined(' ', `[${filename ?? contentType ?? KIND_FILE}]`, caption)
  );
  const { locationLabel, locationAddress, latitude, longitude } = message;
  const spot = latitude != null && longitude != null ? `${latitude}, ${longitude}` : '';
  const place = joined(', ', locationLabel, locationAddress) || spot;
  return place ? [...media, `[${KIND_LOCATION}] ${place}`] : media;
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
