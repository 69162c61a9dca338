import { LightningElement, api } from 'lwc';

const ICONS: Readonly<Record<string, string>> = {
  hidden: 'utility:hide',
  offline: 'utility:offline',
  session: 'utility:error',
  export: 'utility:download'
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
    return ICONS[this.kind] ?? 'utility:warning';
  }

  get className(): string {
    return `notice notice_${this.kind}`;
  }

  /** Logging in again is the one thing to do; trying again may wait. */
  get actionVariant(): string {
    return this.kind === 'session' ? 'brand' : 'neutral';
  }

  handleAction(): void {
    this.dispatchEvent(new CustomEvent('action'));
  }
}
