import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import FILE_FACTS from '@salesforce/label/c.Bird_File_Facts';
import KIND_CONTACT from '@salesforce/label/c.Bird_Kind_Contact';
import KIND_FILE from '@salesforce/label/c.Bird_Kind_File';
import KIND_LOCATION from '@salesforce/label/c.Bird_Kind_Location';
import KIND_PHOTO from '@salesforce/label/c.Bird_Kind_Photo';
import KIND_STICKER from '@salesforce/label/c.Bird_Kind_Sticker';
import KIND_UNSUPPORTED from '@salesforce/label/c.Bird_Kind_Unsupported';
import KIND_UNSUPPORTED_TYPE from '@salesforce/label/c.Bird_Kind_Unsupported_Type';
import KIND_VIDEO from '@salesforce/label/c.Bird_Kind_Video';
import KIND_VOICE from '@salesforce/label/c.Bird_Kind_Voice';
import NOT_AVAILABLE from '@salesforce/label/c.Bird_Not_Available';
import NOT_AVAILABLE_NAMED from '@salesforce/label/c.Bird_Not_Available_Named';
import OPEN_MAP from '@salesforce/label/c.Bird_Open_Map';
import OPENS_NEW_TAB from '@salesforce/label/c.Bird_Opens_New_Tab';
import PHOTO_OPEN from '@salesforce/label/c.Bird_Photo_Open';
import { cutName, fileExtension, fileIcon } from 'c/birdContent';
import type { ContentItem, ContentKind, CutName } from 'c/birdContent';
import { formatLabel, splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';

const KINDS: Readonly<Record<ContentKind, { word: string; icon: string }>> = {
  image: { word: KIND_PHOTO, icon: 'utility:image' },
  sticker: { word: KIND_STICKER, icon: 'utility:image' },
  video: { word: KIND_VIDEO, icon: 'utility:video' },
  audio: { word: KIND_VOICE, icon: 'utility:volume_high' },
  file: { word: KIND_FILE, icon: 'utility:file' },
  location: { word: KIND_LOCATION, icon: 'utility:checkin' },
  contact: { word: KIND_CONTACT, icon: 'utility:user' },
  unsupported: { word: KIND_UNSUPPORTED, icon: 'utility:info' }
};

const BYTES_PER_UNIT = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * One part of a message beside its text: picture, video, voice note, file, place, or one line.
 *
 * @fires openimage with the part's key when a photo is to be shown large
 * @fires unavailable with the part's key when its source does not load
 */
export default class BirdMedia extends LightningElement {
  /** What to show. */
  @api item: ContentItem | undefined;
  /** Whether the reader stands on the message: only then are the controls tab stops. */
  @api isActive = false;

  readonly label = { OPEN_MAP, KIND_LOCATION };

  private hasFailed = false;

  get isLine(): boolean {
    return this.hasFailed || (!this.item?.location && !this.item?.url);
  }

  get isSticker(): boolean {
    return this.item?.kind === 'sticker';
  }

  get isPicture(): boolean {
    return this.item?.kind === 'image';
  }

  get isVideo(): boolean {
    return this.item?.kind === 'video';
  }

  get isAudio(): boolean {
    return this.item?.kind === 'audio';
  }

  get isLocation(): boolean {
    return this.item?.kind === 'location';
  }

  get controlTabIndex(): string {
    return this.isActive ? '0' : '-1';
  }

  get kindWord(): string {
    return KINDS[this.item?.kind ?? 'unsupported'].word;
  }

  get kindIcon(): string {
    return KINDS[this.item?.kind ?? 'unsupported'].icon;
  }

  // Pictures

  get pictureText(): string {
    return this.item?.caption ?? this.item?.name ?? this.kindWord;
  }

  get pictureOpenText(): string {
    return formatLabel(PHOTO_OPEN, this.pictureText);
  }

  handleOpen(): void {
    const detail = { key: this.item?.key };
    this.dispatchEvent(new CustomEvent('openimage', { detail, bubbles: true, composed: true }));
  }

  // Files

  get fileName(): CutName {
    return cutName(this.item?.name ?? this.kindWord);
  }

  get fileIcon(): string {
    return this.item ? fileIcon(this.item) : '';
  }

  /** Type and size, as far as they are known. */
  get fileFacts(): string {
    const type = this.item ? fileExtension(this.item).toUpperCase() : '';
    const size = this.item?.size === undefined ? '' : formatSize(this.item.size);
    return type && size ? formatLabel(FILE_FACTS, type, size) : type || size;
  }

  get fileLinkText(): string {
    return formatLabel(OPENS_NEW_TAB, this.item?.name ?? this.kindWord);
  }

  // Places

  get placeTitle(): string {
    return this.item?.location?.label ?? KIND_LOCATION;
  }

  get mapLinkText(): string {
    return formatLabel(OPENS_NEW_TAB, OPEN_MAP);
  }

  // The one line

  get lineName(): CutName | undefined {
    return this.item?.name ? cutName(this.item.name) : undefined;
  }

  get line(): SplitLabel {
    const type = this.item?.type;
    const kind = type ? formatLabel(KIND_UNSUPPORTED_TYPE, type) : this.kindWord;
    return this.lineName
      ? splitLabel(formatLabel(NOT_AVAILABLE_NAMED, kind), 1)
      : { before: formatLabel(NOT_AVAILABLE, kind), after: '' };
  }

  /** A source that does not load, whatever the cause, becomes one line; the message is told. */
  handleError(): void {
    this.hasFailed = true;
    this.dispatchEvent(new CustomEvent('unavailable', { detail: { key: this.item?.key } }));
  }
}

/** Writes a file size in the user's locale: `1.2 MB`. */
function formatSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= BYTES_PER_UNIT && unit < UNITS.length - 1) {
    value /= BYTES_PER_UNIT;
    unit += 1;
  }
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit: UNITS[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit > 1 ? 1 : 0
  }).format(value);
}
