import { LightningElement, api } from 'lwc';
import WINDOW_CLOSED from '@salesforce/label/c.Bird_Window_Closed';
import WINDOW_CLOSED_HINT from '@salesforce/label/c.Bird_Window_Closed_Hint';
import WINDOW_LEFT from '@salesforce/label/c.Bird_Window_Left';
import WINDOW_UNTIL from '@salesforce/label/c.Bird_Window_Until';
import { formatLabel, splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';
import type { ReplyWindow } from 'c/birdTime';

const ICONS: Readonly<Record<ReplyWindow['state'], string>> = {
  open: 'clock',
  closing: 'warning',
  closed: 'lock'
};

/** How long WhatsApp still lets a free answer through. */
export default class BirdWindowLine extends LightningElement {
  /** The state of the window. */
  @api replyWindow: ReplyWindow | undefined;

  readonly label = { WINDOW_CLOSED, WINDOW_CLOSED_HINT };
  readonly pieces: SplitLabel = splitLabel(WINDOW_LEFT, 0);

  get isClosed(): boolean {
    return this.replyWindow?.state === 'closed';
  }

  get iconName(): string {
    return `utility:${ICONS[this.replyWindow?.state ?? 'open']}`;
  }

  get className(): string {
    return `window window_${this.replyWindow?.state ?? 'open'}`;
  }

  get untilText(): string {
    return formatLabel(WINDOW_UNTIL, this.replyWindow?.until ?? '');
  }
}
