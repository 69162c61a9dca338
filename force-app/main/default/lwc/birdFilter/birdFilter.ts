import { LightningElement, api } from 'lwc';
import CLEAR from '@salesforce/label/c.Bird_Filter_Clear';
import CONTENT from '@salesforce/label/c.Bird_Filter_Content';
import FILTER from '@salesforce/label/c.Bird_Filter';
import FROM from '@salesforce/label/c.Bird_Filter_From';
import { emit } from 'c/birdDom';

/** One thing that a filter can ask for. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  /** The number of messages that it stands for. */
  readonly countText: string;
  readonly isOn: boolean;
}

/** What was chosen. */
export interface FilterChange {
  readonly value: string;
  readonly isOn: boolean;
}

/**
 * The choices by which messages can be left out. What is chosen applies at once.
 *
 * @fires choice with what was turned on or off
 * @fires clear when nothing is to be left out
 * @fires filterclose when the reader leaves it; `byKey` by the Escape key
 */
export default class BirdFilter extends LightningElement {
  /** Who sent the message; exactly one is on. */
  @api sides: readonly FilterChoice[] = [];
  /** What the message holds; none on is the same as all. */
  @api kinds: readonly FilterChoice[] = [];
  /** How many messages are left, in words. */
  @api totalText = '';

  readonly label = { FILTER, FROM, CONTENT, CLEAR };

  private isFocused = false;

  override renderedCallback(): void {
    if (!this.isFocused) {
      this.isFocused = true;
      this.template?.querySelector<HTMLElement>('input:checked')?.focus();
    }
  }

  handleChange(event: Event): void {
    const { value, checked, type } = event.currentTarget as HTMLInputElement;
    const detail: FilterChange = { value, isOn: type === 'radio' || checked };
    emit(this, 'choice', detail);
  }

  handleClear(): void {
    emit(this, 'clear');
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      emit(this, 'filterclose', { byKey: true });
    }
  }

  handleFocusOut(event: FocusEvent): void {
    const panel = event.currentTarget as HTMLElement;
    if (!panel.contains(event.relatedTarget as Node | null)) {
      emit(this, 'filterclose', { byKey: false });
    }
  }
}
