import { LightningElement, api } from 'lwc';
import { splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';
import { emit } from 'c/birdDom';

/**
 * What stands in place of the thread when there is nothing to read: icon, title, sentence, button.
 *
 * @fires action when its button is pressed
 */
export default class BirdState extends LightningElement {
  /** An icon of the `utility` set. */
  @api iconName = '';
  @api heading = '';
  /** A sentence; its `{0}`, if any, shows `strongText`. */
  @api text = '';
  /** What stands out within the sentence. */
  @api strongText = '';
  /** What the button says; without it there is none. */
  @api actionLabel = '';

  get pieces(): SplitLabel {
    return splitLabel(this.text, 0);
  }

  handleAction(): void {
    emit(this, 'action');
  }
}
