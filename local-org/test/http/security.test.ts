import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { useTestServer } from './test-server.ts';

const server = useTestServer();
const FOREIGN = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

/** A request whose Host header is the test's own, which `fetch` does not allow. */
async function callAs(host: string, path: string): Promise<{ status: number; text: string }> {
  const { port } = new URL(server.current.baseUrl);
  return await new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: { Host: host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject).end();
  });
}

test('the server listens on the loopback address only', () => {
  assert.equal(server.current.listensOn, '127.0.0.1');
  assert.match(server.current.baseUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a name of another host that points here is not answered: 403', async () => {
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '0']) {
    for (const path of ['/', '/services/data', '/event-stream']) {
      assert.deepEqual(await callAs(host, path), {
        status: 403,
        text: '[{"errorCode":"FORBIDDEN","message":"The local org answers to 127.0.0.1 and localhost only."}]'
      });
    }
  }
  for (const host of ['localhost', 'LOCALHOST:8040', '127.0.0.1:1'])
    assert.equal((await callAs(host, '/services/data')).status, 200, host);
});

test('no answer lets a page of another site read it', async () => {
  const addresses = ['/', '/services/data', '/assets/shell.css', '/event-stream', '/nowhere'];
  for (const address of addresses) {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await server.current.call(method, address, { headers: FOREIGN });
      const names = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
      assert.deepEqual(names, [], address);
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin', address);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', address);
    }
  }
});

test("the session's cookie is hidden from scripts and from other sites", async () => {
  const { current } = server;
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = `user=${current.userId('rep')}`;
  const loggedIn = await current.call('POST', '/login', { body, headers: form });
  const sid = current.token('rep');
  const entered = await current.call('GET', `/secur/frontdoor.jsp?sid=${encodeURIComponent(sid)}`);
  for (const answer of [loggedIn, entered]) {
    assert.equal(answer.status, 302);
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    assert.match(cookie, /^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  }
});

test('another site can neither log in nor call Apex with the cookie', async () => {
  const { current } = server;
  const form = { ...FOREIGN, 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = `user=${current.userId('rep')}`;
  const login = await current.call('POST', '/login', { body, headers: form });
  assert.deepEqual([login.status, login.headers.get('Set-Cookie')], [403, null]);
  const json = { className: 'AuraController', methodName: 'answer', parameters: {} };
  const apex = await current.call('POST', '/aura/apex', {
    browserUser: 'rep',
    json,
    headers: FOREIGN
  });
  assert.equal(apex.status, 401);
  const plain = { 'Content-Type': 'text/plain' };
  const simple = await current.call('POST', '/aura/apex', {
    browserUser: 'rep',
    body: JSON.stringify(json),
    headers: plain
  });
  assert.equal(simple.status, 415, 'a form of another site cannot send JSON');
});

test('a link with a token that is none, or has ended, logs nobody in', async () => {
  const { current } = server;
  const { token } = current.sessions.open(current.userId('rep'), { milliseconds: 1_000 });
  current.turnClock(1_000);
  for (const sid of ['', 'none', token]) {
    const query = new URLSearchParams({ sid, retURL: '/lightning/o/Lead/list' }).toString();
    const answer = await current.call('GET', `/secur/frontdoor.jsp?${query}`);
    assert.deepEqual(
      [answer.status, answer.headers.get('Location'), answer.headers.get('Set-Cookie')],
      [302, '/login', null]
    );
  }
});

test('a token of the API opens no page, the cookie of a page no service', async () => {
  const { current } = server;
  const page = await current.call('GET', '/lightning/o/Lead/list', { user: 'rep' });
  assert.match(page.text, /<title>Log in /);
  const service = await current.call('GET', '/services/oauth2/userinfo', { browserUser: 'rep' });
  assert.equal(service.status, 401);
});

test('what is reported of a fault holds no token and no secret', async () => {
  const { current } = server;
  const token = current.token('integration');
  const headers = { Authorization: `Bearer ${token}`, Cookie: `sid=${token}` };
  const json = { client_secret: current.client.secret };
  const answer = await current.call('POST', '/services/data/v67.0/jobs/ingest', { json, headers });
  assert.equal(answer.status, 501);
  const reported = current.faults.map((fault) => (fault as Error).stack ?? '').join('\n');
  assert.match(reported, /jobs\/ingest/);
  for (const secret of [token, current.client.secret]) {
    assert.equal(reported.includes(secret), false);
    assert.equal(answer.text.includes(secret), false);
  }
});
