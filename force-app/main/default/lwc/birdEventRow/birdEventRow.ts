import { LightningElement, api } from 'lwc';
import getPayload from '@salesforce/apex/BirdEventsController.getPayload';
import ATTEMPTS from '@salesforce/label/c.Bird_Events_Tried';
import ERASE from '@salesforce/label/c.Bird_Events_Erase';
import HIDE from '@salesforce/label/c.Bird_Events_Payload_Hide';
import NEXT from '@salesforce/label/c.Bird_Events_Next';
import OPEN_RECORD from '@salesforce/label/c.Bird_Events_Open_Record';
import PAYLOAD from '@salesforce/label/c.Bird_Events_Payload';
import SELECT from '@salesforce/label/c.Bird_Events_Select';
import SHOW from '@salesforce/label/c.Bird_Events_Payload_Show';
import { countLabel, formatLabel } from 'c/birdLabels';
import { emit } from 'c/birdDom';
import { failureText, statusWord } from 'c/birdSetupModel';
import type { EventRow } from 'c/birdSetupModel';
import { exactTime } from 'c/birdTime';

/**
 * One inbound event: what it is, why it is not done, and its payload on demand.
 *
 * @fires select with `{ id, isSelected }`
 * @fires erase with `{ identity }`
 */
export default class BirdEventRow extends LightningElement {
  readonly label = { ERASE };

  @api row: EventRow | undefined;
  @api isSelected = false;

  payload = '';
  isOpen = false;
  failure = '';

  get status(): string {
    return statusWord(this.row?.status ?? '');
  }

  get selectLabel(): string {
    return formatLabel(SELECT, this.row?.name ?? '');
  }

  get payloadAction(): string {
    return this.isOpen ? HIDE : SHOW;
  }

  get payloadLabel(): string {
    return formatLabel(PAYLOAD, this.row?.name ?? '');
  }

  get created(): string {
    return this.row ? exactTime(this.row.createdMs) : '';
  }

  get attempts(): string {
    const count = this.row?.attempts ?? 0;
    return count > 0 ? countLabel(count, ATTEMPTS) : '';
  }

  get next(): string {
    const ms = this.row?.nextAttemptMs;
    return ms ? formatLabel(NEXT, exactTime(ms)) : '';
  }

  get recordUrl(): string {
    return this.row?.recordId ? `/${this.row.recordId}` : '';
  }

  get recordLabel(): string {
    return formatLabel(OPEN_RECORD, this.row?.name ?? '');
  }

  handleSelect(event: CustomEvent<{ checked: boolean }>): void {
    const detail = { id: this.row?.id, isSelected: event.detail.checked };
    emit(this, 'select', detail);
  }

  handleErase(): void {
    emit(this, 'erase', { identity: this.row?.identity });
  }

  async handlePayload(): Promise<void> {
    if (this.isOpen || !this.row) {
      this.isOpen = false;
      this.payload = '';
      return;
    }
    this.failure = '';
    try {
      this.payload = readable((await getPayload({ eventId: this.row.id })) ?? '');
      this.isOpen = true;
    } catch (error) {
      this.failure = failureText(error);
    }
  }
}

/** JSON with one key in a line; anything else as it is. */
function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
