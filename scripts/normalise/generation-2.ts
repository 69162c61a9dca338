import { contentOf } from './generation-2-content.ts';
import { asList, asObject, asText, asTime, compact, type JsonObject } from './json.ts';
import { channelName, nameUnlessNumber, type NormalisedMessage } from './normalised-message.ts';

/** api.bird.com: `<platform>.inbound`, `<platform>.outbound`, `conversation.*`. */
export function fromGeneration2(delivery: JsonObject): NormalisedMessage {
  const payload = asObject(delivery['payload']);
  return delivery['service'] === 'conversations'
    ? fromConversationEvent(payload)
    : fromChannelEvent(asText(delivery['event']) ?? '', payload);
}

/** Words of an outbound message on its way out; every later word is news about a message already reported. */
const FIRST_STATUSES: ReadonlySet<unknown> = new Set([
  'accepted',
  'pending',
  'queued',
  'processing'
]);

function fromChannelEvent(event: string, payload: JsonObject): NormalisedMessage {
  const isInbound = !event.endsWith('.outbound');
  const contact = isInbound
    ? asObject(asObject(payload['sender'])['contact'])
    : asObject(asList(asObject(payload['receiver'])['contacts'])[0]);
  const extra = asObject(asObject(payload['meta'])['extraInformation']);
  return compact({
    channel: channelName(event.slice(0, event.lastIndexOf('.'))),
    channelId: asText(payload['channelId']),
    kind: isInbound || FIRST_STATUSES.has(payload['status']) ? 'message' : 'status',
    messageId: asText(payload['id']) ?? '',
    direction: isInbound ? 'inbound' : 'outbound',
    ...identityOf(contact, extra),
    name: nameUnlessNumber(
      asText(asObject(contact['annotations'])['name']),
      asText(contact['identifierValue'])
    ),
    ...contentOf(asObject(payload['body'])),
    status: asText(payload['status']),
    statusReason: asText(payload['reason']) ?? asText(asObject(payload['failure'])['description']),
    occurredAt: asTime(payload[isInbound ? 'createdAt' : 'lastStatusAt'])
  });
}

/** A conversation event is read for the message it brings. */
function fromConversationEvent(payload: JsonObject): NormalisedMessage {
  const message = asObject(payload['lastMessage']);
  const sender = asObject(message['sender']);
  const isInbound = sender['type'] === 'contact';
  const participant = asList(payload['featuredParticipants'])
    .map(asObject)
    .find((candidate) => candidate['type'] === 'contact');
  const customer = isInbound ? sender : (participant ?? {});
  const contact = asObject(customer['contact']);
  const body = asObject(message['body']);
  const content = Object.keys(body).length > 0 ? contentOf(body) : previewOf(message);
  return compact({
    channel: channelOf(contact),
    channelId: asText(payload['channelId']),
    kind: 'message',
    messageId: asText(message['id']) ?? '',
    conversationId: asText(payload['id']),
    direction: isInbound ? 'inbound' : 'outbound',
    ...identityOf(contact, {}),
    name: nameUnlessNumber(asText(customer['displayName']), asText(contact['identifierValue'])),
    ...(isInbound
      ? {}
      : { senderName: asText(sender['displayName']), senderKind: senderKind(sender['type']) }),
    ...content,
    status: asText(message['status']),
    occurredAt: asTime(message['createdAt'])
  });
}

function previewOf(message: JsonObject): { type: string | undefined; text: string | undefined } {
  return { type: asText(message['type']), text: asText(asObject(message['preview'])['text']) };
}

/** Conversation events name no platform; the prefix of the identifier key often tells it. */
function channelOf(contact: JsonObject): string {
  const key = asText(contact['identifierKey']) ?? '';
  return key === 'phonenumber' ? 'unknown' : channelName(key.split(/[:-]/, 1)[0] ?? 'unknown');
}

function identityOf(
  contact: JsonObject,
  extra: JsonObject
): Pick<NormalisedMessage, 'from' | 'identifierKey' | 'identities'> {
  const key = asText(contact['identifierKey']);
  const value = asText(contact['identifierValue']) ?? '';
  const bsuid = asText(extra['whatsappbsuid']);
  if (key === 'whatsappusername' && bsuid !== undefined) {
    return { from: bsuid, identifierKey: 'whatsappbsuid', identities: [{ key, value }] };
  }
  const further = bsuid === undefined ? undefined : [{ key: 'whatsappbsuid', value: bsuid }];
  return { from: value, identifierKey: key, identities: further };
}

function senderKind(type: unknown): NormalisedMessage['senderKind'] {
  switch (type) {
    case 'user':
      return 'agent';
    case 'bot':
      return 'bot';
    case 'flow':
      return 'flow';
    case 'connector':
      return 'campaign';
    default:
      return 'system';
  }
}
