import { LightningElement } from 'lwc';
import { watchSize } from 'c/birdDom';
import { centre, restoreAnchor, showDivider } from './readerPlace';
import type { Anchor } from './readerPlace';

/** A thread that, once its content is drawn, is scrolled to where the reader is to be. */
export abstract class PlacedThread extends LightningElement {
  // None of these is read by the template.
  /** What is to be seen once the content is drawn: where a thread opens, its end, the same as before. */
  protected goal: 'opening' | 'end' | Anchor | undefined = 'opening';
  /** How the row with the tab stop, once drawn, gets the focus. */
  protected focusGoal: 'still' | 'nearest' | 'centre' | undefined;
  /** Whether a thread that begins anew is to open at its end, whatever is new. */
  protected isEndWanted = false;
  /** Where the thread itself scrolled to last; other positions are the reader's doing. */
  protected ownScrollTop = -1;
  protected wasNearEnd = false;
  private stopWatching: (() => void) | undefined;

  /** Draws more where the reader nears an edge. */
  protected abstract lookAhead(): void;

  protected get scroller(): HTMLElement | undefined {
    return this.refs?.scroller as HTMLElement | undefined;
  }

  protected get rowElements(): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>('.row') ?? [])];
  }

  protected hasFocus(selector: string): boolean {
    return this.template?.activeElement?.closest(selector) != null;
  }

  override renderedCallback(): void {
    const { scroller, goal } = this;
    if (!scroller) {
      return;
    }
    this.watchSize(scroller);
    if (goal === 'opening') {
      this.open(scroller);
    } else if (goal) {
      this.goal = undefined;
      if (goal === 'end') {
        scroller.scrollTop = scroller.scrollHeight;
      } else {
        restoreAnchor(scroller, this.rowElements, goal);
      }
      this.ownScrollTop = scroller.scrollTop;
    }
    if (this.focusGoal) {
      this.giveFocus(scroller);
    }
    this.lookAhead();
  }

  override disconnectedCallback(): void {
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  /** Opens at the divider, if there is one, else at the end. */
  private open(scroller: HTMLElement): void {
    if (this.rowElements.length === 0 || scroller.clientHeight === 0) {
      return;
    }
    const divider = this.isEndWanted ? null : this.template?.querySelector('.divider');
    if (divider) {
      showDivider(scroller, divider);
    } else {
      scroller.scrollTop = scroller.scrollHeight;
    }
    this.ownScrollTop = scroller.scrollTop;
    this.isEndWanted = false;
    this.goal = undefined;
  }

  /** A thread that was hidden has no size to be placed in; one that shrinks keeps its end in view. */
  private watchSize(scroller: HTMLElement): void {
    this.stopWatching ??= watchSize(scroller, () => {
      if (this.goal === 'opening') {
        this.open(scroller);
      } else if (this.wasNearEnd) {
        scroller.scrollTop = scroller.scrollHeight;
        this.ownScrollTop = scroller.scrollTop;
      }
      this.lookAhead();
    });
  }

  private giveFocus(scroller: HTMLElement): void {
    const row = this.rowElements.find(({ tabIndex }) => tabIndex === 0);
    row?.focus({ preventScroll: true });
    if (row && this.focusGoal === 'centre') {
      centre(scroller, row);
    } else if (this.focusGoal === 'nearest') {
      row?.scrollIntoView?.({ block: 'nearest' });
    }
    this.focusGoal = undefined;
    this.ownScrollTop = scroller.scrollTop;
  }
}
