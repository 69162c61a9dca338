import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalServer } from '../local-org/src/cli/local-server.ts';
import { BirdClient } from './bird-client.ts';
import { queryRows, runApex, type OrgSession } from './org-tools.ts';
import { sampleMessages, type SampleMessage } from './sample-conversations.ts';

/** The pages worth a first look. */
const PAGES = [
  { name: 'Lead page', type: 'Lead', where: "Phone = '+628120000142'" },
  {
    name: 'Case page',
    type: 'Case',
    where: "Id IN (SELECT Case__c FROM BirdConversation__c WHERE DisplayName__c = 'Ratna Wijaya')"
  },
  { name: 'Contact page', type: 'Contact', where: "Name = 'Maya Anggraini'" },
  { name: 'Account page', type: 'Account', where: "Name = 'Toko Roti Anggraini'" },
  { name: 'Opportunity', type: 'Opportunity', where: "Name = 'Panel surya toko roti'" },
  { name: 'Long thread', type: 'Lead', where: "Phone = '+6281390011223'" }
] as const;
const SALE = path.join(import.meta.dirname, 'samples/sale.apex');

export interface SamplePage {
  readonly name: string;
  readonly path: string;
}

/**
 * Fills the org as its users would: Bird and its flows post the messages, a sales team works on the Leads that they made.
 *
 * @param client signs in as the flow does
 * @returns the pages of what came of it
 * @throws Error with what the org says where it refuses
 */
export async function fillWithSamples(
  server: LocalServer,
  client: BirdClient,
  say: (text: string) => void
): Promise<readonly SamplePage[]> {
  const session: OrgSession = { baseUrl: server.baseUrl, token: server.openSession('admin') };
  const { before, after } = sampleMessages(Date.now());
  await postAll(client, before);
  await runApex(session, readFileSync(SALE, 'utf8'));
  await postAll(client, after);
  say(`${before.length + after.length} sample messages posted to ${server.baseUrl}`);
  return await Promise.all(
    PAGES.map(async ({ name, type, where }) => {
      const [row] = await queryRows(session, `SELECT Id FROM ${type} WHERE ${where} LIMIT 1`);
      if (row === undefined) throw new Error(`The samples made no ${type} where ${where}.`);
      return { name, path: `/lightning/r/${type}/${String(row['Id'])}/view` };
    })
  );
}

async function postAll(client: BirdClient, messages: readonly SampleMessage[]): Promise<void> {
  for (const each of messages) {
    const { status, body } =
      'message' in each ? await client.send(each.message) : await client.deliver(each.delivery);
    if (status >= 300)
      throw new Error(`A sample message was refused: ${status} ${JSON.stringify(body)}`);
  }
}
