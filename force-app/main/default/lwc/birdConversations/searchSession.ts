import type { ErrorCode } from 'c/birdErrors';
import type {
  BirdChannelCount,
  BirdConversationView,
  BirdSearchHit,
  BirdSearchResult
} from 'c/birdModel';
import { Place } from './place';
import type { MessageSource } from './threadStore';
import { after } from './timer';

const PAUSE_MS = 300;
const LEAST_CHARACTERS = 2;
const MOST_CHARACTERS = 100;

/** How the search stands. */
export type SearchState = 'waiting' | 'searching' | 'found' | 'failed';

/** What a search session needs from its surroundings. */
export interface SearchOptions {
  readonly source: MessageSource;
  readonly search: (term: string) => Promise<BirdSearchResult>;
  readonly causeOf: (error: unknown) => ErrorCode;
  readonly onChange: () => void;
  /** Called when an answer to the newest words arrived. */
  readonly onAnswer: () => void;
}

/** One search, from the first letter until it is closed: words, answer, and the result in its place. */
export class SearchSession {
  term = '';
  state: SearchState = 'waiting';
  failure: ErrorCode | undefined;
  result: BirdSearchResult | undefined;
  channel: string | null = null;
  /** The result that is shown in its place. */
  opened: BirdSearchHit | undefined;
  /** The result that was shown last, for the way back to the list. */
  lastOpenedId = '';
  /** The messages around it. */
  place: Place | undefined;

  private readonly options: SearchOptions;
  private cancel: (() => void) | undefined;
  private turn = 0;
  private placeTurn = 0;

  constructor(options: SearchOptions) {
    this.options = options;
  }

  /** Other words were typed: searched for after a short rest. */
  type(text: string): void {
    const term = text.trim().slice(0, MOST_CHARACTERS);
    if (term === this.term && this.state !== 'failed') {
      return;
    }
    this.stop();
    this.term = term;
    this.lastOpenedId = '';
    this.failure = undefined;
    this.leavePlace();
    if (term.length < LEAST_CHARACTERS) {
      this.state = 'waiting';
      this.result = undefined;
    } else {
      this.state = 'searching';
      this.cancel = after(PAUSE_MS, () => {
        void this.look();
      });
    }
    this.options.onChange();
  }

  /** Searches for the same words again. */
  async look(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.state = 'searching';
    this.failure = undefined;
    this.options.onChange();
    try {
      const result = await this.options.search(this.term);
      if (turn !== this.turn) {
        return;
      }
      this.result = result;
      this.state = 'found';
      this.options.onAnswer();
    } catch (error) {
      if (turn !== this.turn) {
        return;
      }
      this.result = undefined;
      this.state = 'failed';
      this.failure = this.options.causeOf(error);
    }
    this.options.onChange();
  }

  /** Answers that are still on their way are no longer wanted. */
  stop(): void {
    this.turn += 1;
    this.placeTurn += 1;
    this.cancel?.();
    this.cancel = undefined;
  }

  /** The results of the selected channel, newest first. */
  hits(conversations: readonly BirdConversationView[]): readonly BirdSearchHit[] {
    const hits = this.result?.hits ?? [];
    if (this.channel === null) {
      return hits;
    }
    const own = conversations.filter((each) => each.channel === this.channel);
    const ids = new Set(own.map((each) => each.id));
    return hits.filter((hit) => ids.has(hit.conversationId));
  }

  /** The person's channels with their number of results. */
  counts(channels: readonly BirdChannelCount[]): BirdChannelCount[] {
    const found = new Map(this.result?.counts.map((each) => [each.channel, each.count]));
    return channels.map((each) => ({ ...each, count: found.get(each.channel) ?? 0, unread: 0 }));
  }

  /** Shows a result in its place. */
  async open(hit: BirdSearchHit, conversationIds: readonly string[]): Promise<void> {
    this.opened = hit;
    this.lastOpenedId = hit.messageId;
    this.failure = undefined;
    this.placeTurn += 1;
    const { placeTurn } = this;
    if (this.place?.holds(hit.messageId)) {
      this.options.onChange();
      return;
    }
    const { source, onChange } = this.options;
    const place = new Place(placeTurn, source, conversationIds, onChange);
    this.place = place;
    this.options.onChange();
    try {
      await place.open(hit.sortKey);
    } catch (error) {
      if (placeTurn === this.placeTurn) {
        this.failure = this.options.causeOf(error);
        this.options.onChange();
      }
    }
  }

  /** Back to the list of results. */
  leavePlace(): void {
    this.placeTurn += 1;
    this.opened = undefined;
    this.place = undefined;
    this.failure = undefined;
    this.options.onChange();
  }
}
