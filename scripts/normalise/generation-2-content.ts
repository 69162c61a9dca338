import { asList, asNumber, asObject, asText, compact, type JsonObject } from './json.ts';
import type {
  NormalisedLocation,
  NormalisedMedia,
  NormalisedMessage
} from './normalised-message.ts';

type Content = Pick<NormalisedMessage, 'type' | 'text' | 'choices' | 'media' | 'location'>;

/** What a `body` of api.bird.com holds. */
export function contentOf(body: JsonObject): Content {
  const media = mediaOf(body);
  return {
    type: typeOf(body, media),
    text:
      textOf(body) ?? media.map((part) => part.caption).find((caption) => caption !== undefined),
    choices: choicesOf(body),
    media:
      media.length === 0 ? undefined : media.map(({ isAnimated: _, ...part }) => compact(part)),
    location: locationOf(body)
  };
}

interface RawMedia extends NormalisedMedia {
  readonly isAnimated: boolean | undefined;
}

function textOf(body: JsonObject): string | undefined {
  return asText(asObject(body['text'])['text']);
}

/** Texts of the actions that a text or list message offers. */
function choicesOf(body: JsonObject): readonly string[] | undefined {
  const texts = asList(asObject(body['text'])['actions']).flatMap((action) => {
    const text =
      asText(asObject(asObject(action)['reply'])['text']) ??
      asText(asObject(asObject(action)['postback'])['text']);
    return text === undefined ? [] : [text];
  });
  return texts.length === 0 ? undefined : texts;
}

function mediaOf(body: JsonObject): readonly RawMedia[] {
  const images = asList(asObject(body['image'])['images']);
  const files = asList(asObject(body['file'])['files']);
  return [...images, ...files].map(asObject).flatMap((part) => {
    const url = asText(part['mediaUrl']);
    if (url === undefined) return [];
    const animated = asObject(part['metadata'])['isAnimated'];
    return [
      {
        url,
        contentType: asText(part['contentType']),
        filename: asText(part['filename']),
        caption: asText(part['caption']) ?? asText(part['altText']),
        isAnimated: typeof animated === 'boolean' ? animated : undefined
      }
    ];
  });
}

/** Files say by their content type what they are. */
function typeOf(body: JsonObject, media: readonly RawMedia[]): string | undefined {
  const type = asText(body['type']);
  const first = media[0];
  if (type !== 'file' || first?.contentType === undefined) return type;
  if (first.contentType.startsWith('audio/')) return 'audio';
  if (first.contentType.startsWith('video/')) return 'video';
  if (first.contentType === 'image/webp' && first.isAnimated !== undefined) return 'sticker';
  return first.contentType.startsWith('image/') ? 'image' : 'file';
}

function locationOf(body: JsonObject): NormalisedLocation | undefined {
  const location = asObject(body['location']);
  const coordinates = asObject(location['coordinates']);
  const place = asObject(location['location']);
  const latitude = asNumber(coordinates['latitude']);
  const longitude = asNumber(coordinates['longitude']);
  if (latitude === undefined || longitude === undefined) return undefined;
  return compact({
    latitude,
    longitude,
    label: asText(place['label']),
    address: asText(place['address'])
  });
}
