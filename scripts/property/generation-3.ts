import type { JsonObject } from './json-object.ts';
import { uuid, type Spoken } from './spoken.ts';
import type { Content } from './world.ts';

const BUSINESS = '+15550001111';
const MEDIA = 'https://platform.bird.com/v1/whatsapp/messages/1/media';

/** A delivery of the Bird Platform: `<platform>.received`, or `<platform>.<status>`. */
export function renderGeneration3(spoken: Spoken, status: string | null): JsonObject {
  const { channel, createdAt } = spoken;
  const isReceived = status === null;
  const data = channel === 'sms' ? smsOf(spoken, isReceived) : whatsAppOf(spoken, isReceived);
  return {
    type: `${channel}.${status ?? 'received'}`,
    timestamp: createdAt,
    data: { ...data, workspace_id: `ws_${uuid('workspace')}`, tags: null, metadata: null }
  };
}

function smsOf({ id, customer, content }: Spoken, isReceived: boolean): JsonObject {
  const text = 'text' in content ? { text: content.text } : {};
  return isReceived
    ? { sms_id: id, from: customer.phone, to: BUSINESS, ...text }
    : { sms_id: id, from: BUSINESS, to: customer.phone };
}

function whatsAppOf(spoken: Spoken, isReceived: boolean): JsonObject {
  const { id, customer, shown, content } = spoken;
  const party = {
    ...(shown === 'bsuid' ? {} : { phone_number: customer.phone }),
    ...(shown === 'phone' ? {} : { bsuid: customer.bsuid })
  };
  const business = { phone_number: BUSINESS };
  return {
    whatsapp_id: id,
    direction: isReceived ? 'inbound' : 'outbound',
    from: isReceived ? party : business,
    to: isReceived ? business : party,
    ...(isReceived ? contentOf(content) : {})
  };
}

function contentOf(content: Content): JsonObject {
  switch (content.kind) {
    case 'text':
    case 'reply':
      return { text: { body: content.text } };
    case 'media': {
      const part = content.type === 'file' ? 'document' : content.type;
      const caption = content.caption === null ? {} : { caption: content.caption };
      return { [part]: { id: 'waf_1', url: `${MEDIA}/1`, mime_type: 'image/jpeg', ...caption } };
    }
    case 'location':
      return { location: { latitude: -6.2, longitude: 106.816666, name: 'Monas' } };
    case 'unknown':
      return { unsupported: { type: 'hologram' } };
    case 'nothing':
      return {};
  }
}
