import { asNumber, asObject, asText, asTime, compact, type JsonObject } from './json.ts';
import {
  channelName,
  type NormalisedLocation,
  type NormalisedMedia,
  type NormalisedMessage
} from './normalised-message.ts';

/** Bird Platform of 2026: `whatsapp.received`, `sms.received`, `whatsapp.delivered` … */
export function fromGeneration3(delivery: JsonObject): NormalisedMessage {
  const data = asObject(delivery['data']);
  const [platform = '', event = ''] = (asText(delivery['type']) ?? '').split('.');
  const isInbound = event === 'received';
  return compact({
    channel: channelName(platform),
    kind: isInbound ? 'message' : 'status',
    messageId: asText(data['whatsapp_id']) ?? asText(data['sms_id']) ?? '',
    direction: isInbound ? 'inbound' : 'outbound',
    ...identityOf(data[isInbound ? 'from' : 'to']),
    ...contentOf(data),
    status: event,
    statusReason: asText(asObject(data['error'])['description']),
    occurredAt: asTime(delivery['timestamp'])
  });
}

/** A text for SMS, an object with phone number and BSUID for WhatsApp. */
function identityOf(
  party: unknown
): Pick<NormalisedMessage, 'from' | 'identifierKey' | 'identities'> {
  const phone = asText(party) ?? asText(asObject(party)['phone_number']);
  const bsuid = asText(asObject(party)['bsuid']);
  if (phone === undefined) return { from: bsuid ?? '', identifierKey: 'whatsappbsuid' };
  const identities = bsuid === undefined ? undefined : [{ key: 'whatsappbsuid', value: bsuid }];
  return { from: phone, identifierKey: 'phonenumber', identities };
}

const MEDIA_KINDS: ReadonlyMap<string, string> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['sticker', 'sticker'],
  ['document', 'file']
]);

function contentOf(
  data: JsonObject
): Pick<NormalisedMessage, 'type' | 'text' | 'media' | 'location'> {
  const text = asText(data['text']) ?? asText(asObject(data['text'])['body']);
  if (text !== undefined) return { type: 'text', text };
  for (const [part, type] of MEDIA_KINDS) {
    if (part in data) return mediaContent(type, asObject(data[part]));
  }
  if ('location' in data)
    return { type: 'location', location: locationOf(asObject(data['location'])) };
  return 'unsupported' in data ? { type: 'unsupported' } : {};
}

function mediaContent(
  type: string,
  part: JsonObject
): Pick<NormalisedMessage, 'type' | 'text' | 'media'> {
  const url = asText(part['url']);
  const caption = asText(part['caption']);
  if (url === undefined) return { type, text: caption };
  const media: NormalisedMedia = compact({
    url,
    contentType: asText(part['mime_type']),
    filename: asText(part['filename']),
    caption
  });
  return { type, text: caption, media: [media] };
}

function locationOf(part: JsonObject): NormalisedLocation | undefined {
  const latitude = asNumber(part['latitude']);
  const longitude = asNumber(part['longitude']);
  if (latitude === undefined || longitude === undefined) return undefined;
  return compact({
    latitude,
    longitude,
    label: asText(part['name']),
    address: asText(part['address'])
  });
}
