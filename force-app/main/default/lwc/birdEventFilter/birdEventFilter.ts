import { LightningElement, api } from 'lwc';
import ALL from '@salesforce/label/c.Bird_All';
import CODE from '@salesforce/label/c.Bird_Events_Code';
import IDENTITY from '@salesforce/label/c.Bird_Events_Identity';
import SOURCE from '@salesforce/label/c.Bird_Events_Source';
import STATUS from '@salesforce/label/c.Bird_Events_Status';
import { dataOf, emit } from 'c/birdDom';
import { statusWord } from 'c/birdSetupModel';
import type { EventCount, EventFilter } from 'c/birdSetupModel';

interface Option {
  readonly label: string;
  readonly value: string;
}

const TYPING_PAUSE_MS = 400;

/**
 * Narrows inbound events by status, source, cause and person.
 *
 * @fires filterchange with the whole filter as detail
 */
export default class BirdEventFilter extends LightningElement {
  readonly label = { CODE, IDENTITY, SOURCE, STATUS };

  @api filter: EventFilter = { status: '', source: '', code: '', identity: '', before: '' };
  @api counts: readonly EventCount[] = [];

  private timer = 0;

  override disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get statuses(): Option[] {
    return this.options(this.filter.status, ({ status }) => status, statusWord);
  }

  get sources(): Option[] {
    return this.options(this.filter.source, ({ source }) => source ?? '');
  }

  get codes(): Option[] {
    return this.options(this.filter.code, ({ code }) => code ?? '');
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { field } = dataOf(event);
    this.change({ [field ?? '']: event.detail.value });
  }

  handleIdentity(event: CustomEvent<{ value: string }>): void {
    const identity = event.detail.value;
    window.clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- who types is not asked at each key
    this.timer = window.setTimeout(() => this.change({ identity }), TYPING_PAUSE_MS);
  }

  private change(changes: Partial<EventFilter>): void {
    const detail: EventFilter = { ...this.filter, ...changes, before: '' };
    emit(this, 'filterchange', detail);
  }

  /** All, then each value with how many events have it; what is chosen stays there when nothing has it any more. */
  private options(
    chosen: string,
    valueOf: (count: EventCount) => string,
    word: (value: string) => string = (value) => value
  ): Option[] {
    const totals = new Map<string, number>(chosen === '' ? [] : [[chosen, 0]]);
    for (const count of this.counts) {
      const value = valueOf(count);
      if (value !== '') {
        totals.set(value, (totals.get(value) ?? 0) + count.total);
      }
    }
    const options = [...totals].map(([value, total]) => ({
      label: `${word(value)} (${total})`,
      value
    }));
    return [{ label: ALL, value: '' }, ...options];
  }
}
