import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { signedHeaders } from '../../../scripts/property/signatures.ts';
import { SOURCES, WEBHOOK_URL, type SourceName } from '../../../scripts/property/sources.ts';
import type { CompiledProject } from '../../src/org/compile.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import { sendRequest, type Answer } from './http-call.ts';
import { withServer, type PackageServer } from './package-server.ts';
import { keepKeys } from './webhook-keys.ts';

const ADDRESS = '/bird/services/apexrest/bird/v1/webhooks';
const QUEUED = { status: 202, text: '{"status":"queued"}' };

const project: { compiled: CompiledProject | null } = { compiled: null };
before(() => {
  project.compiled = withMetadata(compilePackage(), 'webhook-sources');
});

/** What a guest of the Site does at an org that knows the keys. */
function guestTest(name: string, work: (server: PackageServer) => Promise<void>): void {
  test(name, async () => {
    await withServer({ project: project.compiled! }, async (server) => {
      const entries = Object.entries(SOURCES).map(([source, { key }]) => [source, key] as const);
      keepKeys(server, Object.fromEntries(entries));
      await work(server);
    });
  });
}

async function post(
  server: PackageServer,
  source: SourceName,
  body: Buffer,
  signed: Buffer = body
): Promise<Answer> {
  const headers = signedHeaders({
    ...SOURCES[source],
    url: WEBHOOK_URL,
    body: signed,
    timestamp: Math.floor(server.now / 1000)
  });
  return await sendRequest('POST', `${server.baseUrl}${ADDRESS}/${source}`, headers, body);
}

guestTest('a body that would fill the heap is refused before it is verified', async (server) => {
  for (const source of Object.keys(SOURCES) as SourceName[]) {
    for (const size of [600_000, 3_200_000, 5_500_000]) {
      const body = Buffer.alloc(size, 'x');
      const { status, text } = await post(server, source, body, Buffer.from('{}'));
      assert.equal(status, 413, `${source}, ${size} bytes: ${text}`);
      assert.match(text, /"errorCode":"MESSAGE_TOO_LARGE"/);
    }
  }
  const kept = server.rows('SELECT ErrorCode__c, Payload__c FROM BirdInboundEvent__c');
  assert.equal(kept.length, Object.keys(SOURCES).length, 'one row a source');
  assert.ok(kept.every((row) => row['Payload__c'] === null));
});

guestTest('a message may name fields that only the integration user may write', async (server) => {
  const message = {
    channel: 'whatsapp',
    messageId: 'm-1',
    from: '+6281100000010',
    text: 'Halo',
    fields: { Description: 'Dapur' }
  };
  assert.deepEqual(await post(server, 'Shared', Buffer.from(JSON.stringify(message))), QUEUED);
  await server.org.settled();
  assert.equal(server.row('SELECT Description FROM Lead')['Description'], 'Dapur');
  assert.deepEqual(server.rows('SELECT Id FROM BirdInboundEvent__c'), []);
});

guestTest('a message with a field that nobody has is kept as that message', async (server) => {
  const messages = ['m-1', 'm-2'].map((messageId) => ({
    channel: 'whatsapp',
    messageId,
    from: '+6281100000011',
    text: 'Halo',
    ...(messageId === 'm-2' ? { fields: { No__c: 1 } } : {})
  }));
  const body = Buffer.from(JSON.stringify({ messages }));
  assert.deepEqual(await post(server, 'Shared', body), QUEUED);
  await server.org.settled();
  assert.equal(server.row('SELECT ExternalId__c FROM BirdMessage__c')['ExternalId__c'], 'm-1');
  const event = server.row(
    'SELECT Format__c, Status__c, ErrorCode__c, EventKey__c FROM BirdInboundEvent__c'
  );
  assert.match(String(event['EventKey__c']), /^queued\|m-2\|[0-9a-f]{64}$/);
  assert.deepEqual(
    { ...event, EventKey__c: null },
    { Format__c: 'Message', Status__c: 'Failed', ErrorCode__c: 'INVALID_FIELD', EventKey__c: null }
  );
});

guestTest('a message sent again with its fields mended is processed', async (server) => {
  const message = { channel: 'whatsapp', messageId: 'm-3', from: '+6281100000012', text: 'Halo' };
  const bodyWith = (fields: object): Buffer => Buffer.from(JSON.stringify({ ...message, fields }));
  for (let sent = 0; sent < 3; sent += 1) {
    assert.deepEqual(await post(server, 'Shared', bodyWith({ No__c: 1 })), QUEUED);
    await server.org.settled();
  }
  const failed = server.rows('SELECT EventKey__c, Status__c FROM BirdInboundEvent__c');
  assert.ok(
    failed.every((row) => row['Status__c'] === 'Failed'),
    JSON.stringify(failed)
  );
  assert.equal(failed.length, 1, 'what is sent again unchanged adds none');
  assert.deepEqual(await post(server, 'Shared', bodyWith({ Description: 'Dapur' })), QUEUED);
  await server.org.settled();
  assert.equal(server.row('SELECT Description FROM Lead')['Description'], 'Dapur');
  assert.equal(server.row('SELECT ExternalId__c FROM BirdMessage__c')['ExternalId__c'], 'm-3');
});
