import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { normaliseDelivery } from '../../../scripts/normalise-delivery.ts';
import type { NormalisedMessage } from '../../../scripts/normalise/normalised-message.ts';
import type { CompiledProject } from '../../src/org/compile.ts';
import { compilePackage } from './deployments.ts';
import { answerOf, AnswerReader, pointingTo, storedAs } from './expected-answers.ts';
import { withServer, type PackageServer, type Row } from './package-server.ts';

interface Delivery {
  readonly name: string;
  /** `captured`: really received from Bird. */
  readonly evidence: string;
  readonly body: unknown;
  readonly expect: Row;
  readonly further: { readonly event: 'message' | 'status' | 'conversation' };
}

const FOLDER = path.join(import.meta.dirname, '../../../scripts/samples/deliveries');
const DELIVERIES = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Delivery
);

const project: { compiled: CompiledProject | null } = { compiled: null };
before(() => {
  project.compiled = compilePackage();
});

/** A server with an empty org. */
async function withEmptyOrg(work: (server: PackageServer) => Promise<void>): Promise<void> {
  await withServer({ project: project.compiled! }, work);
}

/** What was stored of a message, in the words of the deliveries' `expect`. */
function storedFacts(server: PackageServer, messageId: string): Row {
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

/** Posts a message; it makes the record its channel's route says, or none when it is outbound. */
async function assertStored(server: PackageServer, delivery: Delivery): Promise<void> {
  const sent = normaliseDelivery(delivery.body);
  const reader = new AnswerReader(server);
  const answer = await server.post(sent);
  const { caseNumber } = JSON.parse(answer.text) as { readonly caseNumber: string | null };
  if (sent.direction === 'outbound') {
    reader.expect(answer, 200, answerOf({ status: 'stored', ...storedAs(1, 1) }));
  } else {
    const record = pointingTo(sent.channel === 'viber' ? 'Case' : 'Lead');
    reader.expect(
      answer,
      201,
      answerOf({ status: 'created', ...record, caseNumber, ...storedAs(1, 1) })
    );
  }
  assert.deepEqual(storedFacts(server, sent.messageId), delivery.expect);
}

/** Posts a status whose message is not known, then the message. */
async function assertWaits(server: PackageServer, delivery: Delivery): Promise<void> {
  const sent = normaliseDelivery(delivery.body);
  const reader = new AnswerReader(server);
  const queued = answerOf({ status: 'queued', eventId: '<BirdInboundEvent__c 1>' });
  reader.expect(await server.post(sent), 202, queued);
  const event = server.row(
    'SELECT EventKey__c, Status__c, IdentityKey__c, Phone__c, Payload__c FROM BirdInboundEvent__c'
  );
  const { identityKey, identityValue, phone, externalMessageId, status } = delivery.expect;
  assert.equal(event['EventKey__c'], `status|${String(externalMessageId)}`);
  assert.equal(event['IdentityKey__c'], `${String(identityKey)}|${String(identityValue)}`);
  assert.deepEqual([event['Status__c'], event['Phone__c']], ['New', phone]);
  assert.deepEqual(JSON.parse(String(event['Payload__c'])), sent);

  const itsMessage: NormalisedMessage = { ...sent, kind: 'message', status: 'sent' };
  reader.expect(
    await server.post(itsMessage),
    200,
    answerOf({ status: 'stored', ...storedAs(1, 1) })
  );
  assert.equal(storedFacts(server, sent.messageId)['status'], status);
}

for (const delivery of DELIVERIES) {
  test(`${delivery.name} (${delivery.evidence})`, async () => {
    await withEmptyOrg(async (server) => {
      if (delivery.further.event === 'status') await assertWaits(server, delivery);
      else await assertStored(server, delivery);
      const again = await server.post(normaliseDelivery(delivery.body));
      assert.match(again.text, /^\{"status":"duplicate",/);
    });
  });
}

/** The fields of a record that mappings fill and people read. */
const LEAD_FIELDS =
  'Id, LastName, Company, Phone, LeadSource, Description, BirdIdentity__c, BirdPhone__c, BirdChannel__c';

for (const { name, body, expect } of DELIVERIES.filter(
  ({ evidence, expect: { direction } }) => evidence === 'captured' && direction === 'inbound'
)) {
  test(`${name}: the record in the answer is the Lead with the mapped fields, and a second delivery changes nothing`, async () => {
    await withEmptyOrg(async (server) => {
      const sent = normaliseDelivery(body);
      const reader = new AnswerReader(server);
      reader.expect(
        await server.post(sent),
        201,
        answerOf({ status: 'created', ...pointingTo('Lead'), ...storedAs(1, 1) })
      );
      const { phone, displayName, text } = expect as Readonly<Record<string, string | null>>;
      const lead = server.row(`SELECT ${LEAD_FIELDS} FROM Lead`);
      assert.deepEqual(lead, {
        Id: reader.id('<Lead 1>'),
        LastName: displayName ?? phone,
        Company: 'WhatsApp',
        Phone: phone,
        LeadSource: 'WhatsApp',
        Description: text,
        BirdIdentity__c: `phonenumber|${String(phone)}`,
        BirdPhone__c: phone,
        BirdChannel__c: 'whatsapp'
      });
      const links = server.row(
        'SELECT Conversation__c, Conversation__r.Lead__c FROM BirdMessage__c'
      );
      assert.equal(links['Conversation__c'], reader.id('<BirdConversation__c 1>'));
      assert.equal((links['Conversation__r'] as Row)['Lead__c'], lead['Id']);

      const before = server.everything();
      server.turnClock(60_000);
      reader.expect(
        await server.post(sent),
        200,
        answerOf({ status: 'duplicate', ...pointingTo('Lead'), ...storedAs(1, 1) })
      );
      assert.deepEqual(server.everything(), before);
    });
  });
}

test('gen2-viber-text: the record in the answer is the Case with the mapped fields', async () => {
  await withEmptyOrg(async (server) => {
    const { body, expect } = DELIVERIES.find(({ name }) => name === 'gen2-viber-text')!;
    const reader = new AnswerReader(server);
    reader.read((await server.post(normaliseDelivery(body))).text);
    const { displayName, phone, text } = expect as Readonly<Record<string, string>>;
    assert.deepEqual(
      server.row('SELECT Id, SuppliedName, SuppliedPhone, Origin, Subject, Description FROM Case'),
      {
        Id: reader.id('<Case 1>'),
        SuppliedName: displayName,
        SuppliedPhone: phone,
        Origin: 'Viber',
        Subject: `Viber: ${displayName}`,
        Description: text
      }
    );
    assert.deepEqual(server.rows('SELECT Id FROM Lead'), []);
  });
});

test('gen3-whatsapp-received-text, then the same person in local phone format: one Lead', async () => {
  await withEmptyOrg(async (server) => {
    const { body } = DELIVERIES.find(({ name }) => name === 'gen3-whatsapp-received-text')!;
    const sent = normaliseDelivery(body);
    const reader = new AnswerReader(server);
    reader.read((await server.post(sent)).text);
    const local = `0${sent.from.slice('+62'.length)}`;
    const next = { channel: 'whatsapp', messageId: 'next', from: local, text: 'Masih bisa?' };
    reader.expect(
      await server.post(next),
      200,
      answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 2) })
    );
    assert.deepEqual(server.rows('SELECT Id FROM Lead'), [{ Id: reader.id('<Lead 1>') }]);
  });
});
