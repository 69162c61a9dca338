import { LightningElement, api } from 'lwc';
import CHOICES from '@salesforce/label/c.Bird_Choices';
import COPIED from '@salesforce/label/c.Bird_Copied';
import COPY_TEXT from '@salesforce/label/c.Bird_Copy_Text';
import SHOW_LESS from '@salesforce/label/c.Bird_Show_Less';
import SHOW_MORE from '@salesforce/label/c.Bird_Show_More';
import TEXT_HIDDEN from '@salesforce/label/c.Bird_Text_Hidden';
import { emit, watchSize } from 'c/birdDom';
import { exactTime } from 'c/birdTime';
import type { TimelineRow } from 'c/birdTimeline';
import { messageView } from './messageView';
import type { MessageView } from './messageView';

/**
 * One message: head, bubble, attachments, delivery status; exact time and copying for whoever
 * points at it or stands on it.
 *
 * @fires copied with what to announce
 */
export default class BirdMessage extends LightningElement {
  /** Whether the reader stands on this message: only then are its controls tab stops. */
  @api isActive = false;

  readonly label = { CHOICES, COPY_TEXT, TEXT_HIDDEN };

  view: MessageView | undefined;

  private shownRow: TimelineRow | undefined;
  private unavailable: readonly string[] = [];
  private isExpanded = false;
  private isCut = false;
  private isPointedAt = false;
  private stopWatching: (() => void) | undefined;

  /** The message and how it is drawn in its thread. */
  @api
  get row(): TimelineRow | undefined {
    return this.shownRow;
  }
  set row(row: TimelineRow | undefined) {
    const before = this.shownRow?.message;
    this.shownRow = row;
    const isOther = row?.message.id !== before?.id;
    if (isOther || row?.message.body !== before?.body) {
      this.isExpanded = false;
      this.isCut = false;
    }
    this.prepare(isOther ? [] : this.unavailable);
  }

  private prepare(unavailable: readonly string[]): void {
    this.unavailable = unavailable;
    this.view = this.shownRow && messageView(this.shownRow, unavailable);
  }

  get textClass(): string {
    const base = this.view?.lead ? 'text text_led' : 'text';
    return this.view?.isLong && !this.isExpanded ? `${base} text_clamped` : base;
  }

  get hasShowMore(): boolean {
    return this.isCut || this.isExpanded;
  }

  get showMoreText(): string {
    return this.isExpanded ? SHOW_LESS : SHOW_MORE;
  }

  get controlTabIndex(): string {
    return this.isActive ? '0' : '-1';
  }

  get hasTools(): boolean {
    return this.isActive || this.isPointedAt;
  }

  get exactTime(): string {
    return exactTime(this.row?.message.sentMs ?? 0);
  }

  get exactClass(): string {
    return this.row?.isFirst ? 'exact exact_head' : 'exact';
  }

  get canCopy(): boolean {
    return !!this.view?.text && !!navigator.clipboard;
  }

  handleUnavailable(event: CustomEvent<{ key: string }>): void {
    this.prepare([...this.unavailable, event.detail.key]);
  }

  /** A message that only passes below a resting pointer, while the thread scrolls, draws no tools. */
  handlePointer(event: Event): void {
    this.isPointedAt = event.type === 'mousemove';
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.view?.text ?? '');
    } catch {
      // Where the browser forbids it nothing was copied, and nothing is said.
      return;
    }
    const detail = { text: COPIED };
    emit(this, 'copied', detail, true);
  }

  handleShowMore(): void {
    this.isExpanded = !this.isExpanded;
  }

  override renderedCallback(): void {
    const text = this.view?.isLong && this.refs?.text;
    if (!text) {
      return;
    }
    this.measureText();
    this.stopWatching ??= watchSize(text, () => this.measureText());
  }

  override disconnectedCallback(): void {
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  private measureText(): void {
    const text = this.refs?.text;
    if (text && this.view?.isLong && !this.isExpanded) {
      this.isCut = text.scrollHeight > text.clientHeight + 1;
      const hit = this.isCut && text.querySelector('mark');
      if (hit && hit.getBoundingClientRect().top >= text.getBoundingClientRect().bottom) {
        this.isExpanded = true;
      }
    }
  }
}
