import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, documented } from '../support/evidence.ts';
import { useTestServer } from './test-server.ts';

const REST = documented(
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm'
);
const PUBLIC_CLIENTS = assumed('public clients quote the body, no page of Salesforce does');
const server = useTestServer();

test(`${PUBLIC_CLIENTS} no token, a wrong one or another scheme: 401`, async () => {
  const expected = '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]';
  for (const authorization of ['', 'Bearer nonsense', 'Basic YTpi']) {
    const headers = authorization === '' ? {} : { Authorization: authorization };
    const answer = await server.current.call('POST', '/services/apexrest/echo/1', {
      json: {},
      headers
    });
    assert.equal(answer.status, 401);
    assert.equal(answer.text, expected);
  }
});

test(`${PUBLIC_CLIENTS} a token that has expired: 401`, async () => {
  const token = server.current.token('integration');
  server.current.turnClock(2 * 60 * 60 * 1000);
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await server.current.call('POST', '/services/apexrest/echo/1', {
    json: {},
    headers
  });
  assert.equal(answer.status, 401);
  assert.equal(
    answer.text,
    '[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]'
  );
});

test(`${PUBLIC_CLIENTS} a user without API Enabled: 403`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/echo/1', {
    json: {},
    user: 'noapi'
  });
  assert.equal(answer.status, 403);
  assert.equal(
    answer.text,
    '[{"errorCode":"API_DISABLED_FOR_ORG","message":"The REST API is not enabled for this Organization."}]'
  );
});

test(`${REST} a class that the user may not use: 403`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/secret', {
    json: {},
    user: 'integration'
  });
  assert.equal(answer.status, 403);
  assert.equal(
    answer.text,
    '[{"errorCode":"FORBIDDEN","message":"You do not have access to the Apex class named: SecretResource"}]'
  );
});

test(`${PUBLIC_CLIENTS} an address nobody serves, also by letter case or slashes: 404`, async () => {
  for (const address of [
    '/services/apexrest/nobody',
    '/services/apexrest/Echo/1',
    '/services/apexrest//echo/1'
  ]) {
    const answer = await server.current.call('POST', address, { json: {}, user: 'integration' });
    assert.equal(answer.status, 404);
    assert.equal(
      answer.text,
      '[{"errorCode":"NOT_FOUND","message":"Could not find a match for URL"}]'
    );
  }
});

test(`${assumed('the platform words its 405 so in public reports')} a verb without method: 405`, async () => {
  const answer = await server.current.call('PUT', '/services/apexrest/failing', {
    json: {},
    user: 'integration'
  });
  assert.equal(answer.status, 405);
  assert.equal(
    answer.text,
    '[{"errorCode":"METHOD_NOT_ALLOWED","message":"HTTP Method \'PUT\' not allowed. Allowed are POST"}]'
  );
});

test(`${assumed('the status is documented, the text is not')} another content type than JSON or XML: 415`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/echo/1', {
    user: 'integration',
    body: 'a=1',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
  });
  assert.equal(answer.status, 415);
  assert.equal(
    answer.text,
    '[{"errorCode":"UNSUPPORTED_MEDIA_TYPE","message":"Content type application/x-www-form-urlencoded is not supported: send application/json."}]'
  );
});

test('a body above six megabytes: 413, and Apex does not run', async () => {
  const body = Buffer.alloc(6_000_001, 0x20);
  const headers = { 'Content-Type': 'application/json' };
  const answer = await server.current.call('POST', '/services/apexrest/failing', {
    user: 'integration',
    body,
    headers
  });
  assert.equal(answer.status, 413);
  assert.equal(server.current.countLeads(), 0);
});

test(`${REST} an exception that Apex does not catch: 500 with the Apex line, and nothing is written`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/failing', {
    user: 'integration',
    json: 'exception'
  });
  assert.equal(answer.status, 500);
  assert.deepEqual(JSON.parse(answer.text), [
    {
      errorCode: 'APEX_ERROR',
      message:
        'System.NullPointerException: Attempt to de-reference a null object\n\nClass.FailingResource.fail: line 18, column 1'
    }
  ]);
  assert.equal(server.current.countLeads(), 0);
});

test(`${REST} a governor limit: 500, and nothing is written`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/failing', {
    user: 'integration',
    json: 'limit'
  });
  assert.equal(answer.status, 500);
  assert.match(
    answer.text,
    /^\[\{"errorCode":"APEX_ERROR","message":"System\.LimitException: Too many SOQL queries: 101/
  );
  assert.equal(server.current.countLeads(), 0);
});

test(`${REST} a status code that the platform does not send: 500`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/failing', {
    user: 'integration',
    json: 'status'
  });
  assert.equal(answer.status, 500);
  assert.equal(
    answer.text,
    '[{"errorCode":"APEX_ERROR","message":"Invalid status code for HTTP response: 422"}]'
  );
  assert.equal(server.current.countLeads(), 0);
});

test(`${REST} Apex reads the request and writes the response`, async () => {
  const answer = await server.current.call('POST', '/services/apexrest/echo/a%20b?a=%2B62', {
    user: 'integration',
    json: { text: 'é' },
    headers: { 'X-Given': 'yes' }
  });
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get('X-Answered-By'), 'EchoResource');
  assert.deepEqual(JSON.parse(answer.text), {
    method: 'POST',
    uri: '/echo/a%20b',
    resourcePath: '/services/apexrest/echo/*',
    parameter: '+62',
    header: 'yes',
    authorization: null,
    remoteAddress: '127.0.0.1',
    bytes: 13,
    user: server.current.userId('integration')
  });
});

test(`${REST} a response that Apex leaves alone: 200 without a body`, async () => {
  const answer = await server.current.call('GET', '/services/apexrest/echo/', {
    user: 'integration'
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.text, '');
  assert.deepEqual(server.current.faults, []);
});
