import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import KIND_CONTACT from '@salesforce/label/c.Bird_Kind_Contact';
import KIND_FILE from '@salesforce/label/c.Bird_Kind_File';
import KIND_LOCATION from '@salesforce/label/c.Bird_Kind_Location';
import KIND_PHOTO from '@salesforce/label/c.Bird_Kind_Photo';
import KIND_STICKER from '@salesforce/label/c.Bird_Kind_Sticker';
import KIND_UNSUPPORTED from '@salesforce/label/c.Bird_Kind_Unsupported';
import KIND_VIDEO from '@salesforce/label/c.Bird_Kind_Video';
import KIND_VOICE from '@salesforce/label/c.Bird_Kind_Voice';
import NOT_AVAILABLE from '@salesforce/label/c.Bird_Not_Available';
import OPEN_MAP from '@salesforce/label/c.Bird_Open_Map';
import OPENS_NEW_TAB from '@salesforce/label/c.Bird_Opens_New_Tab';
import PHOTO_OPEN from '@salesforce/label/c.Bird_Photo_Open';
import { cutName, fileExtension, fileIcon, wordAndIcon } from 'c/birdContent';
import type {
  ContentItem,
  ContentKind,
  CutName,
  LocationContent,
  WordAndIcon
} from 'c/birdContent';
import { formatLabel, joined, splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';
import { emit } from 'c/birdDom';

const KINDS: Readonly<Record<ContentKind, WordAndIcon>> = {
  image: wordAndIcon(KIND_PHOTO, 'image'),
  sticker: wordAndIcon(KIND_STICKER, 'image'),
  video: wordAndIcon(KIND_VIDEO, 'video'),
  audio: wordAndIcon(KIND_VOICE, 'volume_high'),
  file: wordAndIcon(KIND_FILE, 'file'),
  location: wordAndIcon(KIND_LOCATION, 'checkin'),
  contact: wordAndIcon(KIND_CONTACT, 'user'),
  unsupported: wordAndIcon(KIND_UNSUPPORTED, 'info')
};

const BYTES_PER_UNIT = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A part as the template draws it: one of the following. */
interface MediaView {
  /** What cannot be shown: kind, and the name between `before` and `after`. */
  readonly line?: { readonly icon: string; readonly name: CutName | undefined } & SplitLabel;
  readonly picture?: { readonly text: string; readonly openText: string };
  readonly sticker?: { readonly text: string };
  readonly video?: { readonly text: string };
  readonly isAudio?: boolean;
  readonly place?: { readonly title: string } & LocationContent;
  readonly file?: FileView;
}

interface FileView {
  readonly name: CutName;
  readonly icon: string;
  /** Type and size, as far as they are known. */
  readonly facts: string;
  readonly linkText: string;
}

/**
 * One part of a message beside its text: picture, video, voice note, file, place, or one line.
 *
 * @fires openimage with the part's key when a photo is to be shown large
 * @fires unavailable with the part's key when its source does not load
 */
export default class BirdMedia extends LightningElement {
  /** Of the controls: 0 where the keyboard may reach them. */
  @api controlTabIndex = '-1';

  readonly label = { OPEN_MAP, MAP_LINK: formatLabel(OPENS_NEW_TAB, OPEN_MAP) };

  view: MediaView | undefined;

  private shownItem: ContentItem | undefined;

  /** What to show. */
  @api
  get item(): ContentItem | undefined {
    return this.shownItem;
  }
  set item(item: ContentItem | undefined) {
    this.shownItem = item;
    this.view = item && mediaView(item);
  }

  handleOpen(): void {
    const detail = { key: this.item?.key };
    emit(this, 'openimage', detail, true);
  }

  /** A source that does not load, whatever the cause, becomes one line; the message is told. */
  handleError(): void {
    this.view = this.item && { line: lineView(this.item) };
    emit(this, 'unavailable', { key: this.item?.key });
  }
}

function mediaView(item: ContentItem): MediaView {
  const { kind, url, location, caption, name } = item;
  const { word } = KINDS[kind];
  const text = caption ?? name ?? word;
  if (location) {
    return { place: { ...location, title: location.label ?? word } };
  }
  if (!url) {
    return { line: lineView(item) };
  }
  switch (kind) {
    case 'image':
      return { picture: { text, openText: formatLabel(PHOTO_OPEN, text) } };
    case 'sticker':
      return { sticker: { text } };
    case 'video':
      return { video: { text } };
    case 'audio':
      return { isAudio: true };
    default:
      return { file: fileView(item, name ?? word) };
  }
}

function lineView({ kind, type, name }: ContentItem): NonNullable<MediaView['line']> {
  const { word, icon } = KINDS[kind];
  // The name is cut where it stands, between the words before and after it.
  const told = formatLabel(NOT_AVAILABLE, joined(' · ', word, type, name && '{1}'));
  return { icon, name: name ? cutName(name) : undefined, ...splitLabel(told, 1) };
}

function fileView(item: ContentItem, name: string): FileView {
  const type = fileExtension(item).toUpperCase();
  const size = item.size ? formatSize(item.size) : '';
  return {
    name: cutName(name),
    icon: fileIcon(item),
    facts: joined(' · ', type, size),
    linkText: formatLabel(OPENS_NEW_TAB, name)
  };
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
