import { LightningElement, api } from 'lwc';
import { emit } from 'c/birdDom';

const ICONS: Readonly<Record<string, string>> = {
  hidden: 'hide',
  offline: 'offline',
  session: 'error',
  export: 'download'
};

/**
 * One line between the tabs and the thread that tells what is missing below.
 *
 * @fires action when its button is pressed
 */
export default class BirdNotice extends LightningElement {
  /** `hidden`, `offline`, `session`, `failed`, `export` or `stopped`: decides icon and colour. */
  @api kind = 'failed';
  /** What happened, a sentence. */
  @api heading = '';
  /** What it means for the reader, a sentence. */
  @api text = '';
  /** What the button says; without it there is none. */
  @api actionLabel = '';

  get iconName(): string {
    return `utility:${ICONS[this.kind] ?? 'warning'}`;
  }

  get className(): string {
    return `notice notice_${this.kind}`;
  }

  /** Logging in again is the one thing to do; trying again may wait. */
  get actionVariant(): string {
    return this.kind === 'session' ? 'brand' : 'neutral';
  }

  handleAction(): void {
    emit(this, 'action');
  }
}
