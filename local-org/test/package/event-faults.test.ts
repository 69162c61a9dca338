import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { CompiledProject } from '../../src/org/compile.ts';
import type { Fault } from '../../src/store/faults.ts';
import { callStatic } from '../../src/runtime/core/reflection.ts';
import { libraryType } from '../../src/syntax/types.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { compilePackage, withMetadata } from './deployments.ts';
import { withServer, type PackageServer } from './package-server.ts';

const ID = libraryType('System.Id');
const MINUTE_MS = 60_000;
const WAITING = "SELECT Id FROM BirdInboundEvent__c WHERE Status__c = 'New'";
const EVENTS = 'SELECT EventKey__c, Status__c, ErrorCode__c FROM BirdInboundEvent__c';
const MESSAGES = 'SELECT ExternalId__c FROM BirdMessage__c ORDER BY ExternalId__c';

/** So many messages of as many people, in one call. */
const COUNT = 25;

const MESSAGE = { channel: 'whatsapp', from: '+6281234567810', name: 'Siti Rahayu', text: 'Halo' };

function messages(prefix: string): unknown {
  return {
    messages: Array.from({ length: COUNT }, (_, index) => ({
      ...MESSAGE,
      messageId: `${prefix}-${index}`,
      from: `+62812345678${10 + index}`
    }))
  };
}

/** Turns the clock and lets everything run that is due by then. */
async function pass(server: PackageServer, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    server.turnClock(5 * MINUTE_MS);
    server.org.wake();
    await server.org.settled();
  }
}

/** The sweep every quarter of an hour, as the deploy script schedules it. */
function schedule(server: PackageServer): void {
  const user = server.org.users.byId(server.userId('admin'))!;
  server.org.run(user, ({ tx }) => tx.invokeStatic('BirdSchedule', 'start'));
}

/** The job that the trigger starts when nothing else helps. */
async function retry(server: PackageServer): Promise<void> {
  const user = server.org.users.byId(server.userId('integration'))!;
  const ids = server.rows(`${WAITING} ORDER BY Name`).map((row) => row['Id']);
  const { host } = server.org.runtime;
  server.org.run(user, () => callStatic(host, 'BirdRetryJob', 'start', [ApexList.of(ID, ids)]));
  await server.org.settled();
}

describe('messages of an asynchronous route', () => {
  let project: CompiledProject;

  before(() => {
    project = withMetadata(compilePackage(), 'asynchronous-route');
  });

  /** Posts under a fault, lets time pass, and asserts that each message was stored once and nothing is left over. */
  async function survive(
    fault: Fault | null,
    minutes: number,
    check: (server: PackageServer) => void = () => undefined
  ): Promise<void> {
    await withServer({ project }, async (server) => {
      schedule(server);
      if (fault !== null) server.org.faults.add(fault);
      const answer = await server.post(messages('m'));
      assert.equal(answer.status, 200, answer.text);
      await server.org.settled();
      check(server);
      await pass(server, minutes);
      assert.deepEqual(server.org.faults.pending, [], 'the fault has struck');
      assert.equal(server.rows(MESSAGES).length, COUNT);
      assert.equal(server.rows('SELECT Id FROM Lead').length, COUNT);
      assert.deepEqual(server.rows(EVENTS), []);
    });
  }

  function allWait(server: PackageServer): void {
    assert.equal(server.rows(WAITING).length, COUNT);
    assert.deepEqual(server.rows(MESSAGES), []);
  }

  test('are processed by the trigger at once', async () => {
    await survive(null, 0);
  });

  test('survive a lock that the trigger meets: it asks for the events again', async () => {
    await survive({ kind: 'rowLock', object: 'BirdInboundEvent__c', id: null }, 5, allWait);
  });

  test('survive a crash between the two transactions: the sweep finds them', async () => {
    await survive({ kind: 'crash', object: 'REST' }, 30, allWait);
  });

  test('survive a limit that the trigger hits after its checkpoint', async () => {
    await survive({ kind: 'limit', object: 'PLATFORM_EVENT_PUBLISH_CALLBACK' }, 0);
  });

  test('survive a limit in the job: smaller portions follow, and each attempt counts', async () => {
    await withServer({ project }, async (server) => {
      server.org.faults.add({ kind: 'crash', object: 'REST' });
      await server.post(messages('m'));
      await server.org.settled();
      server.org.faults.add({ kind: 'limit', object: 'QUEUEABLE' });
      server.org.faults.add({ kind: 'limit', object: 'QUEUEABLE' });
      await retry(server);
      assert.deepEqual(server.org.faults.pending, []);
      assert.deepEqual(
        server.rows('SELECT Status FROM AsyncApexJob').filter((job) => job['Status'] === 'Failed')
          .length,
        2
      );
      assert.equal(server.rows(MESSAGES).length, COUNT);
      assert.equal(server.rows('SELECT Id FROM Lead').length, COUNT);
      assert.deepEqual(server.rows(EVENTS), []);
    });
  });

  test('wait for an administrator when the job never gets through', async () => {
    await withServer({ project }, async (server) => {
      server.org.faults.add({ kind: 'crash', object: 'REST' });
      await server.post({ ...MESSAGE, messageId: 'poison' });
      await server.org.settled();
      for (let attempt = 1; attempt <= 12; attempt++) {
        server.org.faults.add({ kind: 'limit', object: 'QUEUEABLE' });
        await retry(server);
        const event = server.row(
          'SELECT Attempts__c, Status__c, ErrorCode__c FROM BirdInboundEvent__c'
        );
        assert.deepEqual(event, {
          Attempts__c: attempt,
          Status__c: attempt === 12 ? 'Failed' : 'New',
          ErrorCode__c: 'INTERNAL_ERROR'
        });
      }
      assert.deepEqual(server.rows(MESSAGES), []);
    });
  });

  test('survive a rival that stores the same message first', async () => {
    await withServer({ project }, async (server) => {
      const body = messages('m');
      await Promise.all([server.post(body), server.post(body), server.post(body)]);
      await server.org.settled();
      assert.equal(server.rows(MESSAGES).length, COUNT);
      assert.equal(server.rows('SELECT Id FROM Lead').length, COUNT);
      assert.deepEqual(server.rows(EVENTS), []);
    });
  });

  test('are not taken by an org that is full', async () => {
    await withServer({ project }, async (server) => {
      server.org.faults.add({ kind: 'storageLimit', object: 'BirdInboundEvent__c' });
      const answer = await server.post(messages('m'));
      assert.equal(answer.status, 503, answer.text);
      assert.match(answer.text, /"errorCode":"STORAGE_LIMIT_EXCEEDED"/);
      assert.deepEqual(server.counts(), {});
      assert.equal((await server.post(messages('m'))).status, 200);
    });
  });
});
