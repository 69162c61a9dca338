import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { RestApi } from './support/rest.ts';
import { spawnStart, StartedOrg } from './support/started-org.ts';

describe('npm start', () => {
  let org: StartedOrg;

  before(async () => {
    org = await StartedOrg.start();
  });

  after(async () => {
    assert.equal(await org.stop(), 0, 'Ctrl-C ends it cleanly');
  });

  test('shows progress while it starts', () => {
    assert.match(org.errors, /^ *\d+ ms {2}listening on http:\/\/127\.0\.0\.1:\d+$/m);
    assert.match(org.errors, /^ *\d+ ms {2}ready$/m);
  });

  test('prints the page of a Lead that exists', async () => {
    assert.equal((await fetch(org.leadPage)).status, 200);
  });

  test('prints a curl line that works as pasted', async () => {
    const line = org.output.split('\n').find((text) => text.startsWith('curl '));
    assert.ok(line, org.output);
    const { stdout } = await promisify(execFile)('bash', ['-c', line]);
    const answer = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(answer['status'], 'matched', stdout);
    const rest = await RestApi.connect(org);
    const lead = await rest.record('Lead', String(answer['recordId']));
    assert.equal(lead['LastName'], 'Siti Rahayu');
  });

  test('prints a webhook line that works as pasted, processed after the answer', async () => {
    const line = org.output
      .split('\n')
      .find((text) => text.startsWith('curl ') && text.includes('/webhooks/'));
    assert.ok(line, org.output);
    const fromSomebodyNew = line.replace('+628120000142', '+628120000999');
    assert.notEqual(fromSomebodyNew, line);
    const { stdout } = await promisify(execFile)('bash', ['-c', fromSomebodyNew]);
    assert.deepEqual(JSON.parse(stdout), { status: 'queued' });
    const rest = await RestApi.connect(org);
    const soql = "SELECT Id FROM Lead WHERE Phone = '+628120000999'";
    const deadline = Date.now() + 10_000;
    while ((await rest.query(soql)).length === 0) {
      assert.ok(Date.now() < deadline, 'the Lead never came');
      await delay(100);
    }
  });
});

test('a busy port gives one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const child = spawnStart({ PORT: String(port) }, ['--memory']);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(child, 'close')) as [number];
  other.close();
  assert.equal(code, 2);
  assert.equal(
    errors,
    `Port ${port} is in use. Stop the other server or choose another port: PORT=8041 npm start\n`
  );
});

test('a PORT that is no number gives one clear line', async () => {
  const child = spawnStart({ PORT: 'eighty' });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 2);
  assert.equal(errors, 'PORT must be a number from 0 to 65535, not "eighty".\n');
});
