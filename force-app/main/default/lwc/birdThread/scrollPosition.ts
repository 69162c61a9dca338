/** How near the end, in pixels, a reader counts as reading along. */
export const NEAR_END_PX = 80;

/** Pixels between the lower edge of what is seen and the end of the content. */
export function distanceToEnd(scroller: Element): number {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
}

/** A row and where it stood, so that it can be put back there after the content changed. */
export interface Anchor {
  readonly id: string;
  readonly top: number;
}

/**
 * Remembers the uppermost row that is seen.
 *
 * @param rows the rows in reading order, each with its id in `data-id`
 */
export function rememberAnchor(scroller: Element, rows: Iterable<HTMLElement>): Anchor | undefined {
  const top = scroller.getBoundingClientRect().top;
  for (const row of rows) {
    const box = row.getBoundingClientRect();
    if (box.bottom > top) {
      return { id: row.dataset.id ?? '', top: box.top };
    }
  }
  return undefined;
}

/** Scrolls so that the remembered row stands where it stood. */
export function restoreAnchor(
  scroller: Element,
  rows: Iterable<HTMLElement>,
  anchor: Anchor
): void {
  for (const row of rows) {
    if (row.dataset.id === anchor.id) {
      scroller.scrollTop += row.getBoundingClientRect().top - anchor.top;
      return;
    }
  }
}

/** Scrolls so that a row stands in the middle of what is seen. */
export function centre(scroller: Element, row: Element): void {
  const seen = scroller.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  const offset = box.top - seen.top;
  scroller.scrollTop += offset - Math.max(0, (scroller.clientHeight - (box.bottom - box.top)) / 2);
}

/** The last of some elements, in reading order, whose head is scrolled away; -1 for none. */
export function lastBegun(scroller: Element, elements: readonly Element[]): number {
  const top = scroller.getBoundingClientRect().top;
  return elements.filter((element) => element.getBoundingClientRect().top < top).length - 1;
}
