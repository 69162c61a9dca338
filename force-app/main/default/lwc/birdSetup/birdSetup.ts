import { LightningElement } from 'lwc';
import getChecklist from '@salesforce/apex/BirdSetupController.getChecklist';
import getView from '@salesforce/apex/BirdSetupController.getView';
import MAPPINGS from '@salesforce/label/c.Bird_Setup_Mappings';
import ROUTES from '@salesforce/label/c.Bird_Setup_Routes';
import { failureText } from 'c/birdSetupModel';
import type { SetupItem, SetupView } from 'c/birdSetupModel';

/** The page on which an administrator sees what of the integration works, and mends what does not. */
export default class BirdSetup extends LightningElement {
  readonly label = { MAPPINGS, ROUTES };

  items: readonly SetupItem[] | undefined;
  view: SetupView | undefined;
  failure = '';
  isLoading = true;

  override connectedCallback(): void {
    void this.read();
  }

  get sourceNames(): string[] {
    return (this.view?.sources ?? []).map(({ source }) => source);
  }

  handleRefresh(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    this.isLoading = true;
    try {
      [this.items, this.view] = await Promise.all([getChecklist(), getView()]);
      this.failure = '';
    } catch (error) {
      this.failure = failureText(error);
    }
    this.isLoading = false;
  }
}
