import { contentItems } from 'c/birdContent';
import { isInbound } from 'c/birdModel';
import type { BirdMessageView } from 'c/birdModel';
import { exactTime } from 'c/birdTime';

/** One photo of the thread, as it is shown large. */
export interface ThreadPhoto {
  readonly key: string;
  readonly url: string;
  readonly name: string;
  readonly caption: string;
  readonly sender: string;
  readonly time: string;
}

/** The key of one part of a message among the photos of a thread. */
export function photoKey(messageId: string, itemKey: string): string {
  return `${messageId}/${itemKey}`;
}

/** All photos that can be shown, in reading order. */
export function threadPhotos(
  messages: readonly BirdMessageView[],
  personName: string
): ThreadPhoto[] {
  const photos: ThreadPhoto[] = [];
  for (const message of messages) {
    const items = (message.media ?? []).length > 0 ? contentItems(message) : [];
    for (const { key, kind, url, name, caption } of items) {
      if (kind === 'image' && url) {
        photos.push({
          key: photoKey(message.id, key),
          url,
          name: name ?? '',
          caption: caption ?? message.body ?? '',
          sender: message.senderName ?? (isInbound(message) ? personName : ''),
          time: exactTime(message.sentMs)
        });
      }
    }
  }
  return photos;
}
