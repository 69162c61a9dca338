import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  sampleDeliveries,
  type SampleDelivery
} from '../../../scripts/property/sample-deliveries.ts';
import { SOURCES, type SourceName } from '../../../scripts/property/sources.ts';
import type { CompiledProject } from '../../src/org/compile.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import { sendRequest, type Answer } from './http-call.ts';
import { withServer, type PackageServer, type Row } from './package-server.ts';
import { storedFacts } from './stored-facts.ts';
import { keepKeys } from './webhook-keys.ts';

const WEBHOOKS = '/services/apexrest/bird/v1/webhooks';
/** The prefix of the Site in `config/webhook-site`. */
const SITE = '/bird';

const SOURCE_OF: Readonly<Record<string, SourceName>> = {
  MessageBirdJwt: 'Gen1Jwt',
  MessageBirdLegacy: 'Gen1Legacy',
  BirdUrl: 'Gen2',
  StandardWebhooks: 'Gen3'
};

const project: { compiled: CompiledProject | null } = { compiled: null };
before(() => {
  project.compiled = withMetadata(compilePackage(), 'webhook-sources');
});

/** An empty org that knows the keys, at the moment a delivery was signed. */
async function atMomentOf(
  { signed }: SampleDelivery,
  work: (server: PackageServer) => Promise<void>
): Promise<void> {
  await withServer({ project: project.compiled! }, async (server) => {
    keepKeys(
      server,
      Object.fromEntries(Object.entries(SOURCES).map(([name, { key }]) => [name, key]))
    );
    server.turnClock(signed.timestamp * 1000 - server.now);
    await work(server);
  });
}

function sourceOf({ signed }: SampleDelivery): SourceName {
  return SOURCE_OF[signed.scheme]!;
}

async function post(
  server: PackageServer,
  delivery: SampleDelivery,
  headers = delivery.headers
): Promise<Answer> {
  const address = `${WEBHOOKS}/${sourceOf(delivery)}`;
  return await server.call('POST', address, delivery.bytes, { headers });
}

/** Generation 3 reports an outbound message by its statuses alone, so they wait for it. */
function isBareStatus({ event, expect }: SampleDelivery): boolean {
  return event === 'status' && expect['type'] === null;
}

/** The facts of a status that waits, read from the message it is kept as. */
function waitingFacts(server: PackageServer, messageId: string): Row {
  const event = server.row(
    `SELECT Payload__c FROM BirdInboundEvent__c WHERE EventKey__c = 'status|${messageId}'`
  );
  const kept = JSON.parse(String(event['Payload__c'])) as Row;
  const text = (key: string): unknown => kept[key] ?? null;
  return {
    channel: text('channel'),
    direction: text('direction'),
    type: text('type'),
    text: text('text'),
    identityKey: text('identifierKey'),
    identityValue: text('from'),
    phone: kept['identifierKey'] === 'phonenumber' ? text('from') : null,
    displayName: text('name'),
    externalMessageId: text('messageId'),
    externalConversationId: text('conversationId'),
    status: text('status'),
    occurredAt: text('occurredAt'),
    media: kept['media'] ?? []
  };
}

/** What a conversation event leaves: its message is reported by an event of its own, under another id. */
function conversationFacts(server: PackageServer): Row {
  const row = server.row(
    'SELECT Channel__c, IdentityKey__c, Phone__c, DisplayName__c, BirdConversationId__c FROM BirdConversation__c'
  );
  const [identityKey, identityValue] = String(row['IdentityKey__c']).split('|');
  return {
    channel: row['Channel__c'],
    identityKey,
    identityValue,
    phone: row['Phone__c'] ?? null,
    displayName: row['DisplayName__c'],
    externalConversationId: row['BirdConversationId__c']
  };
}

function assertHeld(server: PackageServer, delivery: SampleDelivery): void {
  const { event, expect } = delivery;
  const messageId = String(expect['externalMessageId']);
  if (event === 'conversation') {
    const held = conversationFacts(server);
    const known = Object.fromEntries(Object.keys(held).map((key) => [key, expect[key]]));
    assert.deepEqual(held, known);
  } else if (isBareStatus(delivery)) {
    assert.deepEqual(waitingFacts(server, messageId), expect);
  } else if (event === 'status') {
    // The message keeps the moment it was written, its status has come later.
    const { occurredAt: writtenAt, ...held } = storedFacts(server, messageId);
    const { occurredAt, ...expected } = expect;
    assert.deepEqual(held, expected);
    assert.ok(String(writtenAt) <= String(occurredAt));
  } else {
    assert.deepEqual(storedFacts(server, messageId), expect);
  }
}

for (const delivery of sampleDeliveries()) {
  test(`${delivery.name}, signed as sent, is read as expected`, async () => {
    await atMomentOf(delivery, async (server) => {
      const { status, text } = await post(server, delivery);
      const made = delivery.event === 'message' && delivery.expect['direction'] === 'inbound';
      const stored = made ? 201 : 200;
      assert.equal(status, isBareStatus(delivery) ? 202 : stored, text);
      assertHeld(server, delivery);
      const before = server.counts();
      const again = await post(server, delivery);
      assert.ok(again.status === 200 || again.status === 202, again.text);
      assert.deepEqual(server.counts(), before);
    });
  });

  test(`${delivery.name} from a guest of the Site is answered 202 and processed afterwards`, async () => {
    await atMomentOf(delivery, async (server) => {
      const url = `${server.baseUrl}${SITE}${WEBHOOKS}/${sourceOf(delivery)}`;
      const { status, text } = await sendRequest('POST', url, delivery.headers, delivery.bytes);
      assert.deepEqual({ status, text }, { status: 202, text: '{"status":"queued"}' });
      await server.org.settled();
      assertHeld(server, delivery);
    });
  });

  test(`${delivery.name} with one byte more is refused`, async () => {
    await atMomentOf(delivery, async (server) => {
      const altered = { ...delivery, bytes: Buffer.concat([delivery.bytes, Buffer.from(' ')]) };
      const { status, text } = await post(server, altered);
      assert.equal(status, 401, text);
      assert.match(text, /"errorCode":"BAD_SIGNATURE"/);
      assert.deepEqual(server.counts(), { BirdInboundEvent__c: 1 });
    });
  });
}
