import { asNumber, asObject, asText, asTime, compact, type JsonObject } from './json.ts';
import {
  channelName,
  nameUnlessNumber,
  type NormalisedLocation,
  type NormalisedMedia,
  type NormalisedMessage
} from './normalised-message.ts';

/** MessageBird Conversations API: `message.created`, `message.updated`. */
export function fromGeneration1(delivery: JsonObject): NormalisedMessage {
  const message = asObject(delivery['message']);
  const contact = asObject(delivery['contact']);
  const isInbound = message['direction'] !== 'sent';
  const number = customerNumber(message, contact, isInbound);
  const isUpdate = delivery['type'] === 'message.updated';
  const content = asObject(message['content']);
  return compact({
    channel: channelName(asText(message['platform']) ?? 'unknown'),
    channelId: asText(message['channelId']),
    kind: isUpdate ? 'status' : 'message',
    messageId: asText(message['id']) ?? '',
    conversationId: asText(asObject(delivery['conversation'])['id']),
    direction: isInbound ? 'inbound' : 'outbound',
    from: number ?? asText(contact['id']) ?? '',
    identifierKey: number === undefined ? 'contactid' : 'phonenumber',
    name: customerName(contact, number),
    type: asText(message['type']),
    text: textOf(content),
    media: mediaOf(content),
    location: locationOf(content),
    status: asText(message['status']),
    occurredAt: asTime(message[isUpdate ? 'updatedDatetime' : 'createdDatetime'])
  });
}

function customerNumber(
  message: JsonObject,
  contact: JsonObject,
  isInbound: boolean
): string | undefined {
  const stated = asText(message[isInbound ? 'from' : 'to']);
  if (stated !== undefined) return stated;
  const msisdn = asNumber(contact['msisdn']);
  return msisdn === undefined ? undefined : `+${msisdn}`;
}

function customerName(contact: JsonObject, number: string | undefined): string | undefined {
  const parts = [asText(contact['firstName']), asText(contact['lastName'])];
  const joined = asText(parts.filter((part) => part !== undefined).join(' '));
  return nameUnlessNumber(asText(contact['displayName']), number) ?? joined;
}

const MEDIA_KINDS = ['image', 'video', 'audio', 'file'] as const;

function textOf(content: JsonObject): string | undefined {
  const reply = asObject(asObject(content['interactive'])['reply']);
  const captions = MEDIA_KINDS.map((kind) => asText(asObject(content[kind])['caption']));
  return (
    asText(content['text']) ??
    asText(reply['text']) ??
    captions.find((caption) => caption !== undefined)
  );
}

function mediaOf(content: JsonObject): readonly NormalisedMedia[] | undefined {
  const media = MEDIA_KINDS.map((kind) => asObject(content[kind])).flatMap((part) => {
    const url = asText(part['url']);
    return url === undefined ? [] : [compact({ url, caption: asText(part['caption']) })];
  });
  return media.length === 0 ? undefined : media;
}

function locationOf(content: JsonObject): NormalisedLocation | undefined {
  const location = asObject(content['location']);
  const latitude = asNumber(location['latitude']);
  const longitude = asNumber(location['longitude']);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
