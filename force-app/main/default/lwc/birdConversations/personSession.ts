import type { ErrorCode } from 'c/birdErrors';
import type { BirdConversationView, BirdMessageView, BirdThreadView } from 'c/birdModel';
import { causeOf } from './derive';
import { LiveUpdates } from './liveUpdates';
import type { MessageEventPayload } from './liveUpdates';
import { NO_FILTER, isFiltering } from './messageFilter';
import type { MessageFilter } from './messageFilter';
import { OpeningState, isInView } from './openingState';
import type { ReadingState } from './place';
import { SeenReporter } from './seenReporter';
import { ThreadStore } from './threadStore';
import type { LoadedThread, MessageSource, News, Selection } from './threadStore';

/** What a session tells the page and asks of it. */
export interface SessionHost {
  /** Something that is shown changed. */
  readonly onChange: () => void;
  readonly onNews: (frame: BirdThreadView, news: News) => void;
  /** News could not be read; what is shown stays. */
  readonly onTrouble: () => void;
  /** It looks for news. */
  readonly onLook: () => void;
  readonly isRelevant: (
    payload: MessageEventPayload,
    conversations: readonly BirdConversationView[]
  ) => boolean;
  readonly markSeen: () => Promise<void>;
}

/** The conversations of one person while the page shows them: reads, and keeps itself up to date. */
export class PersonSession {
  selection: Selection = { channel: null, filter: NO_FILTER };
  earlierState: ReadingState = 'idle';
  /** Why nothing could be read at all. */
  failure: ErrorCode | undefined;
  /** Why it is not up to date. */
  refreshFailure: ErrorCode | undefined;
  completeUntilMs = 0;
  nowMs = Date.now();
  opening: OpeningState | undefined;

  private readonly host: SessionHost;
  private readonly store: ThreadStore;
  private readonly seen: SeenReporter;
  private live: LiveUpdates | undefined;
  private clockAheadMs = 0;
  private isStopped = false;
  private isRefreshing = false;
  private isRefreshWanted = false;

  constructor(source: MessageSource, host: SessionHost) {
    this.host = host;
    this.store = new ThreadStore(source);
    this.seen = new SeenReporter(host.markSeen);
  }

  /** What stands around the messages, as read last. */
  get frame(): BirdThreadView | undefined {
    return this.opening ? this.store.frame : undefined;
  }

  /** What is loaded of the selection. */
  get thread(): LoadedThread | undefined {
    return this.store.thread(this.selection);
  }

  /** The messages of every channel, whichever is selected. */
  get total(): number {
    return (this.frame?.channels ?? []).reduce((sum, each) => sum + each.count, 0);
  }

  /** Reads for the first time, or tries to again. */
  async load(): Promise<void> {
    this.failure = undefined;
    this.host.onChange();
    try {
      await this.store.refresh(this.selection);
      const { frame } = this.store;
      if (!this.isStopped && frame) {
        this.begin(frame);
      }
    } catch (error) {
      if (!this.isStopped) {
        this.failure = causeOf(error);
        this.host.onChange();
      }
    }
  }

  /** Looks for news; asked again meanwhile, it looks once more. */
  async refresh(): Promise<void> {
    this.isRefreshWanted = true;
    if (this.isRefreshing || this.isStopped || !this.opening) {
      return;
    }
    this.isRefreshing = true;
    this.isRefreshWanted = false;
    this.host.onLook();
    try {
      const news = await this.store.refresh(this.selection);
      if (!this.isStopped) {
        this.accept(news);
      }
    } catch (error) {
      this.noteTrouble(causeOf(error));
    }
    this.isRefreshing = false;
    if (this.isRefreshWanted) {
      await this.refresh();
    }
  }

  /** Shows one channel, null for all. */
  async selectChannel(channel: string | null): Promise<void> {
    if (channel !== null) {
      this.opening?.visit(channel);
    }
    await this.select({ ...this.selection, channel });
  }

  /** Leaves out what a filter does not ask for. */
  async selectFilter(filter: MessageFilter): Promise<void> {
    await this.select({ ...this.selection, filter });
  }

  /** Reads the page before what is shown. */
  async readEarlier(): Promise<void> {
    const { selection } = this;
    this.earlierState = 'loading';
    this.host.onChange();
    const state = await this.store.readEarlier(selection).then(
      (): ReadingState => 'idle',
      (): ReadingState => 'failed'
    );
    if (!this.isStopped && selection === this.selection) {
      this.earlierState = state;
      this.host.onChange();
    }
  }

  /** The connection is gone, or back. */
  connectionChanged(isOnline: boolean): void {
    if (isOnline && this.failure === 'OFFLINE') {
      void this.load();
    } else if (!isOnline && this.opening) {
      this.noteTrouble('OFFLINE');
    }
  }

  /** Time passes. */
  tick(): void {
    this.nowMs = Date.now() + this.clockAheadMs;
    this.host.onChange();
  }

  /** Ends; nothing is read or told any more. */
  stop(): void {
    this.isStopped = true;
    this.live?.stop();
    this.seen.stop();
  }

  private async select(selection: Selection): Promise<void> {
    this.selection = selection;
    this.earlierState = 'idle';
    this.store.seed(selection);
    this.host.onChange();
    await this.refresh();
  }

  private begin(frame: BirdThreadView): void {
    this.opening = new OpeningState(frame);
    this.keepTime(frame);
    if (this.total > 0) {
      this.seen.report();
    }
    this.live = new LiveUpdates({
      mode: frame.liveMode,
      pollSeconds: frame.pollSeconds,
      isRelevant: (payload) => this.host.isRelevant(payload, this.frame?.conversations ?? []),
      onChange: () => {
        void this.refresh();
      }
    });
    this.host.onChange();
    void this.live.start();
  }

  private accept(news: News): void {
    const { frame } = this;
    if (!frame) {
      return;
    }
    this.keepTime(frame);
    this.host.onChange();
    this.host.onNews(frame, news);
    // The mark covers every message: it waits while another channel or the filter holds one back.
    const isAllSeen =
      !isFiltering(this.selection.filter) &&
      frame.channels.every(
        (each) => each.unread === 0 || isInView(each.channel, this.selection.channel)
      );
    if (isAllSeen && news.added.some(isInbound)) {
      this.seen.report();
    }
  }

  private keepTime({ nowMs }: BirdThreadView): void {
    this.nowMs = nowMs;
    this.clockAheadMs = nowMs - Date.now();
    this.completeUntilMs = nowMs;
    this.refreshFailure = undefined;
  }

  private noteTrouble(code: ErrorCode): void {
    if (this.isStopped) {
      return;
    }
    const isNews = this.refreshFailure !== code;
    this.refreshFailure = code;
    this.host.onChange();
    if (isNews) {
      this.host.onTrouble();
    }
  }
}

function isInbound(message: BirdMessageView): boolean {
  return message.direction === 'Inbound';
}
