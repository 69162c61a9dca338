import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { SOURCES } from '../../../scripts/property/sources.ts';
import type { CompiledProject } from '../../src/org/compile.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import type { Answer } from './http-call.ts';
import { answerOf, AnswerReader, pointingTo, storedAs } from './expected-answers.ts';
import { withServer, type PackageServer, type Row } from './package-server.ts';
import { storedFacts } from './stored-facts.ts';
import { keepKeys } from './webhook-keys.ts';

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
  project.compiled = withMetadata(compilePackage(), 'webhook-sources');
});

/** A server with an empty org that knows the key of its source. */
async function withEmptyOrg(work: (server: PackageServer) => Promise<void>): Promise<void> {
  await withServer({ project: project.compiled! }, async (server) => {
    keepKeys(server, { Shared: SOURCES.Shared.key });
    await work(server);
  });
}

/** Posts a raw delivery with a token, as middleware does: the answer is that of `/messages`. */
async function deliver(server: PackageServer, body: unknown): Promise<Answer> {
  const headers = { 'X-Bird-Secret': SOURCES.Shared.key };
  return await server.call('POST', '/services/apexrest/bird/v1/webhooks/Shared', body, { headers });
}

/** Posts a message; it makes the record its channel's route says, or none when it is outbound. */
async function assertStored(server: PackageServer, delivery: Delivery): Promise<void> {
  const { direction, channel, externalMessageId } = delivery.expect;
  const reader = new AnswerReader(server);
  const answer = await deliver(server, delivery.body);
  const { caseNumber } = JSON.parse(answer.text) as { readonly caseNumber: string | null };
  if (direction === 'outbound') {
    reader.expect(answer, 200, answerOf({ status: 'stored', ...storedAs(1, 1) }));
  } else {
    const record = pointingTo(channel === 'viber' ? 'Case' : 'Lead');
    reader.expect(
      answer,
      201,
      answerOf({ status: 'created', ...record, caseNumber, ...storedAs(1, 1) })
    );
  }
  assert.deepEqual(storedFacts(server, String(externalMessageId)), delivery.expect);
}

/** Posts a status whose message is not known, then the message. */
async function assertWaits(server: PackageServer, delivery: Delivery): Promise<void> {
  const reader = new AnswerReader(server);
  const queued = answerOf({ status: 'queued', eventId: '<BirdInboundEvent__c 1>' });
  reader.expect(await deliver(server, delivery.body), 202, queued);
  const event = server.row(
    'SELECT EventKey__c, Status__c, IdentityKey__c, Phone__c, Payload__c FROM BirdInboundEvent__c'
  );
  const { identityKey, identityValue, phone, externalMessageId, status } = delivery.expect;
  assert.equal(event['EventKey__c'], `status|${String(externalMessageId)}`);
  assert.equal(event['IdentityKey__c'], `${String(identityKey)}|${String(identityValue)}`);
  assert.deepEqual([event['Status__c'], event['Phone__c']], ['New', phone]);

  const itsMessage = {
    channel: delivery.expect['channel'],
    messageId: externalMessageId,
    from: identityValue,
    identifierKey: identityKey,
    direction: 'outbound',
    status: 'sent'
  };
  reader.expect(
    await server.post(itsMessage),
    200,
    answerOf({ status: 'stored', ...storedAs(1, 1) })
  );
  assert.equal(storedFacts(server, String(externalMessageId))['status'], status);
}

/** Generation 3 reports an outbound message by its statuses alone. */
function isBareStatus({ further, expect }: Delivery): boolean {
  return further.event === 'status' && expect['type'] === null;
}

/** Statuses that carry their message, and conversation events, are those of `webhooks.test.ts`. */
const ANSWERED = DELIVERIES.filter(
  (delivery) => delivery.further.event === 'message' || isBareStatus(delivery)
);

for (const delivery of ANSWERED) {
  test(`${delivery.name} (${delivery.evidence})`, async () => {
    await withEmptyOrg(async (server) => {
      if (isBareStatus(delivery)) await assertWaits(server, delivery);
      else await assertStored(server, delivery);
      const again = await deliver(server, delivery.body);
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
      const reader = new AnswerReader(server);
      reader.expect(
        await deliver(server, body),
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
        await deliver(server, body),
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
    reader.read((await deliver(server, body)).text);
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
    const { body, expect } = DELIVERIES.find(({ name }) => name === 'gen3-whatsapp-received-text')!;
    const reader = new AnswerReader(server);
    reader.read((await deliver(server, body)).text);
    const local = `0${String(expect['identityValue']).slice('+62'.length)}`;
    const next = { channel: 'whatsapp', messageId: 'next', from: local, text: 'Masih bisa?' };
    reader.expect(
      await server.post(next),
      200,
      answerOf({ status: 'matched', ...pointingTo('Lead'), ...storedAs(1, 2) })
    );
    assert.deepEqual(server.rows('SELECT Id FROM Lead'), [{ Id: reader.id('<Lead 1>') }]);
  });
});
