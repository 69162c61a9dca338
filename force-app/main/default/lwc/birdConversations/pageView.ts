import COUNT_MANY from '@salesforce/label/c.Bird_Search_Count_Many';
import COUNT_ONE from '@salesforce/label/c.Bird_Search_Count_One';
import FILTER_REMOVE from '@salesforce/label/c.Bird_Filter_Remove';
import SEARCH_HINT from '@salesforce/label/c.Bird_Search_Hint';
import SEARCH_LIMIT from '@salesforce/label/c.Bird_Search_Limit';
import SEARCH_PLACE from '@salesforce/label/c.Bird_Search_Place';
import TITLE from '@salesforce/label/c.Bird_Title';
import type { FilterChoice } from 'c/birdFilter';
import { countLabel, formatCount, formatLabel } from 'c/birdLabels';
import type { BirdChannelCount, BirdPeopleView, BirdSearchHit, BirdThreadView } from 'c/birdModel';
import type { ResultsInput } from 'c/birdResults';
import type { ReplyWindow } from 'c/birdTime';
import { whatsAppWindow } from './derive';
import type { ExportJob } from './exportJob';
import {
  countMessages,
  filteredChannels,
  isFiltering,
  kindChoices,
  NO_FILTER,
  sideChoices
} from './messageFilter';
import type { MessageFilter } from './messageFilter';
import type { PeopleSession } from './peopleSession';
import type { PersonSession } from './personSession';
import type { SearchSession } from './searchSession';
import {
  emptyState,
  exportNotice,
  failedState,
  filteredOutState,
  hiddenNotice,
  noPeopleState,
  refreshNotice,
  searchSituation
} from './situations';
import type { Notice, Situation } from './situations';
import { threadViews } from './threadViews';
import type { ThreadView } from './threadViews';
import { menuItems } from './tools';
import type { ToolItem } from './tools';

/** Everything that decides what the page shows. */
export interface PageState {
  readonly isPhone: boolean;
  readonly recordId?: string;
  readonly personId?: string;
  readonly person?: PersonSession | undefined;
  readonly people?: PeopleSession | undefined;
  readonly search?: SearchSession | undefined;
  readonly exportJob?: ExportJob | undefined;
  readonly isFilterOpen?: boolean;
  readonly caseUrls?: ReadonlyMap<string, string>;
  readonly jumps?: number;
  /** What was drawn before. */
  readonly before?: readonly ThreadView[];
}

/** A filter that is on. */
interface Chip {
  readonly value: string;
  readonly label: string;
  readonly removeLabel: string;
}

/** What the page shows at one moment. */
export class PageView {
  /** The threads to draw. */
  readonly threads: readonly ThreadView[];
  /** The results in the selected channel, newest first. */
  readonly hits: readonly BirdSearchHit[];

  /** How long WhatsApp lets an answer through, as it was when this was drawn. */
  readonly replyWindow: ReplyWindow | undefined;

  private readonly state: PageState;
  private readonly frame: BirdThreadView | undefined;
  private readonly channel: string | null;
  private readonly filter: MessageFilter;
  private readonly total: number;

  constructor(state: PageState) {
    const { person, search } = state;
    this.state = state;
    this.frame = person?.frame;
    this.channel = search ? search.channel : (person?.selection.channel ?? null);
    this.filter = person?.selection.filter ?? NO_FILTER;
    this.total = person?.total ?? 0;
    this.hits = search?.hits(this.frame?.conversations ?? []) ?? [];
    const selected = person?.selection.channel ?? null;
    this.replyWindow = whatsAppWindow(this.frame, selected, person?.nowMs ?? 0);
    const { recordId = '', caseUrls = new Map<string, string>(), jumps = 0 } = state;
    this.threads = threadViews(person, search, { recordId, caseUrls, jumps }, state.before ?? []);
  }

  // Header

  get cardClass(): string {
    const names = ['card'];
    if (this.state.isPhone) {
      names.push('card_phone');
    }
    if (this.isSearching) {
      names.push('card_search');
    } else if (this.hasTabs) {
      names.push('card_tabs');
    }
    return names.join(' ');
  }

  get isSearching(): boolean {
    return this.state.search !== undefined;
  }

  /** Search and filter: where there are messages, and where that is not known yet. */
  get hasTools(): boolean {
    return this.total > 0 || this.isLoading;
  }

  get hasFilterTool(): boolean {
    return this.hasTools && !this.state.isPhone;
  }

  get hasMenu(): boolean {
    const code = this.state.person?.failure;
    return this.state.person !== undefined && code !== 'NO_ACCESS' && code !== 'NOT_FOUND';
  }

  get isLoading(): boolean {
    return this.frame === undefined && this.mainSituation === undefined;
  }

  get isFilterOpen(): boolean {
    return this.state.isFilterOpen === true && this.frame !== undefined;
  }

  get filterState(): string {
    return String(this.isFilterOpen);
  }

  get filterClass(): string {
    const isOn = this.isFilterOpen || isFiltering(this.filter);
    return isOn ? 'tool tool_on' : 'tool';
  }

  get menu(): ToolItem[] {
    return menuItems(this.frame, this.state.recordId, this.total, this.state.isPhone);
  }

  get people(): BirdPeopleView | undefined {
    const view = this.state.people?.view;
    return view && view.people.length > 0 && !this.isSearching ? view : undefined;
  }

  get personId(): string {
    return this.state.personId ?? '';
  }

  // Tabs

  get hasTabs(): boolean {
    return (this.frame?.channels.length ?? 0) > 1 && !this.isPlace;
  }

  get channels(): readonly BirdChannelCount[] {
    const { person, search } = this.state;
    const channels = this.frame?.channels ?? [];
    if (search) {
      return search.counts(channels);
    }
    const withUnread = person?.opening?.withUnread(channels, this.channel) ?? [];
    return filteredChannels(withUnread, this.frame?.counts ?? [], this.filter);
  }

  get tabTotal(): number {
    return this.channels.reduce((sum, each) => sum + each.count, 0);
  }

  get selectedTab(): string | null {
    return this.channel;
  }

  get bodyRole(): string | undefined {
    return this.hasTabs ? 'tabpanel' : undefined;
  }

  get bodyLabel(): string | undefined {
    const selected = this.frame?.channels.find((each) => each.channel === this.channel);
    return this.hasTabs ? (selected?.name ?? TITLE) : undefined;
  }

  // Filter

  get sides(): FilterChoice[] {
    return sideChoices(this.frame?.counts ?? [], this.channel, this.filter);
  }

  get kinds(): FilterChoice[] {
    return kindChoices(this.frame?.counts ?? [], this.channel, this.filter);
  }

  get filteredTotal(): number {
    return countMessages(this.frame?.counts ?? [], this.channel, this.filter);
  }

  get chips(): Chip[] {
    return this.isSearching ? [] : this.filterWords;
  }

  get hasChips(): boolean {
    return this.chips.length > 0;
  }

  private get filterWords(): Chip[] {
    return [...this.sides.slice(1), ...this.kinds]
      .filter((each) => each.isOn)
      .map(({ value, label }) => ({
        value,
        label,
        removeLabel: formatLabel(FILTER_REMOVE, label)
      }));
  }

  /** What the messages in an exported file are: channel and filters, where not all. */
  get exportFacts(): string[] {
    const channel = this.frame?.channels.find((each) => each.channel === this.channel)?.name;
    const words = this.filterWords.map((each) => each.label);
    return channel ? [channel, ...words] : words;
  }

  get isExporting(): boolean {
    const { exportJob } = this.state;
    return exportJob !== undefined && !exportJob.hasFailed;
  }

  // Search

  get isPlace(): boolean {
    return this.state.search?.opened !== undefined;
  }

  get openedIndex(): number {
    const id = this.state.search?.opened?.messageId;
    return this.hits.findIndex((each) => each.messageId === id);
  }

  get isFirstHit(): boolean {
    return this.openedIndex >= this.hits.length - 1;
  }

  get isLastHit(): boolean {
    return this.openedIndex <= 0;
  }

  get searchCount(): string {
    const { search } = this.state;
    if (search?.opened) {
      const place = formatCount(this.openedIndex + 1);
      return formatLabel(SEARCH_PLACE, place, formatCount(this.hits.length));
    }
    return search?.state === 'found' ? countLabel(this.tabTotal, COUNT_ONE, COUNT_MANY) : '';
  }

  get results(): ResultsInput | undefined {
    const { search, person } = this.state;
    if (!search?.result || search.opened || this.situation) {
      return undefined;
    }
    const { result } = search;
    const isCut = result.total > result.hits.length;
    return {
      hits: this.hits,
      conversations: this.frame?.conversations ?? [],
      term: search.term,
      nowMs: person?.nowMs ?? 0,
      notes: [
        ...(isCut ? [formatLabel(SEARCH_LIMIT, formatCount(result.hits.length))] : []),
        SEARCH_HINT
      ],
      openedId: search.lastOpenedId
    };
  }

  // Body

  /** What stands in place of thread or results. */
  get situation(): Situation | undefined {
    const { search } = this.state;
    return search ? searchSituation(search, this.frame?.canReadBody ?? false) : this.mainSituation;
  }

  get isFilteredOut(): boolean {
    const thread = this.state.person?.thread;
    return isFiltering(this.filter) && thread?.messages.length === 0;
  }

  private get mainSituation(): Situation | undefined {
    const { person, people } = this.state;
    const failure = people?.failure ?? person?.failure;
    if (failure) {
      return failedState(failure);
    }
    if (people?.view?.people.length === 0) {
      return noPeopleState();
    }
    if (this.isFilteredOut) {
      return filteredOutState();
    }
    return this.frame && this.total === 0 ? emptyState(this.frame.personName) : undefined;
  }

  /** Whether nothing is there to be shown yet. */
  get isSkeleton(): boolean {
    if (this.situation || this.results) {
      return false;
    }
    return !this.threads.some((each) => each.className === 'thread');
  }

  // Below and above the thread

  /** Why the thread is not up to date. */
  get trouble(): Notice | undefined {
    const { person } = this.state;
    return person?.refreshFailure && this.frame
      ? refreshNotice(person.refreshFailure, person.completeUntilMs)
      : undefined;
  }

  get notices(): Notice[] {
    const { exportJob } = this.state;
    const isHidden = this.total > 0 && this.frame?.canReadBody === false && !this.isSearching;
    return [
      ...(exportJob ? [exportNotice(exportJob)] : []),
      ...(this.trouble ? [this.trouble] : []),
      ...(isHidden && !this.trouble ? [hiddenNotice()] : [])
    ];
  }
}
