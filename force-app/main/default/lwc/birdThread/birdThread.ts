import { api } from 'lwc';
import type { TimelineDay, TimelineInput, TimelineRange } from 'c/birdTimeline';
import { ChunkSize, after, onNextFrame } from './frames';
import { growDown, growUp, rangeAround, rangeAtEnd } from './messageWindow';
import { photoKey, threadPhotos } from './photos';
import type { ThreadPhoto } from './photos';
import {
  NEAR_END_PX,
  distanceToEnd,
  lastBegun,
  rememberAnchor,
  restoreAnchor
} from './scrollPosition';
import type { Anchor } from './scrollPosition';
import { ReaderPlace } from './readerPlace';
import { dayViews } from './threadViews';
import type { DayView } from './threadViews';
import { threadView } from './threadWords';
import type { LoadState, ThreadView } from './threadWords';

const LOAD_AHEAD_PX = 600;
const DAY_SHOWN_MS = 1000;

/**
 * The messages in reading order, of which only those around the reader are in the page. Keeps the
 * reader's place, follows new messages only near the end, and is one tab stop in which the arrow
 * keys walk.
 *
 * @fires loadearlier when earlier messages are wanted
 * @fires loadlater when later messages are wanted, in a place that is not joined to the end
 * @fires jumplatest when the newest messages are wanted and not among those given
 * @fires opencase with the Case's id when its link is pressed
 * @fires copied with what to announce
 */
export default class BirdThread extends ReaderPlace {
  /** How loading earlier messages stands. */
  @api earlierState: LoadState = 'idle';
  /** How loading later messages stands. */
  @api laterState: LoadState = 'idle';

  private timelineInput: TimelineInput | undefined;
  private days: readonly TimelineDay[] = [];
  private activeId: string | undefined;
  private newCount = 0;
  private isFarFromEnd = false;
  private floatingDay = '';
  private photos: readonly ThreadPhoto[] = [];
  private photoIndex = -1;

  // Not read by the template: where the reader is, and what is under way.
  private placeBefore: Anchor | undefined;
  private targetId: string | undefined;
  private chunk = new ChunkSize();
  private cancelFrame: (() => void) | undefined;
  private cancelDay: (() => void) | undefined;

  /** What to show. */
  @api
  get input(): TimelineInput | undefined {
    return this.timelineInput;
  }
  set input(input: TimelineInput | undefined) {
    const before = this.timelineInput;
    this.timelineInput = input;
    if (!input) {
      this.days = [];
      return;
    }
    this.content.take(input);
    if (before && before.messages !== input.messages) {
      this.lookAround(before, input);
    }
    this.draw(
      this.targetRange(before, input) ??
        (before && this.content.findAgain(before, this.isFollowing)) ??
        this.startAnew(input)
    );
  }

  private get count(): number {
    return this.content.count;
  }

  /** Looks where the reader is before the content changes. */
  private lookAround(before: TimelineInput, input: TimelineInput): void {
    const scroller = this.isPlaced ? this.scroller : undefined;
    if (!scroller) {
      return;
    }
    const isAtEnd = this.content.range.to === before.messages.length && !before.hasLater;
    this.isFollowing = isAtEnd && distanceToEnd(scroller) <= NEAR_END_PX;
    this.anchor = rememberAnchor(scroller, this.rowElements);
    const isButtonGone =
      (!input.hasEarlier && this.hasFocus('.earlier')) ||
      (!input.hasLater && this.hasFocus('.later'));
    if (isButtonGone) {
      // The button goes away with its work done; the focus stays with the line under the eye.
      this.activeId = this.anchor?.id;
      this.isFocusWanted = true;
    }
    if (!this.isFollowing && !before.hasLater) {
      this.newCount += this.content.addedAfter(before);
    }
  }

  /** The messages around one that is to be shown, or around the place from which it was sought. */
  private targetRange(
    before: TimelineInput | undefined,
    input: TimelineInput
  ): TimelineRange | undefined {
    const wanted = input.targetId ?? undefined;
    const scroller = this.isPlaced ? this.scroller : undefined;
    if (wanted === undefined) {
      const place = this.targetId === undefined ? undefined : this.placeBefore;
      this.targetId = undefined;
      const at = this.content.indexOf(place?.id);
      this.placeBefore = undefined;
      if (at < 0) {
        return undefined;
      }
      this.anchor = place;
      this.isFollowing = false;
      return rangeAround(at, this.count);
    }
    const at = this.content.indexOf(wanted);
    if (at < 0 || wanted === this.targetId) {
      return undefined;
    }
    if (this.targetId === undefined && before && scroller) {
      this.placeBefore = this.anchor ?? rememberAnchor(scroller, this.rowElements);
    }
    this.targetId = wanted;
    this.activeId = wanted;
    this.isFocusWanted = true;
    this.reveal = 'centre';
    this.isPlaced = true;
    this.isFollowing = false;
    this.anchor = undefined;
    return rangeAround(at, this.count);
  }

  private startAnew(input: TimelineInput): TimelineRange {
    this.isPlaced = false;
    this.newCount = 0;
    this.isFarFromEnd = false;
    this.activeId = undefined;
    this.anchor = undefined;
    const at = this.content.indexOf(input.unread?.messageId);
    return at < 0 || this.isEndWanted ? rangeAtEnd(this.count) : rangeAround(at, this.count);
  }

  private draw(range: TimelineRange): void {
    this.days = this.content.layOut(range);
    if (this.activeId !== undefined && !this.content.has(this.activeId)) {
      // The row with the tab stop leaves the page: the line under the eye takes over.
      this.isFocusWanted ||= this.hasFocus('.row');
      this.activeId = this.anchor?.id;
    }
  }

  get dayViews(): DayView[] {
    return dayViews(this.days, this.activeKey, this.input?.targetId ?? undefined);
  }

  /** The one row that is a tab stop: where the reader stood, else the newest. */
  private get activeKey(): string | undefined {
    return this.content.has(this.activeId) ? this.activeId : this.content.lastKey;
  }

  /** The words and states of everything around the messages. */
  get view(): ThreadView {
    const { input, content, earlierState, laterState, newCount, isFarFromEnd } = this;
    const hasStart = this.days.length > 0 && content.isAtStart;
    return threadView(input, { earlierState, laterState, newCount, isFarFromEnd, hasStart });
  }

  get hasPhoto(): boolean {
    return this.photoIndex >= 0;
  }

  override renderedCallback(): void {
    const scroller = this.scroller;
    if (!scroller) {
      return;
    }
    this.watchSize(scroller);
    if (!this.isPlaced) {
      this.placeReader(scroller);
    } else if (this.isFollowing) {
      this.isFollowing = false;
      this.scrollTo(scroller, scroller.scrollHeight);
    } else if (this.anchor) {
      restoreAnchor(scroller, this.rowElements, this.anchor);
      this.ownScrollTop = scroller.scrollTop;
    }
    this.anchor = undefined;
    this.chunk.end();
    if (this.isFocusWanted) {
      this.giveFocus(scroller);
    }
    this.lookAhead();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.cancelFrame?.();
    this.cancelFrame = undefined;
    this.cancelDay?.();
  }

  handleScroll(): void {
    const scroller = this.scroller;
    if (!scroller || !this.isPlaced) {
      return;
    }
    const distance = distanceToEnd(scroller);
    const { isAtEnd, isAtStart } = this.content;
    this.isFarFromEnd = !isAtEnd || distance > scroller.clientHeight;
    if (isAtEnd && distance <= NEAR_END_PX) {
      this.newCount = 0;
    }
    if (Math.abs(scroller.scrollTop - this.ownScrollTop) > 1) {
      this.showDay(scroller);
    }
    if (isAtStart && scroller.scrollTop < LOAD_AHEAD_PX) {
      this.ask('loadearlier', (this.input?.hasEarlier ?? false) && this.earlierState === 'idle');
    }
    if (isAtEnd && distance < LOAD_AHEAD_PX) {
      this.ask('loadlater', (this.input?.hasLater ?? false) && this.laterState === 'idle');
    }
    this.lookAhead();
  }

  /** Tells the day above the messages while the reader scrolls, once its own label is out of sight. */
  private showDay(scroller: HTMLElement): void {
    this.ownScrollTop = -1;
    const sections = [...(this.template?.querySelectorAll('.day') ?? [])];
    const label = this.days[lastBegun(scroller, sections)]?.label ?? '';
    if (label !== this.floatingDay) {
      this.floatingDay = label;
    }
    this.cancelDay?.();
    this.cancelDay = after(DAY_SHOWN_MS, () => {
      this.floatingDay = '';
    });
  }

  /** Before the next painting, takes in a chunk of messages where the reader nears an edge. */
  private lookAhead(): void {
    this.cancelFrame ??= onNextFrame(() => {
      this.cancelFrame = undefined;
      const scroller = this.scroller;
      if (!scroller || !this.isPlaced || this.anchor) {
        return;
      }
      const { range } = this.content;
      if (range.from > 0 && scroller.scrollTop < LOAD_AHEAD_PX) {
        this.move(scroller, growUp(range, this.chunk.rows));
      } else if (range.to < this.count && distanceToEnd(scroller) < LOAD_AHEAD_PX) {
        this.move(scroller, growDown(range, this.chunk.rows, this.count));
      }
    });
  }

  private move(scroller: HTMLElement, range: TimelineRange): void {
    const { from, to } = this.content.range;
    this.chunk.begin(Math.max(from - range.from, range.to - to));
    this.anchor = rememberAnchor(scroller, this.rowElements);
    this.draw(range);
  }

  handleLoadEarlier(): void {
    this.isFocusWanted = false;
    this.ask('loadearlier', (this.input?.hasEarlier ?? false) && this.earlierState !== 'loading');
  }

  handleLoadLater(): void {
    this.isFocusWanted = false;
    this.ask('loadlater', (this.input?.hasLater ?? false) && this.laterState !== 'loading');
  }

  private ask(what: string, isWanted: boolean): void {
    if (isWanted) {
      this.dispatchEvent(new CustomEvent(what));
    }
  }

  handleJump(): void {
    if (this.input?.hasLater ?? false) {
      this.isEndWanted = true;
      this.ask('jumplatest', true);
      return;
    }
    this.newCount = 0;
    this.isFarFromEnd = false;
    this.goToEnd();
  }

  private goToEnd(): void {
    this.activeId = this.content.keyAt(this.count - 1);
    this.isFollowing = true;
    this.isFocusWanted = true;
    if (!this.content.isAtEnd) {
      this.draw(rangeAtEnd(this.count));
    } else if (this.scroller) {
      this.scrollTo(this.scroller, this.scroller.scrollHeight);
    }
  }

  handleRowFocus(event: FocusEvent): void {
    const id = (event.currentTarget as HTMLElement).dataset.id;
    if (id !== this.activeId) {
      this.activeId = id;
    }
  }

  handleRowKey(event: KeyboardEvent): void {
    const row = event.currentTarget as HTMLElement;
    if (event.key === 'Escape') {
      row.focus();
    } else if (event.target === row && this.walk(row.dataset.id ?? '', event.key)) {
      event.preventDefault();
    }
  }

  /** Goes to another message; beyond the edge of what is in the page, more is taken in first. */
  private walk(id: string, key: string): boolean {
    const at = this.content.indexOf(id);
    const last = this.count - 1;
    const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[key] ?? -1;
    const wanted = this.content.keyAt(target);
    if (wanted === undefined) {
      return false;
    }
    const { range } = this.content;
    if (this.content.has(wanted)) {
      const element = this.rowElements[target - range.from];
      element?.focus();
      element?.scrollIntoView?.({ block: 'nearest' });
      return true;
    }
    this.activeId = wanted;
    this.isFocusWanted = true;
    this.reveal = 'nearest';
    if (key === 'Home' || key === 'End') {
      this.draw(rangeAround(target, this.count));
      return true;
    }
    this.anchor = this.scroller && rememberAnchor(this.scroller, this.rowElements);
    const { rows } = this.chunk;
    this.draw(target < range.from ? growUp(range, rows) : growDown(range, rows, last + 1));
    return true;
  }

  handleCase(event: MouseEvent): void {
    event.preventDefault();
    const { caseId } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('opencase', { detail: { caseId } }));
  }

  handleCopied(event: CustomEvent<{ text: string }>): void {
    this.dispatchEvent(new CustomEvent('copied', { detail: event.detail }));
  }

  handleOpenImage(event: CustomEvent<{ key: string }>): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.photos = threadPhotos(this.input?.messages ?? [], this.input?.personName ?? '');
    const key = photoKey(id ?? '', event.detail.key);
    this.photoIndex = this.photos.findIndex((photo) => photo.key === key);
  }

  handleCloseImage(): void {
    this.photoIndex = -1;
  }
}
