import { LightningElement } from 'lwc';
import erase from '@salesforce/apex/BirdEventsController.erase';
import getEvents from '@salesforce/apex/BirdEventsController.getEvents';
import ignore from '@salesforce/apex/BirdEventsController.ignore';
import retry from '@salesforce/apex/BirdEventsController.retry';
import CANCEL from '@salesforce/label/c.Bird_Events_Cancel';
import EMPTY_TEXT from '@salesforce/label/c.Bird_Events_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Bird_Events_Empty_Title';
import ERASED from '@salesforce/label/c.Bird_Events_Erased';
import ERASE_QUESTION from '@salesforce/label/c.Bird_Events_Erase_Question';
import ERASE_YES from '@salesforce/label/c.Bird_Events_Erase_Yes';
import IGNORE from '@salesforce/label/c.Bird_Events_Ignore';
import IGNORED from '@salesforce/label/c.Bird_Events_Ignored_Count';
import LOADING from '@salesforce/label/c.Bird_Setup_Loading';
import OLDER from '@salesforce/label/c.Bird_Events_Older';
import REFRESH from '@salesforce/label/c.Bird_Refresh';
import RETRIED from '@salesforce/label/c.Bird_Events_Retried';
import RETRY from '@salesforce/label/c.Bird_Events_Retry';
import SELECT_ALL from '@salesforce/label/c.Bird_Events_Select_All';
import TITLE from '@salesforce/label/c.Bird_Setup_Events';
import { countLabel, formatLabel } from 'c/birdLabels';
import { failureText } from 'c/birdSetupModel';
import type { EventFilter, EventPage, EventRow } from 'c/birdSetupModel';

const NO_FILTER: EventFilter = { status: '', source: '', code: '', identity: '', before: '' };
/** What is tried again is done a moment later, by another user. */
const AFTERWARDS_MS = 3000;

interface RowView {
  readonly row: EventRow;
  readonly isSelected: boolean;
}

/** The console of inbound events: what was not processed, why, and what to do with it. */
export default class BirdEvents extends LightningElement {
  readonly label = {
    CANCEL,
    EMPTY_TEXT,
    EMPTY_TITLE,
    ERASE_YES,
    IGNORE,
    LOADING,
    OLDER,
    REFRESH,
    RETRY,
    SELECT_ALL,
    TITLE
  };

  filter = NO_FILTER;
  events: EventPage | undefined;
  selectedIds: ReadonlySet<string> = new Set();
  /** Who is to be erased, as long as nobody has confirmed it. */
  person = '';
  said = '';
  failure = '';
  isBusy = false;

  private reading = 0;
  private timer = 0;

  override connectedCallback(): void {
    void this.read();
  }

  override disconnectedCallback(): void {
    this.reading += 1;
    window.clearTimeout(this.timer);
  }

  get isLoading(): boolean {
    return !this.events && !this.failure;
  }

  get busy(): string {
    return String(this.isLoading || this.isBusy);
  }

  get isEmpty(): boolean {
    return this.events?.rows.length === 0;
  }

  get hasMore(): boolean {
    return this.events?.hasMore === true;
  }

  get views(): RowView[] {
    return (this.events?.rows ?? []).map((row) => ({
      row,
      isSelected: this.selectedIds.has(row.id)
    }));
  }

  get isAllSelected(): boolean {
    return this.views.length > 0 && this.views.every(({ isSelected }) => isSelected);
  }

  get isNothingSelected(): boolean {
    return this.selectedIds.size === 0 || this.isBusy;
  }

  get question(): string {
    return this.person ? formatLabel(ERASE_QUESTION, this.person) : '';
  }

  handleFilter(event: CustomEvent<EventFilter>): void {
    this.filter = event.detail;
    void this.read();
  }

  handleRefresh(): void {
    this.said = '';
    void this.read();
  }

  async handleOlder(): Promise<void> {
    const before = this.events?.rows.at(-1)?.name ?? '';
    const shown = this.events?.rows ?? [];
    await this.run(async () => {
      const older = await getEvents({ filter: JSON.stringify({ ...this.filter, before }) });
      this.events = { ...older, rows: [...shown, ...older.rows] };
    });
  }

  handleSelect(event: CustomEvent<{ id: string; isSelected: boolean }>): void {
    const selected = new Set(this.selectedIds);
    if (event.detail.isSelected) {
      selected.add(event.detail.id);
    } else {
      selected.delete(event.detail.id);
    }
    this.selectedIds = selected;
  }

  handleSelectAll(event: CustomEvent<{ checked: boolean }>): void {
    const ids = this.views.map(({ row }) => row.id);
    this.selectedIds = new Set(event.detail.checked ? ids : []);
  }

  async handleRetry(): Promise<void> {
    const eventIds = [...this.selectedIds];
    await this.run(async () => {
      await retry({ eventIds });
      this.said = countLabel(eventIds.length, RETRIED);
      await this.read();
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- the processing tells nobody
      this.timer = window.setTimeout(() => this.readAfterwards(), AFTERWARDS_MS);
    });
  }

  async handleIgnore(): Promise<void> {
    const eventIds = [...this.selectedIds];
    await this.run(async () => {
      await ignore({ eventIds });
      this.said = countLabel(eventIds.length, IGNORED);
      await this.read();
    });
  }

  /** The question stands above the list, so the reader is taken there. */
  async handleErase(event: CustomEvent<{ identity: string }>): Promise<void> {
    this.person = event.detail.identity;
    await Promise.resolve();
    this.template?.querySelector<HTMLElement>('.cancel')?.focus();
  }

  handleCancel(): void {
    this.person = '';
  }

  async handleEraseYes(): Promise<void> {
    const identity = this.person;
    this.person = '';
    await this.run(async () => {
      const { conversations, messages, events, recordIds } = await erase({ identity });
      const records = recordIds.join(', ') || '0';
      const counts = [conversations, messages, events].map(String);
      this.said = formatLabel(ERASED, ...counts, records);
      await this.read();
    });
  }

  private readAfterwards(): void {
    void this.read();
  }

  /** Does one thing at a time and says why it failed. */
  private async run(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.failure = '';
    this.said = '';
    try {
      await action();
    } catch (error) {
      this.failure = failureText(error);
    }
    this.isBusy = false;
  }

  /** The answer to a question that was given up is dropped. */
  private async read(): Promise<void> {
    this.reading += 1;
    const own = this.reading;
    window.clearTimeout(this.timer);
    try {
      const page = await getEvents({ filter: JSON.stringify(this.filter) });
      if (own === this.reading) {
        const ids = new Set(page.rows.map(({ id }) => id));
        this.events = page;
        this.selectedIds = new Set([...this.selectedIds].filter((id) => ids.has(id)));
        this.failure = '';
      }
    } catch (error) {
      if (own === this.reading) {
        this.failure = failureText(error);
      }
    }
  }
}
