import type { BirdMessageView } from 'c/birdModel';
import type { TimelineRange } from 'c/birdTimeline';

/** How many messages are drawn when a place is opened. */
const OPENING_ROWS = 40;
/** How many messages stay in the page while others come by themselves. */
const MOST_ROWS = 100;
/** How many are drawn in one painting: so few that none holds the page up. */
const CHUNK_ROWS = 3;
/** How many are drawn at most for the sake of a voice note that plays far off. */
const MOST_ROWS_HEARD = 250;

/** The messages around one, as a place is opened. */
export function rangeAround(index: number, count: number): TimelineRange {
  const from = Math.max(0, Math.min(index - OPENING_ROWS / 2, count - OPENING_ROWS));
  return { from, to: Math.min(count, from + OPENING_ROWS) };
}

/** The last messages, as a thread is opened at its end. */
export function rangeAtEnd(count: number): TimelineRange {
  return rangeAround(count, count);
}

/**
 * Takes in a chunk on one side and lets go of what is far off on the other.
 *
 * @param near what is drawn near the reader
 * @param heard the message whose voice note plays and goes on playing; -1 for none
 */
export function grow(
  range: TimelineRange,
  isUp: boolean,
  near: TimelineRange,
  heard: number,
  count: number
): TimelineRange {
  const { from, to } = isUp
    ? { from: Math.max(0, range.from - CHUNK_ROWS), to: near.to }
    : { from: near.from, to: Math.min(count, range.to + CHUNK_ROWS) };
  const isHeard =
    heard >= range.from && heard < range.to && range.to - range.from < MOST_ROWS_HEARD;
  return isHeard ? { from: Math.min(from, heard), to: Math.max(to, heard + 1) } : { from, to };
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
 * @param isFollowing whether the newest are wanted too
 * @returns undefined when not one of them is there
 */
export function findAgain(
  range: TimelineRange,
  before: readonly BirdMessageView[],
  after: readonly BirdMessageView[],
  isFollowing: boolean
): TimelineRange | undefined {
  const found = before
    .slice(range.from, range.to)
    .map(({ id, sortKey }) => ({ id, at: positionOf(after, sortKey) }))
    .filter(({ id, at }) => after[at]?.id === id);
  const [first] = found;
  const end = found.at(-1);
  if (!first || !end) {
    return undefined;
  }
  const { at: from } = first;
  const { at: last } = end;
  const count = after.length;
  if (!isFollowing) {
    return { from, to: Math.min(last + 1, from + MOST_ROWS) };
  }
  return count - last > OPENING_ROWS
    ? rangeAtEnd(count)
    : { from: Math.max(from, count - MOST_ROWS), to: count };
}
