import { LightningElement } from 'lwc';
import sendTestMessage from '@salesforce/apex/BirdSetupController.sendTestMessage';
import CHANNEL from '@salesforce/label/c.Bird_Test_Channel';
import HINT from '@salesforce/label/c.Bird_Test_Message_Hint';
import SEND from '@salesforce/label/c.Bird_Test_Send';
import TITLE from '@salesforce/label/c.Bird_Test_Message';
import { failureText } from 'c/birdSetupModel';
import type { SetupItem } from 'c/birdSetupModel';

/** Tells what a message would make, by making it and taking it back. */
export default class BirdTestMessage extends LightningElement {
  readonly label = { CHANNEL, HINT, SEND, TITLE };

  channel = 'whatsapp';
  result: SetupItem | undefined;
  failure = '';
  isBusy = false;

  get isRefused(): boolean {
    return this.result?.state === 'faulty';
  }

  handleChannel(event: CustomEvent<{ value: string }>): void {
    this.channel = event.detail.value;
  }

  async handleSend(): Promise<void> {
    this.isBusy = true;
    this.failure = '';
    this.result = undefined;
    try {
      this.result = await sendTestMessage({ channel: this.channel });
    } catch (error) {
      this.failure = failureText(error);
    }
    this.isBusy = false;
  }
}
