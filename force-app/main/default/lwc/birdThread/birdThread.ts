import { LightningElement, api } from 'lwc';
import EARLIER_FAILED from '@salesforce/label/c.Bird_Earlier_Failed';
import JUMP_TO_LATEST from '@salesforce/label/c.Bird_Jump_To_Latest';
import LOAD_EARLIER from '@salesforce/label/c.Bird_Load_Earlier';
import LOADING_EARLIER from '@salesforce/label/c.Bird_Loading_Earlier';
import MESSAGES from '@salesforce/label/c.Bird_Messages';
import MESSAGES_WITH from '@salesforce/label/c.Bird_Messages_With';
import NEW_MANY from '@salesforce/label/c.Bird_New_Messages_Many';
import NEW_ONE from '@salesforce/label/c.Bird_New_Messages_One';
import START from '@salesforce/label/c.Bird_Start';
import START_WITH from '@salesforce/label/c.Bird_Start_With';
import { countLabel, formatLabel } from 'c/birdLabels';
import { buildTimeline } from 'c/birdTimeline';
import type { TimelineDay, TimelineInput, TimelinePart, TimelineRow } from 'c/birdTimeline';
import { NEAR_END_PX, distanceToEnd, rememberAnchor, restoreAnchor } from './scrollPosition';
import type { Anchor } from './scrollPosition';

const LOAD_AHEAD_PX = 600;
const DIVIDER_FROM_TOP = 0.125;

/** How loading earlier messages stands. */
export type EarlierState = 'idle' | 'loading' | 'failed';

interface PartView {
  readonly key: string;
  readonly className: string;
  readonly divider?: TimelinePart & { kind: 'divider' };
  readonly line?: TimelinePart & { kind: 'line' };
  readonly rows?: readonly RowView[];
}

interface RowView {
  readonly key: string;
  readonly row: TimelineRow;
  readonly className: string;
  readonly tabIndex: string;
  readonly isActive: boolean;
  readonly exactId: string;
}

interface DayView {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly PartView[];
}

/**
 * The messages in reading order. Keeps the reader's place, follows new messages only near the end,
 * and is one tab stop in which the arrow keys walk.
 *
 * @fires loadearlier when earlier messages are wanted
 * @fires opencase with the Case's id when its link is pressed
 */
export default class BirdThread extends LightningElement {
  /** How loading earlier messages stands. */
  @api earlierState: EarlierState = 'idle';

  readonly label = { JUMP_TO_LATEST };

  private timelineInput: TimelineInput | undefined;
  private days: readonly TimelineDay[] = [];
  private rowsById: ReadonlyMap<string, TimelineRow> = new Map();
  private activeId: string | undefined;
  private newCount = 0;
  private isFarFromEnd = false;

  // Not read by the template: where the reader is.
  private isPlaced = false;
  private isFollowing = false;
  private anchor: Anchor | undefined;
  private isFocusWanted = false;
  private sizeObserver: ResizeObserver | undefined;

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
    if (!before || before.channel !== input.channel) {
      this.startAnew();
    } else if (before.messages !== input.messages) {
      this.keepPlace(before, input);
    }
    this.days = buildTimeline(input);
    this.reuseRows();
  }

  private startAnew(): void {
    this.isPlaced = false;
    this.newCount = 0;
    this.isFarFromEnd = false;
    this.activeId = undefined;
    this.anchor = undefined;
  }

  /** Looks where the reader is before the content changes. */
  private keepPlace(before: TimelineInput, input: TimelineInput): void {
    const scroller = this.scroller;
    if (!scroller || !this.isPlaced) {
      return;
    }
    this.isFollowing = distanceToEnd(scroller) <= NEAR_END_PX;
    this.anchor = rememberAnchor(scroller, this.rowElements);
    if (!input.hasEarlier && this.template?.activeElement?.classList.contains('earlier')) {
      // The button goes away with its work done; the focus stays with the line under the eye.
      this.activeId = this.anchor?.id;
      this.isFocusWanted = true;
    }
    const lastKey = before.messages.at(-1)?.sortKey ?? '';
    if (!this.isFollowing) {
      this.newCount += input.messages.filter((message) => message.sortKey > lastKey).length;
    }
  }

  /** Keeps the row objects that did not change, so that their messages are not drawn again. */
  private reuseRows(): void {
    const rowsById = new Map<string, TimelineRow>();
    for (const day of this.days) {
      for (const part of day.parts) {
        if (part.kind === 'list') {
          for (const row of part.rows) {
            const known = this.rowsById.get(row.key);
            rowsById.set(row.key, known && isSameRow(known, row) ? known : row);
          }
        }
      }
    }
    this.rowsById = rowsById;
  }

  get dayViews(): DayView[] {
    const activeKey = this.activeKey;
    return this.days.map(({ key, label, parts }) => ({
      key,
      label,
      parts: parts.map((part) => this.partView(part, activeKey))
    }));
  }

  private partView(part: TimelinePart, activeKey: string | undefined): PartView {
    const { key } = part;
    switch (part.kind) {
      case 'divider':
        return { key, className: 'part part_divider', divider: part };
      case 'line':
        return { key, className: 'part', line: part };
      default:
        return {
          key,
          className: 'part',
          rows: part.rows.map((row) => this.rowView(row, row.key === activeKey))
        };
    }
  }

  private rowView(row: TimelineRow, isActive: boolean): RowView {
    const classes = ['row'];
    if (row.isFirst) {
      classes.push('row_first');
    }
    if (row.message.direction === 'Outbound') {
      classes.push('row_end');
    }
    return {
      key: row.key,
      row: this.rowsById.get(row.key) ?? row,
      className: classes.join(' '),
      tabIndex: isActive ? '0' : '-1',
      isActive,
      exactId: `exact-${row.key}`
    };
  }

  /** The one row that is a tab stop: where the reader stood, else the newest. */
  private get activeKey(): string | undefined {
    if (this.activeId !== undefined && this.rowsById.has(this.activeId)) {
      return this.activeId;
    }
    return [...this.rowsById.keys()].at(-1);
  }

  get logLabel(): string {
    const name = this.input?.personName;
    return name ? formatLabel(MESSAGES_WITH, name) : MESSAGES;
  }

  get hasEarlier(): boolean {
    return this.input?.hasEarlier ?? false;
  }

  get earlierText(): string {
    switch (this.earlierState) {
      case 'loading':
        return LOADING_EARLIER;
      case 'failed':
        return EARLIER_FAILED;
      default:
        return LOAD_EARLIER;
    }
  }

  get isLoadingEarlier(): string {
    return String(this.earlierState === 'loading');
  }

  get startText(): string {
    const name = this.input?.personName;
    return name ? formatLabel(START_WITH, name) : START;
  }

  get hasJump(): boolean {
    return this.isFarFromEnd || this.newCount > 0;
  }

  get jumpClass(): string {
    return this.newCount > 0 ? 'jump jump_news' : 'jump';
  }

  get jumpText(): string {
    return this.newCount > 0 ? countLabel(this.newCount, NEW_ONE, NEW_MANY) : '';
  }

  get jumpLabel(): string {
    return this.jumpText || JUMP_TO_LATEST;
  }

  private get scroller(): HTMLElement | undefined {
    return this.refs?.scroller as HTMLElement | undefined;
  }

  private get rowElements(): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>('.row') ?? [])];
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
      scroller.scrollTop = scroller.scrollHeight;
    } else if (this.anchor) {
      restoreAnchor(scroller, this.rowElements, this.anchor);
    }
    this.anchor = undefined;
    if (this.isFocusWanted) {
      this.isFocusWanted = false;
      this.rowElements.find((row) => row.tabIndex === 0)?.focus({ preventScroll: true });
    }
  }

  override disconnectedCallback(): void {
    this.sizeObserver?.disconnect();
    this.sizeObserver = undefined;
  }

  /** Opens at the divider, in the upper quarter, if there is one, else at the end. */
  private placeReader(scroller: HTMLElement): void {
    if (this.rowsById.size === 0 || scroller.clientHeight === 0) {
      return;
    }
    const divider = this.template?.querySelector('.part_divider');
    if (divider) {
      const offset = divider.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      scroller.scrollTop += offset - scroller.clientHeight * DIVIDER_FROM_TOP;
    } else {
      scroller.scrollTop = scroller.scrollHeight;
    }
    this.isPlaced = true;
  }

  /** A thread that was hidden has no size to be placed in; one that shrinks keeps its end in view. */
  private watchSize(scroller: HTMLElement): void {
    if (this.sizeObserver || typeof ResizeObserver === 'undefined') {
      return;
    }
    let wasNearEnd = false;
    scroller.addEventListener('scroll', () => {
      wasNearEnd = distanceToEnd(scroller) <= NEAR_END_PX;
    });
    this.sizeObserver = new ResizeObserver(() => {
      if (!this.isPlaced) {
        this.placeReader(scroller);
      } else if (wasNearEnd) {
        scroller.scrollTop = scroller.scrollHeight;
      }
    });
    this.sizeObserver.observe(scroller);
  }

  handleScroll(): void {
    const scroller = this.scroller;
    if (!scroller || !this.isPlaced) {
      return;
    }
    const distance = distanceToEnd(scroller);
    this.isFarFromEnd = distance > scroller.clientHeight;
    if (distance <= NEAR_END_PX) {
      this.newCount = 0;
    }
    if (scroller.scrollTop < LOAD_AHEAD_PX && this.earlierState === 'idle') {
      this.requestEarlier();
    }
  }

  handleLoadEarlier(): void {
    this.isFocusWanted = false;
    this.requestEarlier();
  }

  private requestEarlier(): void {
    if (this.hasEarlier && this.earlierState !== 'loading') {
      this.dispatchEvent(new CustomEvent('loadearlier'));
    }
  }

  handleJump(): void {
    this.newCount = 0;
    this.isFarFromEnd = false;
    this.activeId = [...this.rowsById.keys()].at(-1);
    this.isFollowing = true;
    this.isFocusWanted = true;
    if (this.scroller) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
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
      return;
    }
    const rows = this.rowElements;
    const target = event.target === row ? neighbour(rows, row, event.key) : undefined;
    if (target) {
      event.preventDefault();
      target.focus();
      target.scrollIntoView?.({ block: 'nearest' });
    }
  }

  handleCase(event: MouseEvent): void {
    event.preventDefault();
    const { caseId } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('opencase', { detail: { caseId } }));
  }
}

function neighbour(rows: HTMLElement[], row: HTMLElement, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowUp':
      return rows[rows.indexOf(row) - 1];
    case 'ArrowDown':
      return rows[rows.indexOf(row) + 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return undefined;
  }
}

function isSameRow(one: TimelineRow, other: TimelineRow): boolean {
  return (Object.keys(other) as (keyof TimelineRow)[]).every((key) => one[key] === other[key]);
}
