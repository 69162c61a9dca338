import { LightningElement, api } from 'lwc';
import CLOSE from '@salesforce/label/c.Bird_Close';
import KIND_PHOTO from '@salesforce/label/c.Bird_Kind_Photo';
import NEXT from '@salesforce/label/c.Bird_Photo_Next';
import NOT_AVAILABLE from '@salesforce/label/c.Bird_Not_Available';
import OPENS_NEW_TAB from '@salesforce/label/c.Bird_Opens_New_Tab';
import ORIGINAL from '@salesforce/label/c.Bird_Photo_Original';
import PLACE from '@salesforce/label/c.Bird_Place';
import PREVIOUS from '@salesforce/label/c.Bird_Photo_Previous';
import { formatLabel } from 'c/birdLabels';
import { emit } from 'c/birdDom';

/** A photo and what is known of it; `url` is https. */
export interface LightboxPhoto {
  readonly key: string;
  readonly url: string;
  readonly name: string;
  readonly caption: string;
  readonly sender: string;
  readonly time: string;
}

/**
 * Photos shown large over the page, one at a time. The browser's own modal dialog keeps the focus
 * within and gives it back.
 *
 * @fires close when the reader is done
 */
export default class BirdLightbox extends LightningElement {
  /** The photos that can be gone through. */
  @api photos: readonly LightboxPhoto[] = [];

  readonly label = {
    CLOSE,
    NEXT,
    ORIGINAL,
    PREVIOUS,
    UNAVAILABLE: formatLabel(NOT_AVAILABLE, KIND_PHOTO),
    ORIGINAL_NAME: formatLabel(OPENS_NEW_TAB, ORIGINAL)
  };

  private at = 0;
  private failedKey: string | undefined;

  /** Which photo is shown first. */
  @api
  get index(): number {
    return this.at;
  }
  set index(index: number) {
    this.at = index;
  }

  get photo(): LightboxPhoto | undefined {
    return this.photos[this.at];
  }

  get photoText(): string {
    return this.photo?.caption || this.photo?.name || KIND_PHOTO;
  }

  get hasFailed(): boolean {
    return this.photo?.key === this.failedKey;
  }

  get hasMany(): boolean {
    return this.photos.length > 1;
  }

  get position(): string {
    return formatLabel(PLACE, this.at + 1, this.photos.length);
  }

  get isFirst(): boolean {
    return this.at === 0;
  }

  get isLast(): boolean {
    return this.at === this.photos.length - 1;
  }

  private get dialog(): HTMLDialogElement | undefined {
    return this.refs?.dialog as HTMLDialogElement | undefined;
  }

  override renderedCallback(): void {
    if (this.dialog && !this.dialog.open) {
      this.dialog.showModal();
    }
  }

  handleKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const isReversed = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
      this.go(isReversed ? -step : step);
    }
  }

  /** Next to the photo there is nothing to press, so pressing there closes, as everywhere. */
  handleBackdrop(event: MouseEvent): void {
    if (event.target === event.currentTarget) {
      this.dialog?.close();
    }
  }

  handlePrevious(): void {
    this.go(-1);
  }

  handleNext(): void {
    this.go(1);
  }

  private go(step: number): void {
    if (this.photos[this.at + step]) {
      this.at += step;
    }
  }

  handleError(): void {
    this.failedKey = this.photo?.key;
  }

  handleClose(): void {
    this.dialog?.close();
  }

  handleClosed(): void {
    emit(this, 'close');
  }
}
