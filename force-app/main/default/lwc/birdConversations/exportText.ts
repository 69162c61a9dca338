import EXPORT_MADE from '@salesforce/label/c.Bird_Export_Made';
import KIND_FILE from '@salesforce/label/c.Bird_Kind_File';
import KIND_LOCATION from '@salesforce/label/c.Bird_Kind_Location';
import MESSAGES_WITH from '@salesforce/label/c.Bird_Messages_With';
import TEXT_HIDDEN from '@salesforce/label/c.Bird_Text_Hidden';
import { formatLabel } from 'c/birdLabels';
import type { BirdMessageView, BirdThreadView } from 'c/birdModel';
import { exactTime } from 'c/birdTime';
import { filterRequest } from './messageFilter';
import { conversationIds } from './threadStore';
import type { MessageSource, Selection } from './threadStore';

const PAGE_SIZE = 200;

/** Tells how far the reading is; whoever is told decides whether it goes on. */
export type Progress = (read: number) => boolean;

/**
 * Reads every message of a selection, page by page from the newest one back.
 *
 * @returns in reading order; undefined where `progress` said to stop
 */
export async function readAll(
  source: MessageSource,
  frame: BirdThreadView,
  selection: Selection,
  progress: Progress
): Promise<readonly BirdMessageView[] | undefined> {
  const ids = conversationIds(frame, selection.channel);
  const readBack = async (
    later: readonly BirdMessageView[]
  ): Promise<readonly BirdMessageView[] | undefined> => {
    const beforeKey = later[0]?.sortKey;
    const page = await source.messages(ids, {
      ...(beforeKey !== undefined && { beforeKey }),
      pageSize: PAGE_SIZE,
      ...filterRequest(selection.filter)
    });
    const messages = [...page.messages, ...later];
    if (!progress(messages.length)) {
      return undefined;
    }
    return page.hasEarlier && page.messages.length > 0 ? readBack(messages) : messages;
  };
  return ids.length === 0 ? [] : readBack([]);
}

/**
 * Writes messages down: who, on which channel, exactly when, the text, the names of media.
 *
 * @param facts lines that say which messages these are
 */
export function exportText(
  frame: BirdThreadView,
  messages: readonly BirdMessageView[],
  facts: readonly string[]
): string {
  const channels = new Map(frame.conversations.map((each) => [each.id, each.channelName]));
  const head = [
    formatLabel(MESSAGES_WITH, frame.personName ?? ''),
    ...facts,
    formatLabel(EXPORT_MADE, exactTime(frame.nowMs))
  ];
  const entries = messages.map((message) => {
    const sender = message.senderName ?? (message.direction === 'Inbound' ? frame.personName : '');
    const origin = [exactTime(message.sentMs), channels.get(message.conversationId), sender];
    const text = frame.canReadBody ? (message.body ?? '') : TEXT_HIDDEN;
    return [origin.filter(Boolean).join(' · '), text, ...attachments(message)]
      .filter((line) => line !== '')
      .join('\n');
  });
  return `${[head.join('\n'), ...entries].join('\n\n')}\n`;
}

function attachments(message: BirdMessageView): string[] {
  const media = (message.media ?? []).map(({ filename, caption, contentType }) =>
    [`[${filename ?? contentType ?? KIND_FILE}]`, caption].filter(Boolean).join(' ')
  );
  const { locationLabel, locationAddress, latitude, longitude } = message;
  const place = [locationLabel, locationAddress].filter(Boolean).join(', ');
  const spot = latitude != null && longitude != null ? `${latitude}, ${longitude}` : '';
  return place || spot ? [...media, `[${KIND_LOCATION}] ${place || spot}`] : media;
}

/** A name for the file that every file system takes. */
export function exportName(personName: string, nowMs: number): string {
  const name = personName.replaceAll(/[\p{C}\\/:*?"<>|]/gu, '').trim();
  return `${[name || 'Bird', new Date(nowMs).toISOString().slice(0, 10)].join(' ')}.txt`;
}
