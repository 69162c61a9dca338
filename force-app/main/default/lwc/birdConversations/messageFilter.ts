import CUSTOMER from '@salesforce/label/c.Bird_Sender_Customer';
import EVERYONE from '@salesforce/label/c.Bird_Filter_Everyone';
import FILES from '@salesforce/label/c.Bird_Filter_Files';
import LOCATIONS from '@salesforce/label/c.Bird_Filter_Locations';
import MEDIA from '@salesforce/label/c.Bird_Filter_Media';
import OUR_SIDE from '@salesforce/label/c.Bird_Filter_Our_Side';
import VOICE from '@salesforce/label/c.Bird_Filter_Voice';
import type { FilterChange, FilterChoice } from 'c/birdFilter';
import { formatCount } from 'c/birdLabels';
import type { BirdKindCount, BirdMessageRequest, BirdMessageView, MessageKind } from 'c/birdModel';
import { isInView } from './openingState';

/** Which messages are wanted: null and no kinds are all of them. */
export interface MessageFilter {
  readonly direction: BirdMessageView['direction'] | null;
  readonly kinds: readonly MessageKind[];
}

/** Leaves nothing out. */
export const NO_FILTER: MessageFilter = { direction: null, kinds: [] };

const SIDES: readonly (readonly [MessageFilter['direction'], string])[] = [
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
        isInView(each.channel, channel) &&
        (direction === null || each.direction === direction) &&
        (kinds.length === 0 || kinds.includes(each.kind as MessageKind))
    )
    .reduce((sum, each) => sum + each.count, 0);
}

/** Who may have sent a message and what it may hold, each with its number of messages. */
export function filterChoices(
  counts: readonly BirdKindCount[],
  channel: string | null,
  filter: MessageFilter
): { sides: FilterChoice[]; kinds: FilterChoice[] } {
  const countText = (asked: Partial<MessageFilter>): string =>
    formatCount(countMessages(counts, channel, { ...NO_FILTER, ...asked }));
  return {
    sides: SIDES.map(([direction, label]) => ({
      value: direction ?? '',
      label,
      countText: countText({ direction }),
      isOn: filter.direction === direction
    })),
    kinds: KINDS.map(([kind, label]) => ({
      value: kind,
      label,
      countText: countText({ kinds: [kind] }),
      isOn: filter.kinds.includes(kind)
    }))
  };
}

/** The filter with one choice turned on or off. */
export function withChoice(filter: MessageFilter, { value, isOn }: FilterChange): MessageFilter {
  const kinds = KINDS.map(([kind]) => kind);
  if (kinds.some((kind) => kind === value)) {
    const others = filter.kinds.filter((kind) => kind !== value);
    const wanted: readonly string[] = isOn ? [...others, value] : others;
    return { ...filter, kinds: kinds.filter((kind) => wanted.includes(kind)) };
  }
  const [direction] = SIDES.find(([side]) => isOn && side === value) ?? [null];
  return { ...filter, direction };
}
