import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staticFile } from '../../src/ui/server/static-files.ts';
import { useTestServer } from './test-server.ts';

const server = useTestServer();

test('a page without a session shows the log-in page, which comes back to the page', async () => {
  const answer = await server.current.call('GET', '/lightning/o/Lead/list');
  assert.equal(answer.status, 200);
  assert.match(answer.text, /<title>Log in \| LOCAL ORG<\/title>/);
  assert.match(answer.text, /name="returnUrl" value="\/lightning\/o\/Lead\/list"/);
  assert.doesNotMatch(answer.text, /Bird Integration/, 'an API-only user cannot log in to pages');
});

test('logging in from another site is refused', async () => {
  const answer = await server.current.call('POST', '/login', {
    body: `user=${server.current.userId('rep')}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://evil.example' }
  });
  assert.equal(answer.status, 403);
});

test('logging in never leads to another site', async () => {
  for (const returnUrl of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    const answer = await server.current.call('POST', '/login', {
      body: new URLSearchParams({ user: server.current.userId('rep'), returnUrl }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
    });
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('Location'), '/');
    assert.match(
      answer.headers.get('Set-Cookie') ?? '',
      /^sid=.+; Path=\/; HttpOnly; SameSite=Lax$/
    );
  }
});

test('a page is drawn for the user of the cookie, and runs no script but its own', async () => {
  const answer = await server.current.call('GET', '/lightning/o/Lead/list', { browserUser: 'rep' });
  assert.equal(answer.status, 200);
  assert.match(answer.text, /"name":"Dewi Lestari"/);
  assert.match(answer.headers.get('Content-Security-Policy') ?? '', /script-src 'self';/);
  assert.doesNotMatch(answer.text, /<script(?! type="application\/json"| type="module" src=)/);
});

test('assets stay inside their folders', async () => {
  for (const address of [
    '/assets/slds1/../../css/x.css',
    '/assets/slds2/../../../README.css',
    '/assets/../shell.css'
  ]) {
    assert.equal(staticFile(address, '/nowhere/pages-1.js'), null, address);
  }
  assert.equal((await server.current.call('GET', '/assets/other/x.css')).status, 404);
  assert.equal((await server.current.call('GET', '/assets/shell.css')).status, 200);
});

test('the event stream needs a session, and the right to read the event', async () => {
  const address = '/event-stream?channel=/event/Nothing__e';
  assert.equal((await server.current.call('GET', address)).status, 401);
  assert.equal((await server.current.call('GET', address, { browserUser: 'rep' })).status, 403);
});

test('a message reaches whoever hears its channel, and whoever was away for a moment', async () => {
  const { current } = server;
  current.streams.send('/local-org/rebuilt', { number: 1 });
  current.streams.send('/local-org/rebuilt', { number: 2 });
  const headers = { Cookie: `sid=${current.token('rep')}` };
  const address = `${current.baseUrl}/event-stream?channel=/local-org/rebuilt&after=1`;
  const response = await fetch(address, { headers });
  const reader = response.body!.getReader();
  let text = '';
  const receive = async (awaited: string): Promise<void> => {
    while (!text.includes(awaited)) {
      const { value } = (await reader.read()) as { value?: Uint8Array };
      text += new TextDecoder().decode(value);
    }
  };
  await receive('"number":2');
  assert.doesNotMatch(text, /"number":1/);
  current.streams.send('/event/Other__e', {});
  current.streams.send('/local-org/rebuilt', { number: 3 });
  await receive('"number":3');
  assert.match(
    text,
    /id: 4\ndata: \{"channel":"\/local-org\/rebuilt","message":\{"number":3\}\}\n\n$/
  );
  await reader.cancel();
});
