import { renderGeneration1 } from './generation-1.ts';
import { renderGeneration2 } from './generation-2.ts';
import type { JsonObject } from './json-object.ts';
import type { Spoken } from './spoken.ts';

/** `conversation.updated` of the first two generations: news about the conversation that brings no message. */
export function renderConversation(spoken: Spoken): JsonObject {
  return spoken.form === 1 ? ofGeneration1(spoken) : ofGeneration2(spoken);
}

function ofGeneration1(spoken: Spoken): JsonObject {
  const { contact, conversation } = renderGeneration1(spoken, null);
  return { contact, conversation, type: 'conversation.updated' };
}

function ofGeneration2(spoken: Spoken): JsonObject {
  const { conversationId, channelId, customer, createdAt, id } = spoken;
  const payload = renderGeneration2({ ...spoken, direction: 'inbound' }, null)['payload'];
  const { sender } = payload as { readonly sender: { readonly contact: unknown } };
  const participant = {
    id: customer.account,
    type: 'contact',
    status: 'active',
    displayName: customer.name,
    contact: sender.contact
  };
  return {
    service: 'conversations',
    event: 'conversation.updated',
    payload: {
      id: conversationId,
      name: '',
      status: 'active',
      featuredParticipants: [participant],
      initiatingParticipant: participant,
      channelId,
      lastMessage: {
        id: `preview-${id}`,
        type: 'text',
        preview: { text: 'Sel' },
        recipients: null,
        status: 'delivered',
        sender: participant,
        createdAt
      },
      createdAt,
      updatedAt: createdAt
    }
  };
}
