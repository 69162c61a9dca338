import CUSTOMER from '@salesforce/label/c.Bird_Sender_Customer';
import EVERYONE from '@salesforce/label/c.Bird_Filter_Everyone';
import FILES from '@salesforce/label/c.Bird_Filter_Files';
import LOCATIONS from '@salesforce/label/c.Bird_Filter_Locations';
import MEDIA from '@salesforce/label/c.Bird_Filter_Media';
import OUR_SIDE from '@salesforce/label/c.Bird_Filter_Our_Side';
import VOICE from '@salesforce/label/c.Bird_Filter_Voice';
import type { FilterChoice } from 'c/birdFilter';
import type {
  BirdChannelCount,
  BirdKindCount,
  BirdMessageRequest,
  BirdMessageView,
  MessageKind
} from 'c/birdModel';

/** Which messages are wanted: null and no kinds are all of them. */
export interface MessageFilter {
  readonly direction: BirdMessageView['direction'] | null;
  readonly kinds: readonly MessageKind[];
}

/** Leaves nothing out. */
export const NO_FILTER: MessageFilter = { direction: null, kinds: [] };

type Direction = MessageFilter['direction'];

const SIDES: readonly (readonly [Direction, string])[] = [
  [null, EVERYONE],
  ['Inbound', CUSTOMER],
  ['Outbound', OUR_SIDE]
];
const KINDS: readonly (readonly [MessageKind, string])[] = [
  ['media', MEDIA],
  ['file', FILES],
  ['voice', VOICE],
  ['location', LOCATIONS]
];

/** Whether a filter leaves anything out. */
export function isFiltering({ direction, kinds }: MessageFilter): boolean {
  return direction !== null || kinds.length > 0;
}

/** The filter as the server reads it. */
export function filterRequest({ direction, kinds }: MessageFilter): BirdMessageRequest {
  return { ...(direction && { direction }), ...(kinds.length > 0 && { kinds }) };
}

/** How many messages of a channel (null: of all) a filter leaves. */
export function countMessages(
  counts: readonly BirdKindCount[],
  channel: string | null,
  { direction, kinds }: MessageFilter
): number {
  return counts
    .filter(
      (each) =>
        (channel === null || each.channel === channel) &&
        (direction === null || each.direction === direction) &&
        (kinds.length === 0 || kinds.includes(each.kind as MessageKind))
    )
    .reduce((sum, each) => sum + each.count, 0);
}

/** The channels with the number of messages that a filter leaves there. */
export function filteredChannels(
  channels: readonly BirdChannelCount[],
  counts: readonly BirdKindCount[],
  filter: MessageFilter
): readonly BirdChannelCount[] {
  return isFiltering(filter)
    ? channels.map((each) => ({ ...each, count: countMessages(counts, each.channel, filter) }))
    : channels;
}

/** Who may have sent a message, each side with its number of messages. */
export function sideChoices(
  counts: readonly BirdKindCount[],
  channel: string | null,
  filter: MessageFilter
): FilterChoice[] {
  return SIDES.map(([direction, label]) => ({
    value: direction ?? '',
    label,
    count: countMessages(counts, channel, { direction, kinds: [] }),
    isOn: filter.direction === direction
  }));
}

/** What a message may hold, each kind with its number of messages. */
export function kindChoices(
  counts: readonly BirdKindCount[],
  channel: string | null,
  filter: MessageFilter
): FilterChoice[] {
  return KINDS.map(([kind, label]) => ({
    value: kind,
    label,
    count: countMessages(counts, channel, { direction: null, kinds: [kind] }),
    isOn: filter.kinds.includes(kind)
  }));
}

/** The filter with one choice turned on or off. */
export function withChoice(filter: MessageFilter, value: string, isOn: boolean): MessageFilter {
  const kind = KINDS.find(([each]) => each === value)?.[0];
  if (!kind) {
    const side = SIDES.find(([each]) => each === value)?.[0] ?? null;
    return { ...filter, direction: isOn ? side : null };
  }
  const others = filter.kinds.filter((each) => each !== kind);
  return { ...filter, kinds: isOn ? [...others, kind] : others };
}
