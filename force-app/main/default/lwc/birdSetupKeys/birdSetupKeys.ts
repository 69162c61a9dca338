import { LightningElement, api } from 'lwc';
import removePrevious from '@salesforce/apex/BirdSecretController.removePrevious';
import save from '@salesforce/apex/BirdSecretController.save';
import CURRENT from '@salesforce/label/c.Bird_Key_Current';
import NEW_KEY from '@salesforce/label/c.Bird_Key_New';
import NONE from '@salesforce/label/c.Bird_Key_None';
import NO_SOURCES from '@salesforce/label/c.Bird_Setup_No_Sources';
import PREVIOUS from '@salesforce/label/c.Bird_Key_Previous';
import PREVIOUS_UNTIL from '@salesforce/label/c.Bird_Key_Previous_Until';
import REMOVE from '@salesforce/label/c.Bird_Key_Remove';
import REMOVED from '@salesforce/label/c.Bird_Key_Removed';
import SAVE from '@salesforce/label/c.Bird_Key_Save';
import SAVED from '@salesforce/label/c.Bird_Key_Saved';
import TITLE from '@salesforce/label/c.Bird_Setup_Keys';
import { formatLabel } from 'c/birdLabels';
import { dataOf, emit } from 'c/birdDom';
import { failureText } from 'c/birdSetupModel';
import type { KeyStatus } from 'c/birdSetupModel';
import { exactTime } from 'c/birdTime';

interface KeyView {
  readonly source: string;
  readonly field: string;
  readonly current: string;
  readonly previous: string;
}

/**
 * The signing keys of the webhook sources: written here, never shown.
 *
 * @fires keychange after a key was saved or removed
 */
export default class BirdSetupKeys extends LightningElement {
  readonly label = { NO_SOURCES, REMOVE, SAVE, TITLE };

  @api sources: readonly KeyStatus[] = [];

  said = '';
  failure = '';
  isBusy = false;

  get isEmpty(): boolean {
    return this.sources.length === 0;
  }

  get views(): KeyView[] {
    return this.sources.map((status) => ({
      source: status.source,
      field: formatLabel(NEW_KEY, status.source),
      current: status.hasCurrentKey ? CURRENT : NONE,
      previous: status.hasPreviousKey ? previousText(status) : ''
    }));
  }

  async handleSave(event: Event): Promise<void> {
    event.preventDefault();
    const { source } = dataOf(event);
    const field = this.fieldOf(source ?? '');
    const key = field?.value ?? '';
    if (source && field) {
      // The key stays in the page no longer than the call takes.
      field.value = '';
      await this.run(() => save({ source, key }), formatLabel(SAVED, source));
    }
  }

  async handleRemove(event: MouseEvent): Promise<void> {
    const { source } = dataOf(event);
    if (source) {
      await this.run(() => removePrevious({ source }), formatLabel(REMOVED, source));
    }
  }

  private fieldOf(source: string): { value: string } | undefined {
    const fields = this.template?.querySelectorAll<HTMLElement & { value: string }>('.key');
    return [...(fields ?? [])].find((field) => field.dataset.source === source);
  }

  private async run(call: () => Promise<unknown>, success: string): Promise<void> {
    this.isBusy = true;
    this.said = '';
    this.failure = '';
    try {
      await call();
      this.said = success;
      emit(this, 'keychange');
    } catch (error) {
      this.failure = failureText(error);
    }
    this.isBusy = false;
  }
}

function previousText({ previousUntil }: KeyStatus): string {
  return previousUntil
    ? formatLabel(PREVIOUS_UNTIL, exactTime(new Date(previousUntil).getTime()))
    : PREVIOUS;
}
