import type { BirdMessageView } from 'c/birdModel';
import type { TimelineRange } from 'c/birdTimeline';

/** How many messages are drawn when a place is opened. */
export const OPENING_ROWS = 40;
/** How many messages are in the page at most: more would only make each painting slower. */
export const MOST_ROWS = 100;

/** The messages around one, as a place is opened. */
export function rangeAround(index: number, count: number): TimelineRange {
  const from = Math.max(0, Math.min(index - OPENING_ROWS / 2, count - OPENING_ROWS));
  return { from, to: Math.min(count, from + OPENING_ROWS) };
}

/** The last messages, as a thread is opened at its end. */
export function rangeAtEnd(count: number): TimelineRange {
  return { from: Math.max(0, count - OPENING_ROWS), to: count };
}

/** Takes in messages above, and lets go of those far below. */
export function growUp({ from, to }: TimelineRange, by: number): TimelineRange {
  const start = Math.max(0, from - by);
  return { from: start, to: Math.min(to, start + MOST_ROWS) };
}

/** Takes in messages below, and lets go of those far above. */
export function growDown({ from, to }: TimelineRange, by: number, count: number): TimelineRange {
  const end = Math.min(count, to + by);
  return { from: Math.max(from, end - MOST_ROWS), to: end };
}

/** Where a message stands, or would stand. */
export function positionOf(messages: readonly BirdMessageView[], sortKey: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.sortKey ?? '') < sortKey) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Finds the messages of a range again in a list that has changed.
 *
 * @returns undefined when not one of them is there
 */
export function findAgain(
  range: TimelineRange,
  before: readonly BirdMessageView[],
  after: readonly BirdMessageView[]
): TimelineRange | undefined {
  const found = before
    .slice(range.from, range.to)
    .map(({ id, sortKey }) => ({ id, at: positionOf(after, sortKey) }))
    .filter(({ id, at }) => after[at]?.id === id);
  const first = found[0];
  const last = found.at(-1);
  return first && last && { from: first.at, to: Math.min(last.at + 1, first.at + MOST_ROWS) };
}
