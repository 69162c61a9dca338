import getMessages from '@salesforce/apex/BirdConversationController.getMessages';
import getThread from '@salesforce/apex/BirdConversationController.getThread';
import type { MessageSource } from './threadStore';

/** Reads a record's conversations from the server. */
export function apexSource(recordId: string): MessageSource {
  return {
    frame: () => getThread({ recordId }),
    messages: (conversationIds, request) =>
      getMessages({ recordId, conversationIds, request: JSON.stringify(request) })
  };
}
