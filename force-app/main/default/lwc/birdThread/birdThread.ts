import { api } from 'lwc';
import { dataOf, emit } from 'c/birdDom';
import type { BirdMessageView } from 'c/birdModel';
import { buildTimeline, planTimeline } from 'c/birdTimeline';
import type {
  TimelineDay,
  TimelineInput,
  TimelinePlan,
  TimelineRange,
  TimelineRow
} from 'c/birdTimeline';
import { photoKey, threadPhotos } from './photos';
import type { ThreadPhoto } from './photos';
import { PlacedThread } from './placedThread';
import {
  LOAD_AHEAD_PX,
  NEAR_END_PX,
  dayAbove,
  distanceToEnd,
  firstSeen,
  nearRows,
  rememberAnchor
} from './readerPlace';
import { dayViews, threadView } from './threadViews';
import type { DayView, LoadState, ThreadView } from './threadViews';
import { findAgain, grow, positionOf, rangeAround, rangeAtEnd } from './threadWindow';

type Side = 'earlier' | 'later';

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
 */
export default class BirdThread extends PlacedThread {
  /** How loading earlier messages stands. */
  @api earlierState: LoadState = 'idle';
  /** How loading later messages stands. */
  @api laterState: LoadState = 'idle';

  floatingDay = '';
  photos: readonly ThreadPhoto[] = [];
  photoIndex = 0;

  private given: TimelineInput | undefined;
  private days: readonly TimelineDay[] = [];
  private activeId: string | undefined;
  private newCount = 0;
  private isFarFromEnd = false;

  // Not read by the template: what is in the page, and what is under way.
  private plan: TimelinePlan | undefined;
  private range: TimelineRange = { from: 0, to: 0 };
  private rows: ReadonlyMap<string, TimelineRow> = new Map();
  private targetId: string | null | undefined;
  private heardId: string | undefined;
  private frame: number | undefined;
  private dayTimer: ReturnType<typeof setTimeout> | undefined;

  /** What to show. */
  @api
  get input(): TimelineInput | undefined {
    return this.given;
  }
  set input(input: TimelineInput | undefined) {
    const before = this.given;
    this.given = input;
    if (!input) {
      this.days = [];
      return;
    }
    this.plan = planTimeline(input);
    if (before && before.messages !== input.messages) {
      this.lookAround(before, input);
    }
    this.draw(
      this.aroundTarget(input) ??
        (before?.channel === input.channel ? this.whereItWas(before) : undefined) ??
        this.startAnew(input)
    );
  }

  private get messages(): readonly BirdMessageView[] {
    return this.given?.messages ?? [];
  }

  /** Where a message stands in all that is loaded; -1 where it is not. */
  private indexOf(id: string | null | undefined): number {
    return id == null ? -1 : this.messages.findIndex((each) => each.id === id);
  }

  // What is in the page

  /** Looks where the reader is before the content changes. */
  private lookAround(before: TimelineInput, input: TimelineInput): void {
    const { scroller } = this;
    if (!scroller || this.goal === 'opening') {
      return;
    }
    const seen = rememberAnchor(scroller, this.rowElements);
    const isAtEnd = this.range.to === before.messages.length && !before.hasLater;
    const isFollowing = isAtEnd && distanceToEnd(scroller) <= NEAR_END_PX;
    this.goal = isFollowing ? 'end' : seen;
    const isButtonGone =
      (!input.hasEarlier && this.hasFocus('.earlier')) ||
      (!input.hasLater && this.hasFocus('.later'));
    if (isButtonGone) {
      // The button goes away with its work done; the focus stays with the line under the eye.
      this.activeId = seen?.id;
      this.focusGoal = 'still';
    }
    const last = before.messages.at(-1);
    if (last && !isFollowing && !before.hasLater) {
      this.newCount += input.messages.length - positionOf(input.messages, `${last.sortKey}\0`);
    }
  }

  /** The messages around one that is to be brought into view, once. */
  private aroundTarget({ targetId }: TimelineInput): TimelineRange | undefined {
    const at = targetId === this.targetId ? -1 : this.indexOf(targetId);
    if (at < 0 || !targetId) {
      return undefined;
    }
    this.targetId = targetId;
    this.activeId = targetId;
    this.focusGoal = 'centre';
    this.goal = undefined;
    return rangeAround(at, this.messages.length);
  }

  /** The part that was in the page, found again in the same thread's new messages. */
  private whereItWas(before: TimelineInput): TimelineRange | undefined {
    return findAgain(this.range, before.messages, this.messages, this.goal === 'end');
  }

  private startAnew({ unread }: TimelineInput): TimelineRange {
    this.goal = 'opening';
    this.newCount = 0;
    this.isFarFromEnd = false;
    this.activeId = undefined;
    const at = this.isEndWanted ? -1 : this.indexOf(unread?.messageId);
    const count = this.messages.length;
    return at < 0 ? rangeAtEnd(count) : rangeAround(at, count);
  }

  /** Lays a part out; rows that did not change stay the same objects and are not drawn again. */
  private draw(range: TimelineRange): void {
    if (!this.plan) {
      return;
    }
    const stop = this.tabStop;
    this.range = range;
    this.days = buildTimeline(this.plan, range, this.rows);
    const rows = this.days.flatMap(({ parts }) => parts.flatMap((part) => part.rows ?? []));
    this.rows = new Map(rows.map((row) => [row.key, row]));
    if (this.heardId && !this.rows.has(this.heardId)) {
      this.heardId = undefined;
    }
    if (stop && !this.rows.has(stop)) {
      // The row with the tab stop leaves the page: the line under the eye takes over.
      if (this.hasFocus('.row')) {
        this.focusGoal ??= 'still';
      }
      this.activeId = typeof this.goal === 'object' ? this.goal.id : undefined;
    }
  }

  /** The one row that is a tab stop: where the reader stood, else the newest. */
  private get tabStop(): string | undefined {
    return this.activeId ?? [...this.rows.keys()].at(-1);
  }

  /** Draws a chunk more on one side of what is in the page. */
  private grow(scroller: HTMLElement, isUp: boolean): void {
    const { range, rowElements } = this;
    this.goal = rememberAnchor(scroller, rowElements);
    const { from, to } = nearRows(scroller, rowElements);
    const near = { from: range.from + from, to: range.from + to };
    this.draw(grow(range, isUp, near, this.indexOf(this.heardId), this.messages.length));
  }

  /** Before the next painting, draws a chunk more where the reader nears an edge. */
  protected override lookAhead(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the work of one painting is one chunk
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      const { scroller, range } = this;
      if (!scroller?.clientHeight || this.goal) {
        return;
      }
      if (range.from > 0 && scroller.scrollTop < LOAD_AHEAD_PX) {
        this.grow(scroller, true);
      } else if (range.to < this.messages.length && distanceToEnd(scroller) < LOAD_AHEAD_PX) {
        this.grow(scroller, false);
      }
    });
  }

  // What the template reads

  get dayViews(): DayView[] {
    return dayViews(this.days, this.tabStop, this.given?.targetId);
  }

  /** The words and states of everything around the messages. */
  get view(): ThreadView {
    const { given, earlierState, laterState, newCount, isFarFromEnd } = this;
    const hasStart = this.days.length > 0 && this.range.from === 0;
    return threadView(given, { earlierState, laterState, newCount, isFarFromEnd, hasStart });
  }

  // Where the reader is

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame ?? 0);
    this.frame = undefined;
    clearTimeout(this.dayTimer);
  }

  handleScroll(): void {
    const { scroller } = this;
    if (!scroller || this.goal === 'opening') {
      return;
    }
    const distance = distanceToEnd(scroller);
    const isAtEnd = this.range.to === this.messages.length;
    this.wasNearEnd = isAtEnd && distance <= NEAR_END_PX;
    this.isFarFromEnd = !isAtEnd || distance > scroller.clientHeight;
    if (this.wasNearEnd) {
      this.newCount = 0;
    }
    if (Math.abs(scroller.scrollTop - this.ownScrollTop) > 1) {
      this.showDay(scroller);
    }
    if (this.range.from === 0 && scroller.scrollTop < LOAD_AHEAD_PX) {
      this.ask('earlier');
    }
    if (isAtEnd && distance < LOAD_AHEAD_PX) {
      this.ask('later');
    }
    this.lookAhead();
  }

  /** Tells the day above the messages while the reader scrolls, once its own label is out of sight. */
  private showDay(scroller: HTMLElement): void {
    this.ownScrollTop = -1;
    this.floatingDay = dayAbove(scroller, firstSeen(scroller, this.rowElements));
    clearTimeout(this.dayTimer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a label that goes away by itself
    this.dayTimer = setTimeout(() => {
      this.floatingDay = '';
    }, DAY_SHOWN_MS);
  }

  // What the reader wants

  /** Asks for messages beyond those that are loaded; after a failure only the button does. */
  private ask(side: Side, isByButton = false): void {
    const isEarlier = side === 'earlier';
    const isMore = isEarlier ? this.given?.hasEarlier : this.given?.hasLater;
    const state = isEarlier ? this.earlierState : this.laterState;
    if (isMore && (state === 'idle' || (isByButton && state === 'failed'))) {
      emit(this, `load${side}`);
    }
  }

  handleLoad(event: Event): void {
    this.focusGoal = undefined;
    this.ask(dataOf(event).side as Side, true);
  }

  handleJump(): void {
    if (this.given?.hasLater) {
      this.isEndWanted = true;
      emit(this, 'jumplatest');
      return;
    }
    const { length } = this.messages;
    this.newCount = 0;
    this.isFarFromEnd = false;
    this.activeId = this.messages[length - 1]?.id;
    this.goal = 'end';
    this.focusGoal = 'still';
    this.draw(this.range.to === length ? this.range : rangeAtEnd(length));
  }

  handleRowFocus(event: Event): void {
    this.activeId = rowOf(event)?.dataset.id ?? this.activeId;
  }

  handleRowKey(event: KeyboardEvent): void {
    const row = rowOf(event);
    if (event.key === 'Escape' && row && event.target !== row) {
      // From a control back to its message, and no further.
      event.preventDefault();
      row.focus();
    } else if (row && event.target === row && this.walk(row.dataset.id, event.key)) {
      event.preventDefault();
    }
  }

  /** Goes to another message; beyond the edge of what is in the page, more is taken in first. */
  private walk(id: string | undefined, key: string): boolean {
    const { scroller, range } = this;
    const { length } = this.messages;
    const at = this.indexOf(id);
    const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: length - 1 }[key] ?? -1;
    const wanted = this.messages[target]?.id;
    if (!wanted || !scroller) {
      return false;
    }
    if (this.rows.has(wanted)) {
      const row = this.rowElements[target - range.from];
      row?.focus();
      row?.scrollIntoView?.({ block: 'nearest' });
      return true;
    }
    this.activeId = wanted;
    this.focusGoal = 'nearest';
    if (key.startsWith('Arrow')) {
      this.grow(scroller, target < at);
    } else {
      this.draw(rangeAround(target, length));
    }
    return true;
  }

  handleCase(event: MouseEvent): void {
    event.preventDefault();
    const { caseId } = dataOf(event);
    emit(this, 'opencase', { caseId });
  }

  /** A voice note that plays stays in the page, so that it goes on. */
  handleVoice(event: CustomEvent<{ isPlaying: boolean }>): void {
    const id = rowOf(event)?.dataset.id;
    if (event.detail.isPlaying) {
      this.heardId = id;
    } else if (id === this.heardId) {
      this.heardId = undefined;
    }
  }

  handleOpenImage(event: CustomEvent<{ key: string }>): void {
    const key = photoKey(rowOf(event)?.dataset.id ?? '', event.detail.key);
    this.photos = threadPhotos(this.messages, this.given?.personName ?? '');
    this.photoIndex = this.photos.findIndex((photo) => photo.key === key);
  }

  handleCloseImage(): void {
    this.photos = [];
  }
}

/** The row in which something happened. */
function rowOf(event: Event): HTMLElement | null {
  return (event.target as Element).closest('.row');
}
