import { LightningElement, api } from 'lwc';
import CHOSE from '@salesforce/label/c.Bird_Chose';
import COPIED from '@salesforce/label/c.Bird_Copied';
import COPY_TEXT from '@salesforce/label/c.Bird_Copy_Text';
import CHOICES from '@salesforce/label/c.Bird_Choices';
import KIND_BOT from '@salesforce/label/c.Bird_Kind_Bot';
import KIND_CONTACT from '@salesforce/label/c.Bird_Kind_Contact';
import KIND_CAMPAIGN from '@salesforce/label/c.Bird_Kind_Campaign';
import KIND_FLOW from '@salesforce/label/c.Bird_Kind_Flow';
import KIND_SYSTEM from '@salesforce/label/c.Bird_Kind_System';
import SENDER_AND_TIME from '@salesforce/label/c.Bird_Sender_And_Time';
import SHOW_LESS from '@salesforce/label/c.Bird_Show_Less';
import SHOW_MORE from '@salesforce/label/c.Bird_Show_More';
import STATUS_DELIVERED from '@salesforce/label/c.Bird_Status_Delivered';
import STATUS_FAILED from '@salesforce/label/c.Bird_Status_Failed';
import STATUS_READ from '@salesforce/label/c.Bird_Status_Read';
import STATUS_SENDING from '@salesforce/label/c.Bird_Status_Sending';
import STATUS_SENT from '@salesforce/label/c.Bird_Status_Sent';
import TEXT_HIDDEN from '@salesforce/label/c.Bird_Text_Hidden';
import { contentItems, holdsTerm, markPieces } from 'c/birdContent';
import type { ContentItem } from 'c/birdContent';
import { formatLabel } from 'c/birdLabels';
import {
  deliveryState,
  isChosenReply,
  reasonSentence,
  senderKind,
  textSegments
} from 'c/birdModel';
import type { BirdMessageView, DeliveryState, SenderKind } from 'c/birdModel';
import { exactTime } from 'c/birdTime';
import type { TimelineRow } from 'c/birdTimeline';

const CLAMP_CHARACTERS = 200;
const CLAMP_LINES = 10;

const KINDS: Readonly<Partial<Record<SenderKind, { word: string; icon: string }>>> = {
  bot: { word: KIND_BOT, icon: 'utility:robot' },
  campaign: { word: KIND_CAMPAIGN, icon: 'utility:announcement' },
  flow: { word: KIND_FLOW, icon: 'utility:flow' },
  system: { word: KIND_SYSTEM, icon: 'utility:settings' }
};

const STATUS_WORDS: Readonly<Record<DeliveryState, string>> = {
  sending: STATUS_SENDING,
  sent: STATUS_SENT,
  delivered: STATUS_DELIVERED,
  read: STATUS_READ,
  failed: STATUS_FAILED
};

/** A piece of the text: plain, a link, or what a search found. */
interface TextView {
  readonly key: string;
  readonly text: string;
  readonly className: string;
  readonly href?: string;
}

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

  private timelineRow: TimelineRow | undefined;
  private items: ContentItem[] = [];
  private segments: readonly TextView[] = [];
  private unavailable: ReadonlySet<string> = new Set();
  private isExpanded = false;
  private isCut = false;
  private isPointedAt = false;
  private sizeObserver: ResizeObserver | undefined;

  /** The message and how it is drawn in its thread. */
  @api
  get row(): TimelineRow | undefined {
    return this.timelineRow;
  }
  set row(row: TimelineRow | undefined) {
    const before = this.timelineRow;
    this.timelineRow = row;
    if (row && row.message !== before?.message) {
      this.readMessage(row.message, before?.message);
    }
    if (row && (row.message !== before?.message || row.mark !== before.mark)) {
      this.segments = textViews(this.text, row.mark);
    }
  }

  private readMessage(message: BirdMessageView, before: BirdMessageView | undefined): void {
    this.items = contentItems(message);
    if (message.id !== before?.id || message.body !== before.body) {
      this.isExpanded = false;
      this.isCut = false;
    }
    if (message.id !== before?.id) {
      this.unavailable = new Set();
    }
  }

  private get message(): BirdMessageView | undefined {
    return this.timelineRow?.message;
  }

  private get state(): DeliveryState | undefined {
    return this.message && deliveryState(this.message);
  }

  get rootClass(): string {
    return this.message?.direction === 'Outbound' ? 'message message_end' : 'message';
  }

  // Head

  get kind(): { word: string; icon: string } | undefined {
    return this.message && KINDS[senderKind(this.message)];
  }

  get isoTime(): string {
    return new Date(this.message?.sentMs ?? 0).toISOString();
  }

  /** For screen readers, who would else not hear who goes on speaking within a group. */
  get senderAndTime(): string {
    return formatLabel(SENDER_AND_TIME, this.row?.sender ?? '', this.row?.time ?? '');
  }

  // Content

  get bubbleItems(): ContentItem[] {
    return this.items.filter((item) => !this.isBare(item));
  }

  /** Parts without a bubble: stickers and whatever cannot be shown. */
  get bareItems(): ContentItem[] {
    // A text that may not be read is there all the same, and says so itself.
    return this.isTextHidden ? [] : this.items.filter((item) => this.isBare(item));
  }

  private isBare(item: ContentItem): boolean {
    const isMissing = item.location === undefined && item.url === undefined;
    return isMissing || item.kind === 'sticker' || this.unavailable.has(item.key);
  }

  get hasBubble(): boolean {
    return this.bubbleItems.length > 0 || this.hasText || this.isTextHidden || this.hasChoices;
  }

  get bubbleClass(): string {
    const classes = ['bubble'];
    const kind = this.message ? senderKind(this.message) : 'customer';
    if (this.state === 'failed') {
      classes.push('bubble_failed');
    } else if (kind === 'agent') {
      classes.push('bubble_ours');
    } else if (kind !== 'customer') {
      classes.push('bubble_automatic');
    }
    if (this.row?.isFirst) {
      classes.push('bubble_first');
    }
    if (this.bubbleItems.some((item) => item.kind === 'image' || item.kind === 'video')) {
      classes.push('bubble_picture');
    }
    return classes.join(' ');
  }

  get hasText(): boolean {
    return this.segments.length > 0;
  }

  /** What is said before a text that is more than a text: a choice, a person's card. */
  get lead(): { word: string; icon: string } | undefined {
    if (!this.message || !this.hasText) {
      return undefined;
    }
    if (isChosenReply(this.message)) {
      return { word: CHOSE, icon: 'utility:level_down' };
    }
    return this.message.type === 'contact'
      ? { word: KIND_CONTACT, icon: 'utility:user' }
      : undefined;
  }

  /** What is written: the text, or the first caption where there is none. */
  private get text(): string {
    return this.message?.body || (this.items.find(({ caption }) => caption)?.caption ?? '');
  }

  get isTextHidden(): boolean {
    return this.row?.isTextHidden ?? false;
  }

  get textClass(): string {
    const base = this.lead ? 'text text_led' : 'text';
    return this.isLong && !this.isExpanded ? `${base} text_clamped` : base;
  }

  /** Whether the text might exceed the lines shown; only then its height is measured. */
  private get isLong(): boolean {
    const body = this.text;
    return body.length > CLAMP_CHARACTERS || body.split('\n').length > CLAMP_LINES;
  }

  get hasShowMore(): boolean {
    return this.isCut || this.isExpanded;
  }

  get showMoreText(): string {
    return this.isExpanded ? SHOW_LESS : SHOW_MORE;
  }

  get expandedState(): string {
    return String(this.isExpanded);
  }

  get choices(): { key: string; text: string; hasNext: boolean }[] {
    const texts = this.message?.choices ?? [];
    return texts.map((text, index) => ({
      key: String(index),
      text,
      hasNext: index < texts.length - 1
    }));
  }

  get hasChoices(): boolean {
    return (this.message?.choices ?? []).length > 0;
  }

  get controlTabIndex(): string {
    return this.isActive ? '0' : '-1';
  }

  // Tools

  get hasTools(): boolean {
    return this.isActive || this.isPointedAt;
  }

  get exactTime(): string {
    return exactTime(this.message?.sentMs ?? 0);
  }

  get exactClass(): string {
    return this.row?.isFirst ? 'exact exact_head' : 'exact';
  }

  get canCopy(): boolean {
    return this.text !== '' && typeof navigator.clipboard?.writeText === 'function';
  }

  // Delivery

  get statusWord(): string {
    return this.row?.status ? STATUS_WORDS[this.row.status] : '';
  }

  get statusClass(): string {
    return this.row?.status ? `status status_${this.row.status}` : 'status';
  }

  get isSending(): boolean {
    return this.row?.status === 'sending';
  }

  get isFailed(): boolean {
    return this.row?.status === 'failed';
  }

  get hasOneTick(): boolean {
    return this.row?.status === 'sent';
  }

  get hasTwoTicks(): boolean {
    return this.row?.status === 'delivered' || this.row?.status === 'read';
  }

  get reason(): string {
    return (this.isFailed && this.message && reasonSentence(this.message)) || '';
  }

  // What the reader does

  handleUnavailable(event: CustomEvent<{ key: string }>): void {
    this.unavailable = new Set([...this.unavailable, event.detail.key]);
  }

  handlePointer(event: Event): void {
    this.isPointedAt = event.type === 'mouseenter';
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
    } catch {
      // Where the browser forbids it nothing was copied, and nothing is said.
      return;
    }
    const detail = { text: COPIED };
    this.dispatchEvent(new CustomEvent('copied', { detail, bubbles: true }));
  }

  handleShowMore(): void {
    this.isExpanded = !this.isExpanded;
  }

  override renderedCallback(): void {
    this.measureText();
    const text = this.refs?.text;
    if (!this.isLong || !text || this.sizeObserver || typeof ResizeObserver === 'undefined') {
      return;
    }
    this.sizeObserver = new ResizeObserver(() => this.measureText());
    this.sizeObserver.observe(text);
  }

  override disconnectedCallback(): void {
    this.sizeObserver?.disconnect();
    this.sizeObserver = undefined;
  }

  private measureText(): void {
    const text = this.refs?.text;
    if (text && this.isLong && !this.isExpanded) {
      const isCut = text.scrollHeight > text.clientHeight + 1;
      if (isCut !== this.isCut) {
        this.isCut = isCut;
      }
      const hit = text.querySelector('mark');
      if (isCut && hit && hit.getBoundingClientRect().top >= text.getBoundingClientRect().bottom) {
        this.isExpanded = true;
      }
    }
  }
}

/** Cuts a text into links, what a search found, and the rest; a link that was found stays whole. */
function textViews(body: string, mark: string): TextView[] {
  const pieces = textSegments(body).flatMap(({ text, href }) => {
    if (href !== undefined) {
      return [{ text, href, className: holdsTerm(text, mark) ? 'link mark' : 'link' }];
    }
    return markPieces(text, mark).map((piece) => ({
      text: piece.text,
      className: piece.isMark ? 'mark' : ''
    }));
  });
  return pieces.map((piece, index) => ({ ...piece, key: String(index) }));
}
