import { LightningElement, api } from 'lwc';
import FORM_FACTOR from '@salesforce/client/formFactor';
import FILTER from '@salesforce/label/c.Bird_Filter';
import FILTER_CHIPS from '@salesforce/label/c.Bird_Filter_Chips';
import LOADING from '@salesforce/label/c.Bird_Loading';
import MORE from '@salesforce/label/c.Bird_More';
import SEARCH from '@salesforce/label/c.Bird_Search';
import TITLE from '@salesforce/label/c.Bird_Title';
import { NavigationMixin } from 'lightning/navigation';
import type { ErrorCode } from 'c/birdErrors';
import type { FilterChange } from 'c/birdFilter';
import { ConversationPage } from './conversationPage';
import { recordPage } from './derive';
import { PageFit } from './pageFit';
import { PageView } from './pageView';
import { every } from './timer';
import { conversationWithCase, openableConversation } from './tools';
import type { ToolItem } from './tools';

const TICK_MS = 30_000;
const IS_PHONE = FORM_FACTOR === 'Small';

type FocusTarget = 'searchButton' | 'filterButton' | 'results' | 'title';

/**
 * Every Bird message of the person on this record, or of one of its people: up to date by itself,
 * to be searched, filtered and exported.
 */
export default class BirdConversations extends NavigationMixin(LightningElement) {
  readonly label = { TITLE, LOADING, SEARCH, FILTER, MORE, FILTER_CHIPS };

  view = new PageView({ isPhone: IS_PHONE });
  spoken: { key: string; text: string }[] = [];

  private top = 0;
  private shownRecordId: string | undefined;
  private page: ConversationPage | undefined;
  private isAttached = false;
  private focusNext: FocusTarget | undefined;
  private cancelTick: (() => void) | undefined;
  private readonly fit = new PageFit((top) => {
    this.top = top;
  });
  private readonly handleConnection = (event: Event): void =>
    this.page?.person?.connectionChanged(event.type === 'online');

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
    window.addEventListener('offline', this.handleConnection);
    window.addEventListener('online', this.handleConnection);
    this.cancelTick = every(TICK_MS, () => this.page?.person?.tick());
    this.openRecord();
  }

  override renderedCallback(): void {
    this.fit.watch(this.refs?.card);
    if (this.focusNext) {
      this.focusOn(this.focusNext);
      this.focusNext = undefined;
    }
  }

  override disconnectedCallback(): void {
    this.isAttached = false;
    window.removeEventListener('offline', this.handleConnection);
    window.removeEventListener('online', this.handleConnection);
    this.fit.stop();
    this.cancelTick?.();
    this.page?.stop();
  }

  get cardStyle(): string {
    return `--bird-top: ${this.top}px`;
  }

  private openRecord(): void {
    this.page?.stop();
    this.page = new ConversationPage(this.recordId ?? '', {
      isPhone: IS_PHONE,
      onView: (view) => {
        this.view = view;
      },
      say: (lines) => {
        const stamp = Date.now();
        this.spoken = lines.map((text, index) => ({ key: `${stamp}/${index}`, text }));
      },
      addressOf: (caseId) => this[NavigationMixin.GenerateUrl](recordPage(caseId, 'Case'))
    });
    this.page.open();
  }

  private focusOn(target: FocusTarget): void {
    (this.refs?.[target] as HTMLElement | undefined)?.focus();
  }

  // Whose, which, and further

  handlePerson(event: CustomEvent<{ recordId: string }>): void {
    this.page?.openPerson(event.detail.recordId);
  }

  handleChannel(event: CustomEvent<{ channel: string | null }>): void {
    this.page?.selectChannel(event.detail.channel);
  }

  handleLoadEarlier(): void {
    void (this.page?.search?.place ?? this.page?.person)?.readEarlier();
  }

  handleLoadLater(): void {
    void this.page?.search?.place?.readLater();
  }

  handleJumpLatest(): void {
    this.page?.closeSearch(true);
    this.focusNext = 'searchButton';
  }

  handleCopied(event: CustomEvent<{ text: string }>): void {
    this.page?.announce(event.detail.text);
  }

  // Trouble

  handleStateAction(): void {
    const { page, view } = this;
    const { search, people, person } = page ?? {};
    if (search?.opened) {
      page?.openHit(search.opened.messageId);
    } else if (search) {
      this.recover(search.failure, () => search.look());
    } else if (view.isFilteredOut) {
      page?.clearFilter();
      this.focusNext = 'title';
    } else if (people?.failure) {
      this.recover(people.failure, () => people.load());
    } else {
      this.recover(person?.failure, () => person?.load());
    }
  }

  handleNotice(event: Event): void {
    const { kind } = (event.currentTarget as HTMLElement).dataset;
    if (kind === 'export' || kind === 'stopped') {
      this.page?.dropExport();
      this.focusOn('title');
      return;
    }
    const person = this.page?.person;
    this.recover(person?.refreshFailure, () => person?.refresh());
  }

  private recover(code: ErrorCode | undefined, tryAgain: () => Promise<void> | undefined): void {
    if (code === 'SESSION_EXPIRED') {
      window.location.reload();
      return;
    }
    // The button goes away while it works; the focus must not go with it.
    this.focusOn('title');
    void tryAgain();
  }

  // Search

  handleSearchOpen(): void {
    this.page?.openSearch();
  }

  handleSearchTerm(event: CustomEvent<{ term: string }>): void {
    this.page?.search?.type(event.detail.term);
  }

  handleSearchClose(): void {
    this.page?.closeSearch();
    this.focusNext = 'searchButton';
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.view.isSearching && !event.defaultPrevented) {
      this.handleSearchClose();
    }
  }

  handleOpenHit(event: CustomEvent<{ messageId: string }>): void {
    this.page?.openHit(event.detail.messageId);
  }

  handleStep(event: CustomEvent<{ by: number }>): void {
    this.page?.step(event.detail.by);
  }

  handleSearchBack(): void {
    this.page?.search?.leavePlace();
    this.focusNext = 'results';
  }

  // Filter

  handleFilterToggle(): void {
    this.page?.toggleFilter();
  }

  /** A press on the button must not first close the filter by taking the focus from it. */
  handleFilterPress(event: Event): void {
    if (this.view.isFilterOpen) {
      event.preventDefault();
    }
  }

  handleFilterClose(event: CustomEvent<{ byKey: boolean }>): void {
    this.page?.toggleFilter(false);
    this.focusNext = event.detail.byKey ? 'filterButton' : undefined;
  }

  handleChoice(event: CustomEvent<FilterChange>): void {
    this.page?.choose(event.detail);
  }

  handleChip(event: Event): void {
    const { value = '' } = (event.currentTarget as HTMLElement).dataset;
    this.page?.choose({ value, isOn: false });
    this.focusNext = IS_PHONE ? 'searchButton' : 'filterButton';
  }

  handleFilterClear(): void {
    this.page?.clearFilter();
  }

  // Menu

  handleTool(event: CustomEvent<{ value: ToolItem['value'] }>): void {
    const { page, recordId } = this;
    const person = page?.person;
    switch (event.detail.value) {
      case 'filter':
        page?.toggleFilter();
        break;
      case 'conversation':
        this.openPage(openableConversation(person?.frame, recordId)?.id, 'BirdConversation__c');
        break;
      case 'case':
        this.openPage(conversationWithCase(person?.frame, recordId)?.caseId, 'Case');
        break;
      case 'export':
        void page?.exportMessages();
        break;
      default:
        void (person?.frame ? person.refresh() : person?.load());
    }
  }

  handleOpenCase(event: CustomEvent<{ caseId: string }>): void {
    this.openPage(event.detail.caseId, 'Case');
  }

  private openPage(recordId: string | null | undefined, objectName: string): void {
    if (recordId) {
      this[NavigationMixin.Navigate](recordPage(recordId, objectName));
    }
  }
}
