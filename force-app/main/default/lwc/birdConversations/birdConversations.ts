import { LightningElement, api } from 'lwc';
import FILTER from '@salesforce/label/c.Bird_Filter';
import FILTER_CHIPS from '@salesforce/label/c.Bird_Filter_Chips';
import LOADING from '@salesforce/label/c.Bird_Loading';
import MORE from '@salesforce/label/c.Bird_More';
import SEARCH from '@salesforce/label/c.Bird_Search';
import TITLE from '@salesforce/label/c.Bird_Title';
import { NavigationMixin } from 'lightning/navigation';
import { dataOf, watchSize } from 'c/birdDom';
import { recordPage } from 'c/birdModel';
import { openPage } from './page';
import type { FocusTarget, Page } from './page';
import type { PageView } from './pageView';

/**
 * Every Bird message of the person on this record, or of one of its people: up to date by itself,
 * to be searched, filtered and exported.
 */
export default class BirdConversations extends NavigationMixin(LightningElement) {
  readonly label = { TITLE, LOADING, SEARCH, FILTER, MORE, FILTER_CHIPS };

  view: PageView | undefined;
  cardStyle = '';
  spoken: { key: string; text: string }[] = [];

  private shownRecordId: string | undefined;
  private page: Page | undefined;
  private focusNext: FocusTarget | undefined;
  private stopWatching: (() => void) | undefined;

  /** The record whose conversations are shown; set by the record page. */
  @api
  get recordId(): string | undefined {
    return this.shownRecordId;
  }
  set recordId(recordId: string | undefined) {
    const isOther = recordId !== this.shownRecordId;
    this.shownRecordId = recordId;
    if (isOther && this.page) {
      this.open();
    }
  }

  override connectedCallback(): void {
    this.stopWatching = watchSize(document.body, () => this.measure());
    this.open();
  }

  override renderedCallback(): void {
    this.measure();
    const target = this.focusNext;
    this.focusNext = undefined;
    this.focusOn(target);
  }

  override disconnectedCallback(): void {
    this.stopWatching?.();
    this.page?.stop();
    this.page = undefined;
  }

  /** The card fills what the window leaves below it; in a hidden tab it has no place. */
  private measure(): void {
    const { card } = this.refs ?? {};
    if (card && card.getClientRects().length > 0) {
      const top = Math.round(card.getBoundingClientRect().top + window.scrollY);
      this.cardStyle = `--bird-top: ${Math.max(0, top)}px`;
    }
  }

  private open(): void {
    this.page?.stop();
    this.page = openPage(this.recordId ?? '', {
      onView: (view) => {
        this.view = view;
      },
      say: (lines) => {
        const stamp = Date.now();
        this.spoken = lines.map((text, index) => ({ key: `${stamp}/${index}`, text }));
      },
      addressOf: (caseId) => this[NavigationMixin.GenerateUrl](recordPage(caseId, 'Case')),
      navigate: (recordId, objectName) =>
        this[NavigationMixin.Navigate](recordPage(recordId, objectName))
    });
  }

  private focusOn(target: FocusTarget | undefined): boolean {
    const element = target && (this.refs?.[target] as HTMLElement | undefined);
    element?.focus();
    return !!element;
  }

  private act(name: string, detail?: unknown): void {
    const target = this.page?.act(name, detail);
    this.focusNext = this.focusOn(target) ? undefined : target;
  }

  /** What a child tells, or what a control is for: `data-act` with `data-value`. */
  handleAct(event: CustomEvent<unknown>): void {
    const { act, value } = dataOf(event);
    this.act(act ?? event.type, value ?? event.detail);
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    this.act(event.detail.value);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.view?.search && !event.defaultPrevented) {
      this.act('searchclose');
    }
  }

  /** A press on the button must not first close the filter by taking the focus from it. */
  handleFilterPress(event: Event): void {
    if (this.view?.filter) {
      event.preventDefault();
    }
  }
}
