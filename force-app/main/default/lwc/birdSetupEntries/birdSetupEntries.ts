import { LightningElement, api } from 'lwc';
import FAULTY from '@salesforce/label/c.Bird_Setup_State_Faulty';
import NO_ENTRIES from '@salesforce/label/c.Bird_Setup_No_Entries';
import OPEN from '@salesforce/label/c.Bird_Setup_Open';
import { formatLabel } from 'c/birdLabels';
import type { SetupEntry } from 'c/birdSetupModel';

interface EntryView extends SetupEntry {
  readonly linkText: string;
}

/** Channel routes or field mappings in words, with their faults. */
export default class BirdSetupEntries extends LightningElement {
  readonly label = { FAULTY, NO_ENTRIES };

  @api heading = '';
  @api entries: readonly SetupEntry[] = [];

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  get views(): EntryView[] {
    return this.entries.map((entry) => ({ ...entry, linkText: formatLabel(OPEN, entry.name) }));
  }
}
