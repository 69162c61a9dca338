import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePackage, withMetadata } from './deployments.ts';
import { withServer, type PackageServer } from './package-server.ts';

const MINUTE_MS = 60_000;

function message(server: PackageServer, messageId: string, more: object = {}): object {
  const occurredAt = new Date(server.now).toISOString();
  const text = 'Rahasia: kode 1234';
  return { channel: 'whatsapp', messageId, from: '+6281234567890', text, occurredAt, ...more };
}

async function notifiedAfter(server: PackageServer, body: object): Promise<number> {
  const { status, text } = await server.post(body);
  assert.ok(status < 300, text);
  await server.org.settled();
  return server.org.notifications.length;
}

test('the owner is told of new messages of the customer, once in ten minutes', async () => {
  const project = withMetadata(compilePackage(), 'notifying-route');
  await withServer({ project }, async (server) => {
    assert.equal(await notifiedAfter(server, message(server, 'n-1')), 1);
    const [first] = server.org.notifications;
    const lead = server.row('SELECT Id, OwnerId FROM Lead');
    assert.deepEqual(first?.recipients, [lead['OwnerId']]);
    assert.equal(first?.targetId, lead['Id']);

    assert.equal(await notifiedAfter(server, message(server, 'n-1')), 1, 'a retry');
    server.turnClock(9 * MINUTE_MS);
    assert.equal(await notifiedAfter(server, message(server, 'n-2')), 1, 'too soon');
    server.turnClock(2 * MINUTE_MS);
    const ours = message(server, 'n-3', { direction: 'outbound' });
    assert.equal(await notifiedAfter(server, ours), 1, 'what we write ourselves');
    assert.equal(await notifiedAfter(server, message(server, 'n-4')), 2);
  });
});

test('nobody is told where the route does not say so', async () => {
  await withServer({ project: compilePackage() }, async (server) => {
    assert.equal(await notifiedAfter(server, message(server, 'n-1')), 0);
  });
});
