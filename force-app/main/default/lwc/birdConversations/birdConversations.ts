import { LightningElement, api } from 'lwc';
import getThread from '@salesforce/apex/BirdConversationController.getThread';
import markSeen from '@salesforce/apex/BirdConversationController.markSeen';
import FORM_FACTOR from '@salesforce/client/formFactor';
import LOADING from '@salesforce/label/c.Bird_Loading';
import TITLE from '@salesforce/label/c.Bird_Title';
import WINDOW_CLOSED from '@salesforce/label/c.Bird_Window_Closed';
import { NavigationMixin } from 'lightning/navigation';
import type { ErrorCode } from 'c/birdErrors';
import type { BirdChannelCount, BirdConversationView, BirdThreadView } from 'c/birdModel';
import type { TimelineInput } from 'c/birdTimeline';
import type { ReplyWindow } from 'c/birdTime';
import { Announcer } from './announcer';
import {
  announcements,
  casePage,
  causeOf,
  failureSentence,
  isRelevant,
  otherCases,
  whatsAppWindow
} from './derive';
import { LiveUpdates } from './liveUpdates';
import { SeenReporter } from './seenReporter';
import { OpeningState, isInView } from './openingState';
import { PageFit } from './pageFit';
import { emptyState, failedState, hiddenNotice, refreshNotice } from './situations';
import type { Notice, Situation } from './situations';
import { ThreadStore } from './threadStore';
import type { NewestResult } from './threadStore';
import { every } from './timer';

const TICK_MS = 30_000;

/**
 * Every Bird message of the person on this record: reads, keeps itself up to date, and lets the
 * components below draw.
 */
export default class BirdConversations extends NavigationMixin(LightningElement) {
  readonly label = { TITLE, LOADING };

  channel: string | null = null;
  earlierState: 'idle' | 'loading' | 'failed' = 'idle';
  threadInput: TimelineInput | undefined;
  spoken: { key: string; text: string }[] = [];

  private shownRecordId: string | undefined;
  private store = this.createStore();
  private opening: OpeningState | undefined;
  private view: BirdThreadView | undefined;
  private failure: ErrorCode | undefined;
  private refreshFailure: ErrorCode | undefined;
  private completeUntilMs = 0;
  private nowMs = Date.now();
  private clockAheadMs = 0;
  private caseUrls: ReadonlyMap<string, string> = new Map();
  private top = 0;

  private isAttached = false;
  private isRefreshing = false;
  private isRefreshWanted = false;
  private live: LiveUpdates | undefined;
  private cancelTick: (() => void) | undefined;
  private readonly announcer = new Announcer((lines) => this.speak(lines));
  private readonly seen = new SeenReporter(() => markSeen({ recordId: this.recordId ?? '' }));
  private readonly fit = new PageFit((top) => {
    this.top = top;
  });
  private readonly handleOffline = (): void => {
    if (this.view) {
      this.noteRefreshFailure('OFFLINE');
    }
  };
  private readonly handleOnline = (): void => {
    if (this.failure === 'OFFLINE') {
      void this.load();
    }
  };

  /** The record whose conversations are shown; set by the record page. */
  @api
  get recordId(): string | undefined {
    return this.shownRecordId;
  }
  set recordId(recordId: string | undefined) {
    const isOther = recordId !== this.shownRecordId;
    this.shownRecordId = recordId;
    if (isOther && this.isAttached) {
      this.openRecord();
    }
  }

  override connectedCallback(): void {
    this.isAttached = true;
    window.addEventListener('offline', this.handleOffline);
    window.addEventListener('online', this.handleOnline);
    this.cancelTick = every(TICK_MS, () => this.tick());
    this.openRecord();
  }

  override renderedCallback(): void {
    this.fit.watch(this.refs?.card);
  }

  override disconnectedCallback(): void {
    this.isAttached = false;
    window.removeEventListener('offline', this.handleOffline);
    window.removeEventListener('online', this.handleOnline);
    this.fit.stop();
    this.cancelTick?.();
    this.stopWatching();
  }

  private stopWatching(): void {
    this.live?.stop();
    this.live = undefined;
    this.announcer.stop();
    this.seen.stop();
  }

  // Reading

  private createStore(): ThreadStore {
    return new ThreadStore((channel, beforeKey, pageSize) =>
      getThread({ recordId: this.recordId ?? '', channel, beforeKey, pageSize })
    );
  }

  private openRecord(): void {
    this.stopWatching();
    this.store = this.createStore();
    this.opening = undefined;
    this.view = undefined;
    this.threadInput = undefined;
    this.channel = null;
    this.earlierState = 'idle';
    this.refreshFailure = undefined;
    this.isRefreshing = false;
    void this.load();
  }

  /** Whether an answer that belongs to `store` still has a place to be shown. */
  private isCurrent(store: ThreadStore): boolean {
    return store === this.store && this.isAttached;
  }

  private async load(): Promise<void> {
    if (!this.recordId) {
      return;
    }
    const { store } = this;
    this.failure = undefined;
    try {
      const { view } = await store.readNewest(null);
      if (this.isCurrent(store)) {
        this.open(view);
      }
    } catch (error) {
      if (this.isCurrent(store)) {
        this.failure = causeOf(error);
      }
    }
  }

  private open(view: BirdThreadView): void {
    this.opening = new OpeningState(view);
    this.accept(view);
    if (this.total > 0) {
      this.seen.report();
    }
    this.live = new LiveUpdates({
      mode: view.liveMode,
      pollSeconds: view.pollSeconds,
      isRelevant: (payload) => isRelevant(payload, this.recordId, this.view?.conversations ?? []),
      onChange: () => {
        void this.refresh();
      }
    });
    void this.live.start();
  }

  private accept(view: BirdThreadView): void {
    this.view = view;
    this.nowMs = view.nowMs;
    this.clockAheadMs = view.nowMs - Date.now();
    this.completeUntilMs = view.nowMs;
    this.refreshFailure = undefined;
    this.updateInput();
    void this.addressCases(view.conversations);
  }

  /** Looks for news; asked again meanwhile, it looks once more. */
  private async refresh(): Promise<void> {
    this.isRefreshWanted = true;
    if (this.isRefreshing) {
      return;
    }
    const { store } = this;
    this.isRefreshing = true;
    try {
      this.isRefreshWanted = false;
      const result = await store.readNewest(this.channel);
      if (this.isCurrent(store)) {
        this.acceptNews(result);
      }
    } catch (error) {
      if (this.isCurrent(store)) {
        this.noteRefreshFailure(causeOf(error));
      }
    } finally {
      if (store === this.store) {
        this.isRefreshing = false;
      }
    }
    if (this.isRefreshWanted && this.isCurrent(store)) {
      await this.refresh();
    }
  }

  private acceptNews({ view, added, failed }: NewestResult): void {
    this.accept(view);
    this.announcer.messages(announcements(view, added));
    failed.forEach((message) => this.announcer.sentence(failureSentence(message)));
    // The mark covers every channel: it waits while another one holds what nobody has looked at.
    const isAllSeen = view.channels.every(
      (each) => each.unread === 0 || isInView(each.channel, this.channel)
    );
    if (isAllSeen && added.some((message) => message.direction === 'Inbound')) {
      this.seen.report();
    }
  }

  private noteRefreshFailure(code: ErrorCode): void {
    const isNews = this.refreshFailure !== code;
    this.refreshFailure = code;
    if (isNews && this.notice) {
      this.announcer.sentence(`${this.notice.heading} ${this.notice.text}`);
    }
  }

  private async addressCases(conversations: readonly BirdConversationView[]): Promise<void> {
    const missing = otherCases(conversations, this.recordId).filter((id) => !this.caseUrls.has(id));
    if (missing.length === 0) {
      return;
    }
    const urls = await Promise.all(
      missing.map(async (caseId) => {
        const url = await this[NavigationMixin.GenerateUrl](casePage(caseId));
        return [caseId, url] as const;
      })
    );
    this.caseUrls = new Map([...this.caseUrls, ...urls]);
    this.updateInput();
  }

  // What the components below get

  private updateInput(): void {
    const { view, opening, channel } = this;
    const thread = this.store.thread(channel);
    if (!view || !opening || !thread) {
      this.threadInput = undefined;
      return;
    }
    this.threadInput = {
      messages: thread.messages,
      conversations: view.conversations,
      channels: view.channels,
      channel,
      personName: view.personName ?? '',
      canReadBody: view.canReadBody,
      hasEarlier: thread.hasEarlier,
      nowMs: this.nowMs,
      unread: opening.mark(channel, thread),
      recordId: this.recordId ?? '',
      caseUrls: this.caseUrls
    };
  }

  get hasTabs(): boolean {
    return (this.view?.channels.length ?? 0) > 1;
  }

  get channels(): BirdChannelCount[] {
    return this.opening?.withUnread(this.view?.channels ?? [], this.channel) ?? [];
  }

  /** The messages of every channel, whichever is selected. */
  get total(): number {
    return (this.view?.channels ?? []).reduce((sum, each) => sum + each.count, 0);
  }

  get cardClass(): string {
    const phone = FORM_FACTOR === 'Small' ? ' card_phone' : '';
    return this.hasTabs ? `card card_tabs${phone}` : `card${phone}`;
  }

  get cardStyle(): string {
    return `--bird-top: ${this.top}px`;
  }

  get bodyRole(): string | undefined {
    return this.hasTabs ? 'tabpanel' : undefined;
  }

  get bodyLabel(): string | undefined {
    const selected = this.view?.channels.find((each) => each.channel === this.channel);
    return this.hasTabs ? (selected?.name ?? TITLE) : undefined;
  }

  get state(): Situation | undefined {
    if (this.failure) {
      return failedState(this.failure);
    }
    return this.view && this.total === 0 ? emptyState(this.view.personName) : undefined;
  }

  get notice(): Notice | undefined {
    if (this.refreshFailure) {
      return refreshNotice(this.refreshFailure, this.completeUntilMs);
    }
    return this.total > 0 && !this.view?.canReadBody ? hiddenNotice() : undefined;
  }

  get replyWindow(): ReplyWindow | undefined {
    return whatsAppWindow(this.view, this.channel, this.nowMs);
  }

  private tick(): void {
    const before = this.replyWindow?.state;
    this.nowMs = Date.now() + this.clockAheadMs;
    this.updateInput();
    if (before && before !== 'closed' && this.replyWindow?.state === 'closed') {
      this.announcer.sentence(WINDOW_CLOSED);
    }
  }

  private speak(lines: string[]): void {
    const stamp = Date.now();
    this.spoken = lines.map((text, index) => ({ key: `${stamp}/${index}`, text }));
  }

  // What the reader does

  async handleChannel(event: CustomEvent<{ channel: string | null }>): Promise<void> {
    const { channel } = event.detail;
    if (channel === this.channel) {
      return;
    }
    this.channel = channel;
    this.earlierState = 'idle';
    if (channel !== null) {
      this.opening?.visit(channel);
      const own = (this.view?.conversations ?? []).filter((each) => each.channel === channel);
      this.store.seed(channel, new Set(own.map((each) => each.id)));
    }
    this.updateInput();
    await this.refresh();
  }

  async handleLoadEarlier(): Promise<void> {
    const { store, channel } = this;
    this.earlierState = 'loading';
    const isPlaceKept = (): boolean => this.isCurrent(store) && channel === this.channel;
    try {
      await store.readEarlier(channel);
      if (isPlaceKept()) {
        this.updateInput();
        this.earlierState = 'idle';
      }
    } catch {
      if (isPlaceKept()) {
        this.earlierState = 'failed';
      }
    }
  }

  handleOpenCase(event: CustomEvent<{ caseId: string }>): void {
    this[NavigationMixin.Navigate](casePage(event.detail.caseId));
  }

  handleStateAction(): void {
    this.recover(this.failure, () => this.load());
  }

  handleNotice(): void {
    this.recover(this.refreshFailure, () => this.refresh());
  }

  private recover(code: ErrorCode | undefined, tryAgain: () => Promise<void>): void {
    if (code === 'SESSION_EXPIRED') {
      window.location.reload();
      return;
    }
    // The button goes away while it works; the focus must not go with it.
    (this.refs?.title as HTMLElement | undefined)?.focus();
    void tryAgain();
  }
}
