import STATUS_FAILED_ANNOUNCE from '@salesforce/label/c.Bird_Status_Failed_Announce';
import TEXT_HIDDEN from '@salesforce/label/c.Bird_Text_Hidden';
import type { PageReference } from 'lightning/navigation';
import { reduceError } from 'c/birdErrors';
import type { ErrorCode } from 'c/birdErrors';
import { formatLabel } from 'c/birdLabels';
import type { BirdConversationView, BirdMessageView, BirdThreadView } from 'c/birdModel';
import { replyWindow } from 'c/birdTime';
import type { ReplyWindow } from 'c/birdTime';
import { spokenBeginning } from './announcer';
import type { Announcement } from './announcer';
import type { MessageEventPayload } from './liveUpdates';
import { isInView } from './openingState';

const ID_LENGTH = 15;

/** Compares record ids of 15 or 18 characters. */
export function isSameId(one: string | null | undefined, other: string | undefined): boolean {
  return !!one && !!other && one.slice(0, ID_LENGTH) === other.slice(0, ID_LENGTH);
}

/** Whether a platform event concerns this record or one of its conversations. */
export function isRelevant(
  payload: MessageEventPayload,
  recordId: string | undefined,
  conversations: readonly BirdConversationView[]
): boolean {
  return (
    [payload.LeadId__c, payload.CaseId__c, payload.ContactId__c].some((id) =>
      isSameId(id, recordId)
    ) || conversations.some(({ id }) => isSameId(payload.ConversationId__c, id))
  );
}

/** The Cases of conversations, other than the record itself, each once. */
export function otherCases(
  conversations: readonly BirdConversationView[],
  recordId: string | undefined
): string[] {
  const ids = conversations.flatMap(({ caseId }) => (caseId ? [caseId] : []));
  return [...new Set(ids)].filter((id) => !isSameId(id, recordId));
}

/** The reply window of the person's newest WhatsApp conversation in view, if there is one. */
export function whatsAppWindow(
  view: BirdThreadView | undefined,
  selected: string | null,
  nowMs: number
): ReplyWindow | undefined {
  if (!view || !isInView('whatsapp', selected)) {
    return undefined;
  }
  const newest = view.conversations
    .filter((each) => each.channel === 'whatsapp')
    .reduce((latest, each) => Math.max(latest, each.lastInboundMs ?? 0), 0);
  return newest > 0 ? replyWindow(newest, nowMs) : undefined;
}

/** What is read out of messages that just came. */
export function announcements(
  view: BirdThreadView,
  added: readonly BirdMessageView[]
): Announcement[] {
  const names = new Map(view.conversations.map((each) => [each.id, each.channelName]));
  return added
    .filter((message) => message.direction === 'Inbound')
    .map((message) => ({
      sender: message.senderName ?? view.personName ?? '',
      channel: names.get(message.conversationId) ?? '',
      text: view.canReadBody ? (message.body ?? '') : TEXT_HIDDEN
    }));
}

/** What is read out of a message that could not be delivered. */
export function failureSentence(message: BirdMessageView): string {
  return formatLabel(STATUS_FAILED_ANNOUNCE, spokenBeginning(message.body ?? ''));
}

/** Why a call failed, for a browser that knows whether it is connected. */
export function causeOf(error: unknown): ErrorCode {
  return navigator.onLine ? reduceError(error).code : 'OFFLINE';
}

/** The page of a record. */
export function recordPage(recordId: string, objectApiName: string): PageReference {
  const attributes = { recordId, objectApiName, actionName: 'view' };
  return { type: 'standard__recordPage', attributes };
}
