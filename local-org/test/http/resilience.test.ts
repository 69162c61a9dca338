import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { SOBJECTS } from './data-calls.ts';
import { useTestServer } from './test-server.ts';

const server = useTestServer();

/** A connection on which a test writes HTTP itself. */
async function openSocket(): Promise<Socket> {
  const socket = connect(Number(new URL(server.current.baseUrl).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Sends text and answers what comes back until the server closes the connection. */
async function exchange(text: string): Promise<string> {
  const socket = await openSocket();
  let received = '';
  socket.setEncoding('utf8').on('data', (part: string) => (received += part));
  socket.write(text);
  await once(socket, 'close');
  return received;
}

function head(request: string, ...headers: readonly string[]): string {
  const token = `Authorization: Bearer ${server.current.token('integration')}`;
  return [request, 'Host: 127.0.0.1', 'Connection: close', token, ...headers, '', ''].join('\r\n');
}

async function assertAlive(): Promise<void> {
  const answer = await server.current.call('GET', '/services/data');
  assert.equal(answer.status, 200);
  assert.deepEqual(server.current.faults, []);
}

test('a client that goes away in the middle of its body leaves no trace', async () => {
  const socket = await openSocket();
  const type = 'Content-Type: application/json';
  socket.write(head('POST /services/apexrest/failing HTTP/1.1', type, 'Content-Length: 100') + '{');
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await assertAlive();
  assert.equal(server.current.countLeads(), 0, 'Apex did not run');
});

test('a client that goes away before its answer leaves no trace', async () => {
  const socket = await openSocket();
  socket.write(head('POST /services/apexrest/slow HTTP/1.1', 'Content-Length: 0'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  await assertAlive();
});

test('a body in chunks, without a length, arrives whole', async () => {
  const type = 'Content-Type: application/json';
  const answer = await exchange(
    head('POST /services/apexrest/echo/1 HTTP/1.1', type, 'Transfer-Encoding: chunked') +
      '3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n'
  );
  assert.match(answer, /^HTTP\/1\.1 201 /);
  assert.match(answer, /"bytes":7,/);
});

test('a body whose chunks are broken, and a request that is no HTTP: 400', async () => {
  const broken = head('POST /services/apexrest/echo/1 HTTP/1.1', 'Transfer-Encoding: chunked');
  assert.match(await exchange(`${broken}zz\r\n`), /^HTTP\/1\.1 400 /);
  assert.match(await exchange('nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
  await assertAlive();
});

test('headers above 16 KB: 431; an address above 16 KB: refused', async () => {
  const large = `X-Large: ${'x'.repeat(17_000)}`;
  assert.match(await exchange(head('GET /services/data HTTP/1.1', large)), /^HTTP\/1\.1 431 /);
  await assertAlive();
});

test('HEAD answers like GET without its body, OPTIONS is no verb here', async () => {
  const { current } = server;
  const user = `${SOBJECTS}/User/${current.userId('rep')}`;
  const full = await current.call('GET', user, { user: 'integration' });
  const bare = await current.call('HEAD', user, { user: 'integration' });
  assert.deepEqual([bare.status, bare.text], [full.status, '']);
  assert.equal(bare.headers.get('Content-Length'), full.headers.get('Content-Length'));
  const statuses: Record<string, number> = {};
  for (const address of ['/services/apexrest/echo/1', user, '/services/data', '/', '/aura/apex'])
    statuses[address] = (await current.call('OPTIONS', address, { user: 'integration' })).status;
  assert.deepEqual(statuses, {
    '/services/apexrest/echo/1': 405,
    [user]: 405,
    '/services/data': 405,
    '/': 404,
    '/aura/apex': 401
  });
  await assertAlive();
});

test('a stream opens between busy calls, not behind them', async () => {
  const { current } = server;
  const order: string[] = [];
  const post = async (): Promise<void> => {
    await current.call('POST', '/services/apexrest/slow', { user: 'integration', json: {} });
    order.push('call');
  };
  const open = async (): Promise<void> => {
    const headers = { Cookie: `sid=${current.token('rep')}` };
    const address = `${current.baseUrl}/event-stream?channel=/local-org/rebuilt`;
    const response = await fetch(address, { headers });
    order.push('stream');
    await response.body!.cancel();
  };
  await Promise.all([post(), post(), post(), post(), open()]);
  assert.equal(order.length, 5);
  assert.ok(order.indexOf('stream') < 3, order.join(' '));
});

test('a reader who does not read is let go', async () => {
  const { current } = server;
  const socket = await openSocket();
  socket.pause();
  const cookie = `Cookie: sid=${current.token('rep')}`;
  socket.write(head('GET /event-stream?channel=/local-org/rebuilt HTTP/1.1', cookie));
  await once(socket.resume(), 'data');
  socket.pause();
  const closed = once(socket, 'close');
  for (let count = 0; count < 20; count++)
    current.streams.send('/local-org/rebuilt', { text: 'x'.repeat(1_000_000) });
  socket.resume();
  await closed;
  await assertAlive();
});

test('headers that Apex may not set are refused by name, and nothing crashes', async () => {
  const { current } = server;
  for (const header of ['Set-Cookie', 'Content-Length', 'Bad name', 'X-Bad']) {
    const address = `/services/apexrest/header/?${new URLSearchParams({ name: header }).toString()}`;
    const answer = await current.call('POST', address, { user: 'integration', json: {} });
    assert.equal(answer.status, 501, header);
    assert.match(answer.text, /The response header \\"[\w -]+\\" with this value is not modelled/);
  }
});
