import { LightningElement, api } from 'lwc';
import CASES from '@salesforce/label/c.Bird_Setup_Address_Cases';
import COPIED from '@salesforce/label/c.Bird_Setup_Copied';
import COPY from '@salesforce/label/c.Bird_Setup_Copy';
import COPY_FAILED from '@salesforce/label/c.Bird_Setup_Copy_Failed';
import LEADS from '@salesforce/label/c.Bird_Setup_Address_Leads';
import LOOKUP from '@salesforce/label/c.Bird_Setup_Address_Lookup';
import MESSAGES from '@salesforce/label/c.Bird_Setup_Address_Messages';
import STATUS from '@salesforce/label/c.Bird_Setup_Address_Status';
import TITLE from '@salesforce/label/c.Bird_Setup_Addresses';
import TOKEN from '@salesforce/label/c.Bird_Setup_Address_Token';
import WEBHOOK from '@salesforce/label/c.Bird_Setup_Address_Webhook';
import { dataOf } from 'c/birdDom';
import { formatLabel } from 'c/birdLabels';
import type { SetupAddress } from 'c/birdSetupModel';

const NAMES: Readonly<Record<string, string>> = {
  CASES,
  LEADS,
  LOOKUP,
  MESSAGES,
  STATUS,
  TOKEN,
  WEBHOOK
};

interface AddressView {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly copy: string;
}

/** The addresses that flows and webhooks of Bird call, each with a button that copies it. */
export default class BirdSetupAddresses extends LightningElement {
  readonly label = { TITLE };

  @api addresses: readonly SetupAddress[] = [];

  said = '';

  get views(): AddressView[] {
    return this.addresses.map(({ code, source, address }, index) => {
      const name = formatLabel(NAMES[code] ?? code, source ?? '');
      return { key: String(index), name, address, copy: formatLabel(COPY, name) };
    });
  }

  async handleCopy(event: MouseEvent): Promise<void> {
    const { address, name } = dataOf(event);
    try {
      await navigator.clipboard.writeText(address ?? '');
      this.said = formatLabel(COPIED, name ?? '');
    } catch {
      this.said = COPY_FAILED;
    }
  }
}
