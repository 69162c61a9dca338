import { byWord, httpsUrl } from 'c/birdModel';
import type { BirdMediaView, BirdMessageView } from 'c/birdModel';

/** What one part of a message is drawn as. */
export type ContentKind =
  'image' | 'sticker' | 'audio' | 'video' | 'file' | 'location' | 'contact' | 'unsupported';

/** One part of a message beside its text. */
export interface ContentItem {
  readonly key: string;
  readonly kind: ContentKind;
  /** https, or absent: then only the one line "not available here" can be shown. */
  readonly url?: string | undefined;
  readonly contentType?: string | undefined;
  readonly name?: string | undefined;
  readonly caption?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
  /** The message's type as sent, where nobody knows it. */
  readonly type?: string;
  readonly location?: LocationContent;
}

/** A place. */
export interface LocationContent {
  readonly label?: string | undefined;
  readonly address?: string | undefined;
  /** A map of the place, absent without coordinates. */
  readonly mapUrl?: string | undefined;
}

const MEDIA_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file', 'sticker']);
const TEXT_TYPES: ReadonlySet<string> = new Set(['', 'text', 'interactive', 'carousel']);

/**
 * Everything of a message that is not its text: attachments, place, or the one line for a kind
 * that cannot be shown.
 */
export function contentItems(message: BirdMessageView): ContentItem[] {
  const type = (message.type ?? '').toLowerCase();
  const items = (message.media ?? []).map((media, index) => mediaItem(media, type, index));
  const location = locationContent(message);
  if (location) {
    items.push({ key: 'location', kind: 'location', location });
  }
  if (items.length === 0) {
    const missing = missingItem(type, message);
    return missing ? [missing] : [];
  }
  return items;
}

/** A message that promises content which did not come along, if only a text. */
function missingItem(type: string, message: BirdMessageView): ContentItem | undefined {
  if (MEDIA_TYPES.has(type) || type === 'location' || (type === 'contact' && !message.body)) {
    return { key: 'missing', kind: type as ContentKind };
  }
  if (message.body || (message.choices ?? []).length > 0) {
    return undefined;
  }
  const isToldByKind = type === 'unsupported' || TEXT_TYPES.has(type);
  return { key: 'missing', kind: 'unsupported', ...(!isToldByKind && { type }) };
}

function mediaItem(media: BirdMediaView, type: string, index: number): ContentItem {
  return {
    key: String(index),
    kind: mediaKind(media, type),
    url: httpsUrl(media.url),
    contentType: media.contentType || undefined,
    name: media.filename ? plainFileName(media.filename) : undefined,
    caption: media.caption || undefined,
    size: Math.max(media.size ?? 0, 0) || undefined
  };
}

function mediaKind(media: BirdMediaView, type: string): ContentKind {
  if (type === 'sticker') {
    return 'sticker';
  }
  const family = (media.contentType ?? '').toLowerCase().split('/')[0] ?? '';
  if (MEDIA_TYPES.has(family)) {
    return family as ContentKind;
  }
  const isAnyFile = family === 'application' || family === 'text';
  return MEDIA_TYPES.has(type) && !isAnyFile ? (type as ContentKind) : 'file';
}

function locationContent(message: BirdMessageView): LocationContent | undefined {
  const { latitude, longitude, locationLabel, locationAddress } = message;
  const hasPoint = typeof latitude === 'number' && typeof longitude === 'number';
  if (!hasPoint && !locationLabel && !locationAddress) {
    return undefined;
  }
  return {
    label: locationLabel || undefined,
    address: locationAddress || undefined,
    mapUrl: hasPoint
      ? `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`
      : undefined
  };
}

/** A piece of a text: what a search found, or what stands between. */
export interface MarkPiece {
  readonly key: string;
  readonly text: string;
  readonly isMark: boolean;
}

/** Letters as a search compares them: neither case nor accents count. */
function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Whether a text holds a search term, whatever the case and the accents. */
export function holdsTerm(text: string, term: string): boolean {
  const wanted = fold(term);
  return wanted !== '' && fold(text).includes(wanted);
}

/** Cuts a text into what a search found and what stands between; the pieces are the whole text. */
export function markPieces(text: string, term: string): MarkPiece[] {
  const wanted = fold(term);
  if (!holdsTerm(text, term)) {
    return [{ key: '0', text, isMark: false }];
  }
  // Where each folded letter came from: folding can lengthen or shorten a text.
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    folded += plain;
    for (let each = 0; each < plain.length; each += 1) {
      origins.push(at);
    }
    at += letter.length;
  }
  origins.push(text.length);
  const pieces: MarkPiece[] = [];
  const push = (start: number, end: number, isMark: boolean): void => {
    if (end > start) {
      pieces.push({ key: String(pieces.length), text: text.slice(start, end), isMark });
    }
  };
  let end = 0;
  for (let hit = folded.indexOf(wanted); hit >= 0; hit = folded.indexOf(wanted, hit)) {
    const start = origins[hit] ?? 0;
    hit += wanted.length;
    push(end, start, false);
    push(Math.max(end, start), origins[hit] ?? text.length, true);
    end = origins[hit] ?? text.length;
  }
  push(end, text.length, false);
  return pieces;
}

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A file name without the characters that turn text round, so that its real ending is seen. */
export function plainFileName(name: string): string {
  return name.replaceAll(BIDI_CONTROLS, '');
}

/** A file name in two pieces, so that a narrow column cuts it in the middle. */
export interface CutName {
  readonly start: string;
  readonly end: string;
}

const KEPT_END = 8;

/** Cuts a file name so that its last 8 characters can always be shown. */
export function cutName(name: string): CutName {
  const characters = [...name];
  if (characters.length <= KEPT_END * 2) {
    return { start: name, end: '' };
  }
  return {
    start: characters.slice(0, -KEPT_END).join(''),
    end: characters.slice(-KEPT_END).join('')
  };
}

/** Endings whose picture has another name. */
const DOCTYPES = byWord([
  ['word', 'doc docx odt'],
  ['excel', 'xls xlsx ods'],
  ['ppt', 'pptx']
]);
/** Those whose picture has the name of their ending. */
const OWN_DOCTYPES = ['pdf', 'csv', 'ppt', 'txt', 'rtf', 'xml', 'html', 'zip', 'psd', 'ai', 'eps'];

/** The extension of a file in lower case, from its name, else from its content type, else empty. */
export function fileExtension(item: ContentItem): string {
  const fromName = /\.([a-z0-9]{1,5})$/i.exec(item.name ?? '')?.[1];
  const fromType = /\/(?:x-)?([a-z0-9]{1,5})$/i.exec(item.contentType ?? '')?.[1];
  return (fromName ?? fromType ?? '').toLowerCase();
}

/** The name of the icon for a file. */
export function fileIcon(item: ContentItem): string {
  const extension = fileExtension(item);
  const own = OWN_DOCTYPES.includes(extension) ? extension : 'unknown';
  return `doctype:${DOCTYPES.get(extension) ?? own}`;
}

/** A word and the picture beside it. */
export interface WordAndIcon {
  readonly word: string;
  readonly icon: string;
}

/** @param icon the name of a picture among the utility icons */
export function wordAndIcon(word: string, icon: string): WordAndIcon {
  return { word, icon: `utility:${icon}` };
}
