import type { PackageServer, Row } from './package-server.ts';

/** What the org holds of the person with a number. */
export function rowsOfPerson(server: { readonly current: PackageServer }): {
  readonly conversationsOf: (phone: string) => readonly Row[];
  readonly leadsOf: (phone: string) => readonly Row[];
  readonly messagesOf: (phone: string) => readonly unknown[];
} {
  return {
    conversationsOf: (phone) =>
      server.current.rows(
        `SELECT ConversationKey__c, Status__c, Lead__c, Case__c FROM BirdConversation__c WHERE Phone__c = '${phone}' ORDER BY Name`
      ),
    leadsOf: (phone) => server.current.rows(`SELECT Id FROM Lead WHERE BirdPhone__c = '${phone}'`),
    messagesOf: (phone) =>
      server.current
        .rows(
          `SELECT ExternalId__c FROM BirdMessage__c WHERE Conversation__r.Phone__c = '${phone}' ORDER BY ExternalId__c`
        )
        .map((row) => row['ExternalId__c'])
  };
}
