import { api, LightningElement } from 'lwc';
import { pageData } from 'local-org/context';
import type { DisplayKind, FieldModel } from '../../../server/page-model.ts';

/** One value with the base component for its kind. */
export default class FieldValue extends LightningElement {
  @api field!: FieldModel;
  readonly timeZone = pageData.context.timeZone;

  get isEmpty(): boolean {
    return this.field.value === null || this.field.value === '';
  }

  get isText(): boolean {
    return this.shows('text');
  }

  get isLongText(): boolean {
    return this.shows('longText');
  }

  get isPhone(): boolean {
    return this.shows('phone');
  }

  get isEmail(): boolean {
    return this.shows('email');
  }

  get isUrl(): boolean {
    return this.shows('url');
  }

  get isNumber(): boolean {
    return this.shows('number');
  }

  get isDate(): boolean {
    return this.shows('date');
  }

  get isDateTime(): boolean {
    return this.shows('dateTime');
  }

  get isCheckbox(): boolean {
    return this.shows('checkbox');
  }

  get isLink(): boolean {
    return this.shows('link');
  }

  get checkboxText(): string {
    return this.field.value === true ? 'Yes' : 'No';
  }

  private shows(display: DisplayKind): boolean {
    return !this.isEmpty && this.field.display === display;
  }
}
