import { LightningElement, api } from 'lwc';
import ALL_RESULTS from '@salesforce/label/c.Bird_Search_All_Results';
import CLOSE from '@salesforce/label/c.Bird_Search_Close';
import EARLIER from '@salesforce/label/c.Bird_Search_Earlier';
import LATER from '@salesforce/label/c.Bird_Search_Later';
import SEARCH from '@salesforce/label/c.Bird_Search';
import { dataOf, emit } from 'c/birdDom';

/**
 * The search field that takes the header's place, and the way between results when one is open.
 *
 * @fires search with the words as they are typed
 * @fires searchclose when the search is over
 * @fires back when the list of results is wanted again
 * @fires step with -1 for the later, 1 for the earlier result
 */
export default class BirdSearch extends LightningElement {
  /** How many results there are, or which of them is open, in words. */
  @api countText = '';
  /** Whether one result is shown in its place. */
  @api isPlace = false;
  /** Whether the open result is the oldest. */
  @api isFirst = false;
  /** Whether the open result is the newest. */
  @api isLast = false;

  readonly label = { ALL_RESULTS, CLOSE, EARLIER, LATER, SEARCH };

  private isFocused = false;

  override renderedCallback(): void {
    if (!this.isFocused) {
      this.isFocused = true;
      this.template?.querySelector<HTMLElement>('.field')?.focus();
    }
  }

  handleInput(event: Event): void {
    const term = (event.currentTarget as HTMLInputElement).value;
    emit(this, 'search', { term });
  }

  /** What a button is for: `data-event`, with `data-by`. */
  handleClick(event: Event): void {
    const { event: name = '', by } = dataOf(event);
    emit(this, name, by ? { by: Number(by) } : null);
  }
}
