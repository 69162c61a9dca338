import { LightningElement } from 'lwc';
import { NEAR_END_PX, centre, distanceToEnd } from './scrollPosition';
import type { Anchor } from './scrollPosition';
import { ThreadContent } from './threadContent';

const DIVIDER_FROM_TOP = 0.125;

/** The reader's place in the thread: where it is scrolled to and what has the focus. */
export class ReaderPlace extends LightningElement {
  // None of these is read by the template.
  protected content = new ThreadContent();
  /** Whether the thread stands where it was opened, or went since. */
  protected isPlaced = false;
  /** Whether the end is to be shown once the content is drawn. */
  protected isFollowing = false;
  /** Whether a thread that begins anew is to open at its end, whatever is new. */
  protected isEndWanted = false;
  /** What is to stand where it stood once the content is drawn. */
  protected anchor: Anchor | undefined;
  /** Whether the row with the tab stop is to have the focus once the content is drawn. */
  protected isFocusWanted = false;
  /** How the row that gets the focus is brought into view. */
  protected reveal: 'nothing' | 'nearest' | 'centre' = 'nothing';
  /** Where the thread itself scrolled to last; other positions are the reader's doing. */
  protected ownScrollTop = -1;
  private sizeObserver: ResizeObserver | undefined;

  override disconnectedCallback(): void {
    this.sizeObserver?.disconnect();
    this.sizeObserver = undefined;
  }

  protected hasFocus(selector: string): boolean {
    return this.template?.activeElement?.closest(selector) != null;
  }

  protected get scroller(): HTMLElement | undefined {
    return this.refs?.scroller as HTMLElement | undefined;
  }

  protected get rowElements(): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>('.row') ?? [])];
  }

  protected giveFocus(scroller: HTMLElement): void {
    this.isFocusWanted = false;
    const row = this.rowElements.find(({ tabIndex }) => tabIndex === 0);
    row?.focus({ preventScroll: true });
    if (row && this.reveal === 'centre') {
      centre(scroller, row);
    } else if (row && this.reveal === 'nearest') {
      row.scrollIntoView?.({ block: 'nearest' });
    }
    this.ownScrollTop = scroller.scrollTop;
    this.reveal = 'nothing';
  }

  protected scrollTo(scroller: HTMLElement, top: number): void {
    scroller.scrollTop = top;
    this.ownScrollTop = scroller.scrollTop;
  }

  /** Opens at the divider, in the upper quarter, if there is one, else at the end. */
  protected placeReader(scroller: HTMLElement): void {
    if (this.rowElements.length === 0 || scroller.clientHeight === 0) {
      return;
    }
    const divider = this.isEndWanted ? null : this.template?.querySelector('.part_divider');
    if (divider) {
      const offset = divider.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      const above = scroller.clientHeight * DIVIDER_FROM_TOP;
      this.scrollTo(scroller, scroller.scrollTop + offset - above);
    } else {
      this.scrollTo(scroller, scroller.scrollHeight);
    }
    this.isEndWanted = false;
    this.isPlaced = true;
  }

  /** A thread that was hidden has no size to be placed in; one that shrinks keeps its end in view. */
  protected watchSize(scroller: HTMLElement): void {
    if (this.sizeObserver || typeof ResizeObserver === 'undefined') {
      return;
    }
    let wasNearEnd = false;
    scroller.addEventListener('scroll', () => {
      wasNearEnd = distanceToEnd(scroller) <= NEAR_END_PX && this.content.isAtEnd;
    });
    this.sizeObserver = new ResizeObserver(() => {
      if (!this.isPlaced) {
        this.placeReader(scroller);
      } else if (wasNearEnd) {
        this.scrollTo(scroller, scroller.scrollHeight);
      }
    });
    this.sizeObserver.observe(scroller);
  }
}
