import { LightningElement, api } from 'lwc';
import CLEAR from '@salesforce/label/c.Bird_Filter_Clear';
import CONTENT from '@salesforce/label/c.Bird_Filter_Content';
import COUNT_MANY from '@salesforce/label/c.Bird_Message_Count_Many';
import COUNT_ONE from '@salesforce/label/c.Bird_Message_Count_One';
import FILTER from '@salesforce/label/c.Bird_Filter';
import FROM from '@salesforce/label/c.Bird_Filter_From';
import { countLabel, formatCount } from 'c/birdLabels';

/** One thing that a filter can ask for. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  /** The messages that it stands for. */
  readonly count: number;
  readonly isOn: boolean;
}

/** What was chosen. */
export interface FilterChange {
  readonly value: string;
  readonly isOn: boolean;
}

interface ChoiceView extends FilterChoice {
  readonly countText: string;
}

/**
 * The choices by which messages can be left out. What is chosen applies at once.
 *
 * @fires choice with what was turned on or off
 * @fires clear when nothing is to be left out
 * @fires close when the reader leaves it; `byKey` by the Escape key
 */
export default class BirdFilter extends LightningElement {
  /** Who sent the message; exactly one is on. */
  @api sides: readonly FilterChoice[] = [];
  /** What the message holds; none on is the same as all. */
  @api kinds: readonly FilterChoice[] = [];
  /** How many messages are left. */
  @api total = 0;

  readonly label = { FILTER, FROM, CONTENT, CLEAR };

  private isFocused = false;

  get sideViews(): ChoiceView[] {
    return views(this.sides);
  }

  get kindViews(): ChoiceView[] {
    return views(this.kinds);
  }

  get totalText(): string {
    return countLabel(this.total, COUNT_ONE, COUNT_MANY);
  }

  override renderedCallback(): void {
    if (!this.isFocused) {
      this.isFocused = true;
      this.template?.querySelector<HTMLElement>('input:checked')?.focus();
    }
  }

  handleChange(event: Event): void {
    const { value, checked, type } = event.currentTarget as HTMLInputElement;
    const detail: FilterChange = { value, isOn: type === 'radio' || checked };
    this.dispatchEvent(new CustomEvent('choice', { detail }));
  }

  handleClear(): void {
    this.dispatchEvent(new CustomEvent('clear'));
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent('close', { detail: { byKey: true } }));
    }
  }

  handleFocusOut(event: FocusEvent): void {
    const panel = event.currentTarget as HTMLElement;
    if (!panel.contains(event.relatedTarget as Node | null)) {
      this.dispatchEvent(new CustomEvent('close', { detail: { byKey: false } }));
    }
  }
}

function views(choices: readonly FilterChoice[]): ChoiceView[] {
  return choices.map((choice) => ({ ...choice, countText: formatCount(choice.count) }));
}
