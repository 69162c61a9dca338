import { LightningElement, api } from 'lwc';
import testSignature from '@salesforce/apex/BirdSetupController.testSignature';
import BODY from '@salesforce/label/c.Bird_Tester_Body';
import HEADERS from '@salesforce/label/c.Bird_Tester_Headers';
import NO_SOURCES from '@salesforce/label/c.Bird_Setup_No_Sources';
import RUN from '@salesforce/label/c.Bird_Tester_Run';
import SOURCE from '@salesforce/label/c.Bird_Tester_Source';
import TITLE from '@salesforce/label/c.Bird_Tester';
import { failureText } from 'c/birdSetupModel';

/** Tells for one delivery of Bird why it is taken or refused; nothing is stored, and no key is shown. */
export default class BirdSignatureTester extends LightningElement {
  readonly label = { BODY, HEADERS, NO_SOURCES, RUN, SOURCE, TITLE };

  /** Names of the active webhook sources. */
  @api sources: readonly string[] = [];

  chosen = '';
  lines: { readonly key: string; readonly text: string }[] = [];
  failure = '';
  isBusy = false;

  private headers = '';
  private body = '';

  get isEmpty(): boolean {
    return this.sources.length === 0;
  }

  get options(): { label: string; value: string }[] {
    return this.sources.map((name) => ({ label: name, value: name }));
  }

  get source(): string {
    return this.chosen || (this.sources[0] ?? '');
  }

  handleSource(event: CustomEvent<{ value: string }>): void {
    this.chosen = event.detail.value;
  }

  handleHeaders(event: CustomEvent<{ value: string }>): void {
    this.headers = event.detail.value;
  }

  handleBody(event: CustomEvent<{ value: string }>): void {
    this.body = event.detail.value;
  }

  async handleRun(): Promise<void> {
    this.isBusy = true;
    this.failure = '';
    this.lines = [];
    try {
      const { source, headers, body } = this;
      const [, ...lines] = await testSignature({ source, headers, body });
      this.lines = lines.map((text, index) => ({ key: String(index), text }));
    } catch (error) {
      this.failure = failureText(error);
    }
    this.isBusy = false;
  }
}
