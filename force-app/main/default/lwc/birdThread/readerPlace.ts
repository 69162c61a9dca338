import type { TimelineRange } from 'c/birdTimeline';

/** How near the end, in pixels, a reader counts as reading along. */
export const NEAR_END_PX = 80;
/** How near an edge of what is drawn, in pixels, the reader is when more is taken in. */
export const LOAD_AHEAD_PX = 600;
/** How far from what is seen, in pixels, a message may be and still stay. */
const STAY_PX = 2 * LOAD_AHEAD_PX;
const DIVIDER_FROM_TOP = 0.125;

/** A row and where it stood, so that it can be put back there after the content changed. */
export interface Anchor {
  readonly id: string;
  readonly top: number;
}

/** Pixels between the lower edge of what is seen and the end of the content. */
export function distanceToEnd(scroller: Element): number {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
}

function boxOf(element: Element): DOMRect {
  return element.getBoundingClientRect();
}

function topOf(element: Element): number {
  return boxOf(element).top;
}

/**
 * The uppermost row that is seen.
 *
 * @param rows in reading order
 */
export function firstSeen(
  scroller: Element,
  rows: readonly HTMLElement[]
): HTMLElement | undefined {
  const top = topOf(scroller);
  return rows.find((row) => boxOf(row).bottom > top);
}

/** Remembers where the uppermost row that is seen stands. */
export function rememberAnchor(
  scroller: Element,
  rows: readonly HTMLElement[]
): Anchor | undefined {
  const row = firstSeen(scroller, rows);
  return row && { id: row.dataset.id ?? '', top: topOf(row) };
}

/** Scrolls so that the remembered row stands where it stood. */
export function restoreAnchor(
  scroller: Element,
  rows: readonly HTMLElement[],
  { id, top }: Anchor
): void {
  const row = rows.find(({ dataset }) => dataset.id === id);
  if (row) {
    scroller.scrollTop += topOf(row) - top;
  }
}

/** Which of the rows, counted from the first, are near what is seen. */
export function nearRows(scroller: Element, rows: readonly Element[]): TimelineRange {
  const { top, bottom } = boxOf(scroller);
  const boxes = rows.map(boxOf);
  const from = boxes.findIndex((box) => box.bottom > top - STAY_PX);
  const to = boxes.findIndex((box) => box.top > bottom + STAY_PX);
  return { from: Math.max(0, from), to: to < 0 ? rows.length : to };
}

/** Scrolls so that a row stands in the middle of what is seen. */
export function centre(scroller: Element, row: Element): void {
  const { top, bottom } = boxOf(row);
  const above = Math.max(0, (scroller.clientHeight - (bottom - top)) / 2);
  scroller.scrollTop += top - topOf(scroller) - above;
}

/** Scrolls so that the divider stands in the upper quarter of what is seen. */
export function showDivider(scroller: Element, divider: Element): void {
  const above = scroller.clientHeight * DIVIDER_FROM_TOP;
  scroller.scrollTop += topOf(divider) - topOf(scroller) - above;
}

/** The day of a row, once its own label is out of sight; else empty. */
export function dayAbove(scroller: Element, row: Element | undefined): string {
  const day = row?.closest('.day');
  return day && topOf(day) < topOf(scroller) ? (day.firstElementChild?.textContent ?? '') : '';
}
