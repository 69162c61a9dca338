import type { JsonObject } from './json-object.ts';
import { isPhoneChannel, uuid, type Spoken } from './spoken.ts';
import type { Content } from './world.ts';

/** Our own number and the shop's media, as MessageBird names them. */
const BUSINESS = '+447418310508';
const MEDIA = 'https://media.messagebird.com/v1/media';

const PLATFORMS: ReadonlyMap<string, string> = new Map([['messenger', 'facebook']]);

/** A delivery of the Conversations API: `message.created`, or `message.updated` with a status. */
export function renderGeneration1(spoken: Spoken, status: string | null): JsonObject {
  const { channel, customer, direction, createdAt } = spoken;
  const isInbound = direction === 'inbound';
  const hasNumber = isPhoneChannel(spoken);
  const contactId = uuid(customer.account);
  const parties = hasNumber
    ? { from: isInbound ? customer.phone : BUSINESS, to: isInbound ? BUSINESS : customer.phone }
    : {};
  return {
    contact: {
      id: contactId,
      href: '',
      ...(hasNumber ? { msisdn: Number(customer.phone) } : {}),
      displayName: customer.name,
      firstName: '',
      lastName: '',
      customDetails: {},
      attributes: {},
      createdDatetime: '2026-11-01T09:00:00Z',
      updatedDatetime: null
    },
    conversation: {
      id: spoken.conversationId,
      contactId,
      status: 'active',
      createdDatetime: '2026-11-01T09:00:00Z',
      updatedDatetime: createdAt.replace('Z', '456789Z'),
      lastUsedChannelId: spoken.channelId,
      messages: { totalCount: 0, href: '' }
    },
    message: {
      id: spoken.id,
      conversationId: spoken.conversationId,
      platform: PLATFORMS.get(channel) ?? channel,
      ...parties,
      channelId: spoken.channelId,
      ...contentOf(spoken.content),
      direction: isInbound ? 'received' : 'sent',
      status: status ?? (isInbound ? 'received' : 'pending'),
      createdDatetime: createdAt,
      updatedDatetime: createdAt.replace('Z', '123456Z')
    },
    type: status === null ? 'message.created' : 'message.updated'
  };
}

function contentOf(content: Content): JsonObject {
  switch (content.kind) {
    case 'text':
      return { type: 'text', content: { text: content.text } };
    case 'media': {
      const caption = content.caption === null ? {} : { caption: content.caption };
      return { type: content.type, content: { [content.type]: { url: `${MEDIA}/1`, ...caption } } };
    }
    case 'location':
      return {
        type: 'location',
        content: { location: { latitude: '-6.2', longitude: 106.816666 } }
      };
    case 'reply': {
      const reply = { id: 'r-1', text: content.text };
      return { type: 'interactive', content: { interactive: { type: 'button_reply', reply } } };
    }
    case 'unknown':
      return { type: 'hologram', content: { hologram: { depth: 3 } } };
    case 'nothing':
      return { type: 'text' };
  }
}
