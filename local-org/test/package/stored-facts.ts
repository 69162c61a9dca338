import type { PackageServer, Row } from './package-server.ts';

/** What was stored of a message, in the words of the deliveries' `expect`. */
export function storedFacts(server: PackageServer, messageId: string): Row {
  const row = server.row(
    `SELECT ExternalId__c, SortKey__c, Direction__c, Type__c, Body__c, Status__c, Media__c, Conversation__r.Channel__c, Conversation__r.IdentityKey__c, Conversation__r.Phone__c, Conversation__r.DisplayName__c, Conversation__r.BirdConversationId__c FROM BirdMessage__c WHERE ExternalId__c = '${messageId}'`
  );
  const conversation = row['Conversation__r'] as Row;
  const [identityKey, identityValue] = String(conversation['IdentityKey__c']).split('|');
  return {
    channel: conversation['Channel__c'],
    direction: String(row['Direction__c']).toLowerCase(),
    type: row['Type__c'] ?? null,
    text: row['Body__c'] ?? null,
    identityKey,
    identityValue,
    phone: conversation['Phone__c'] ?? null,
    displayName: conversation['DisplayName__c'] ?? null,
    externalMessageId: row['ExternalId__c'],
    externalConversationId: conversation['BirdConversationId__c'],
    status: row['Status__c'] ?? null,
    occurredAt: timeOf(String(row['SortKey__c'])),
    media: mediaOf(row['Media__c'])
  };
}

/** `20260601100012345-…` as `2026-06-01T10:00:12.345Z`: the sort key alone keeps milliseconds. */
function timeOf(sortKey: string): string {
  const part = (start: number, end: number): string => sortKey.slice(start, end);
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}T${part(8, 10)}:${part(10, 12)}:${part(12, 14)}.${part(14, 17)}Z`;
}

function mediaOf(json: unknown): readonly Row[] {
  const parts = (typeof json === 'string' ? JSON.parse(json) : []) as readonly Row[];
  return parts.map(({ url, contentType, filename, caption }) => ({
    url,
    contentType: contentType ?? null,
    filename: filename ?? null,
    caption: caption ?? null
  }));
}
