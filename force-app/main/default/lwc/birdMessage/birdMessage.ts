import { LightningElement, api } from 'lwc';
import CHOSE from '@salesforce/label/c.Bird_Chose';
import CHOICES from '@salesforce/label/c.Bird_Choices';
import KIND_BOT from '@salesforce/label/c.Bird_Kind_Bot';
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
import { contentItems } from 'c/birdContent';
import type { ContentItem } from 'c/birdContent';
import { formatLabel } from 'c/birdLabels';
import {
  deliveryState,
  isChosenReply,
  reasonSentence,
  senderKind,
  textSegments
} from 'c/birdModel';
import type { BirdMessageView, DeliveryState, SenderKind, TextSegment } from 'c/birdModel';
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

/** One message: head, bubble, attachments, delivery status. */
export default class BirdMessage extends LightningElement {
  /** Whether the reader stands on this message: only then are its controls tab stops. */
  @api isActive = false;

  readonly label = { CHOSE, CHOICES, TEXT_HIDDEN };

  private timelineRow: TimelineRow | undefined;
  private items: ContentItem[] = [];
  private segments: TextSegment[] = [];
  private unavailable: ReadonlySet<string> = new Set();
  private isExpanded = false;
  private isCut = false;
  private sizeObserver: ResizeObserver | undefined;

  /** The message and how it is drawn in its thread. */
  @api
  get row(): TimelineRow | undefined {
    return this.timelineRow;
  }
  set row(row: TimelineRow | undefined) {
    const before = this.timelineRow?.message;
    this.timelineRow = row;
    if (row && row.message !== before) {
      this.readMessage(row.message, before);
    }
  }

  private readMessage(message: BirdMessageView, before: BirdMessageView | undefined): void {
    this.items = contentItems(message);
    this.segments = textSegments(message.body ?? '');
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
    return (
      this.bubbleItems.length > 0 ||
      this.hasText ||
      this.isChosen ||
      this.isTextHidden ||
      this.hasChoices
    );
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
    return this.segments.length > 0 && !this.isChosen;
  }

  get isChosen(): boolean {
    return this.message !== undefined && isChosenReply(this.message);
  }

  get isTextHidden(): boolean {
    return this.row?.isTextHidden ?? false;
  }

  get textClass(): string {
    return this.isLong && !this.isExpanded ? 'text text_clamped' : 'text';
  }

  /** Whether the text might exceed the lines shown; only then its height is measured. */
  private get isLong(): boolean {
    const body = this.message?.body ?? '';
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
    }
  }
}
