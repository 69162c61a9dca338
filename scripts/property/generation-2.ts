import type { JsonObject } from './json-object.ts';
import { isPhoneChannel, uuid, type Spoken } from './spoken.ts';
import type { Content, MediaType } from './world.ts';

const MEDIA = 'https://media.nest.messagebird.com/workspaces/3b89cd1a/messages/1/media';

const EVENTS: ReadonlyMap<string, string> = new Map([['messenger', 'facebook']]);

/** Identifier keys that hold the account the customer wrote to. */
const ACCOUNT_KEYS: ReadonlyMap<string, string> = new Map([
  ['telegram', 'telegram:7933779519'],
  ['line', 'line-2005309875'],
  ['messenger', 'facebookid-164849000012345'],
  ['instagram', 'instagramid-17841400000012345'],
  ['email', 'emailaddress'],
  ['semaphore', 'semaphoreid']
]);

/** A delivery of api.bird.com: `<platform>.inbound` or `<platform>.outbound`. */
export function renderGeneration2(spoken: Spoken, status: string | null): JsonObject {
  const { channel, direction, createdAt } = spoken;
  const isInbound = direction === 'inbound';
  const platform = EVENTS.get(channel) ?? channel;
  return {
    service: 'channels',
    event: `${platform}.${isInbound && status === null ? 'inbound' : 'outbound'}`,
    payload: {
      id: spoken.id,
      channelId: spoken.channelId,
      ...partiesOf(spoken),
      body: contentOf(spoken.content),
      meta: { extraInformation: extraOf(spoken) },
      reference: '',
      parts: [{ platformReference: `wamid.${spoken.id}` }],
      status: status ?? (isInbound ? 'delivered' : 'accepted'),
      reason: '',
      direction: isInbound ? 'incoming' : 'outgoing',
      lastStatusAt: createdAt,
      createdAt,
      updatedAt: createdAt
    }
  };
}

function partiesOf(spoken: Spoken): JsonObject {
  const connector = { connector: { id: uuid('connector'), identifierValue: '' } };
  const contact = contactOf(spoken);
  return spoken.direction === 'inbound'
    ? { sender: { contact }, receiver: connector }
    : { sender: connector, receiver: { contacts: [contact] } };
}

function contactOf(spoken: Spoken): JsonObject {
  const { channel, customer, shown } = spoken;
  const id = uuid('contact', customer.account);
  const annotations = { name: customer.name };
  if (isPhoneChannel(spoken)) {
    return channel === 'whatsapp' && shown === 'bsuid'
      ? {
          id,
          identifierKey: 'whatsappusername',
          identifierValue: customer.username,
          annotations
        }
      : { id, identifierKey: 'phonenumber', identifierValue: customer.phone, annotations };
  }
  const identifierKey = ACCOUNT_KEYS.get(channel) ?? channel;
  const identifierValue = channel === 'email' ? customer.email : customer.account;
  return { id, identifierKey, identifierValue, annotations };
}

function extraOf({ channel, customer, shown }: Spoken): JsonObject {
  if (channel !== 'whatsapp' || shown === 'phone') return {};
  return { whatsappbsuid: customer.bsuid, whatsappusername: customer.username };
}

const CONTENT_TYPES: Readonly<Record<Exclude<MediaType, 'image'>, string>> = {
  audio: 'audio/ogg',
  video: 'video/mp4',
  file: 'application/pdf'
};

function contentOf(content: Content): JsonObject {
  switch (content.kind) {
    case 'text':
    case 'reply':
      return { type: 'text', text: { text: content.text } };
    case 'media':
      return mediaOf(content.type, content.caption === null ? {} : { caption: content.caption });
    case 'location':
      return {
        type: 'location',
        location: {
          coordinates: { latitude: -6.2, longitude: 106.816666 },
          location: { label: 'Monas', address: 'Jakarta' }
        }
      };
    case 'unknown':
      return { type: 'hologram', hologram: { depth: 3 } };
    case 'nothing':
      return { type: 'text' };
  }
}

function mediaOf(type: MediaType, caption: JsonObject): JsonObject {
  if (type === 'image') {
    return { type: 'image', image: { images: [{ mediaUrl: `${MEDIA}/1`, ...caption }] } };
  }
  const file = { contentType: CONTENT_TYPES[type], mediaUrl: `${MEDIA}/2`, ...caption };
  return { type: 'file', file: { files: [file] } };
}
