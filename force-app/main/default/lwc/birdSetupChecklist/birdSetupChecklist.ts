import { LightningElement, api } from 'lwc';
import CHECK_AGAIN from '@salesforce/label/c.Bird_Setup_Check_Again';
import COMPLETE from '@salesforce/label/c.Bird_Setup_Complete';
import LOADING from '@salesforce/label/c.Bird_Setup_Loading';
import MEND from '@salesforce/label/c.Bird_Setup_Points';
import TITLE from '@salesforce/label/c.Bird_Setup';
import { countLabel } from 'c/birdLabels';
import { emit } from 'c/birdDom';
import type { SetupItem } from 'c/birdSetupModel';
import { isToMend, itemViews } from './checklistItems';
import type { ItemView } from './checklistItems';

/**
 * What was looked at, how it is, and how to mend it.
 *
 * @fires refresh when everything is to be looked at again
 */
export default class BirdSetupChecklist extends LightningElement {
  readonly label = { CHECK_AGAIN, LOADING, TITLE };

  @api items: readonly SetupItem[] | undefined;
  /** Why nothing could be looked at, a sentence. */
  @api failure = '';
  @api isLoading = false;

  get views(): ItemView[] {
    return itemViews(this.items ?? []);
  }

  get busy(): string {
    return String(this.isLoading);
  }

  get summary(): string {
    if (!this.items || this.isLoading || this.failure) {
      return '';
    }
    const count = this.items.filter(isToMend).length;
    return count > 0 ? countLabel(count, MEND) : COMPLETE;
  }

  handleRefresh(): void {
    emit(this, 'refresh');
  }
}
