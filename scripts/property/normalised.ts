import type { JsonObject } from './json-object.ts';
import { isPhoneChannel, type Spoken } from './spoken.ts';
import type { Content } from './world.ts';

/** What a flow posts to `/messages` about an utterance, or about its status. */
export function renderNormalised(spoken: Spoken, status: string | null): JsonObject {
  const { id, channel, channelId, conversationId, direction, createdAt } = spoken;
  if (status !== null) return { kind: 'status', messageId: id, status, occurredAt: createdAt };
  return {
    channel,
    channelId,
    messageId: id,
    conversationId,
    direction,
    ...senderOf(spoken),
    name: spoken.customer.name,
    ...contentOf(spoken.content),
    ...(direction === 'outbound' ? { status: 'pending', senderKind: 'flow' } : {}),
    occurredAt: createdAt
  };
}

function senderOf(spoken: Spoken): JsonObject {
  const { channel, customer, shown } = spoken;
  if (!isPhoneChannel(spoken)) return { from: customer.account };
  if (channel !== 'whatsapp' || shown === 'phone') {
    return { from: customer.phone, identifierKey: 'phonenumber' };
  }
  const bsuid = { key: 'whatsappbsuid', value: customer.bsuid };
  return shown === 'bsuid'
    ? { from: bsuid.value, identifierKey: bsuid.key }
    : { from: customer.phone, identities: [bsuid] };
}

function contentOf(content: Content): JsonObject {
  switch (content.kind) {
    case 'text':
      return { text: content.text };
    case 'media': {
      const media = [{ url: 'https://media.example.com/1', caption: content.caption }];
      return { type: content.type, text: content.caption, media };
    }
    case 'location':
      return { type: 'location', location: { latitude: -6.2, longitude: 106.816666 } };
    case 'reply':
      return { type: 'interactive', text: content.text };
    case 'unknown':
      return { type: 'hologram' };
    case 'nothing':
      return {};
  }
}

/** The text that the store must hold of a message; null for none. */
export function textOf({ content, form, channel }: Spoken): string | null {
  switch (content.kind) {
    case 'text':
    case 'reply':
      return content.text;
    case 'media':
      return form === 3 && channel === 'sms' ? null : content.caption;
    default:
      return null;
  }
}
