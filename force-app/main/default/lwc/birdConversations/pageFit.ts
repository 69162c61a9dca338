/** Follows where an element begins on the page, so that it can fill what the window leaves below. */
export class PageFit {
  private readonly onTop: (top: number) => void;
  private element: Element | undefined;
  private observer: ResizeObserver | undefined;
  private top: number | undefined;
  private readonly measure = (): void => {
    // An element in a hidden tab has no place on the page.
    if (!this.element || this.element.getClientRects().length === 0) {
      return;
    }
    const top = Math.round(this.element.getBoundingClientRect().top + window.scrollY);
    if (top !== this.top) {
      this.top = top;
      this.onTop(Math.max(0, top));
    }
  };

  /**
   * @param onTop called with the distance in pixels from the page's top, at first and when it changes
   */
  constructor(onTop: (top: number) => void) {
    this.onTop = onTop;
  }

  /** Begins to follow, or measures again. */
  watch(element: Element | undefined): void {
    const isFirst = this.element === undefined;
    this.element = element;
    if (isFirst && element) {
      window.addEventListener('resize', this.measure);
      if (typeof ResizeObserver !== 'undefined') {
        this.observer = new ResizeObserver(this.measure);
        this.observer.observe(document.body);
      }
    }
    this.measure();
  }

  /** Ends following. */
  stop(): void {
    window.removeEventListener('resize', this.measure);
    this.observer?.disconnect();
    this.observer = undefined;
    this.element = undefined;
  }
}
