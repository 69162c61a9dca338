import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documented } from '../support/evidence.ts';
import { useTestServer } from './test-server.ts';

const FLOW = documented(
  'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm'
);
const server = useTestServer();

async function ask(
  form: Record<string, string>
): Promise<{ status: number; body: Record<string, string> }> {
  const answer = await server.current.call('POST', '/services/oauth2/token', {
    body: new URLSearchParams(form).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
  });
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, string> };
}

test(`${FLOW} refusals are 400 with error and description`, async () => {
  const { client } = server.current;
  const grant = { grant_type: 'client_credentials' };
  assert.deepEqual(await ask({}), {
    status: 400,
    body: { error: 'invalid_request', error_description: 'missing required parameter: grant_type' }
  });
  assert.deepEqual(await ask({ grant_type: 'password' }), {
    status: 400,
    body: { error: 'unsupported_grant_type', error_description: 'grant type not supported' }
  });
  assert.deepEqual(await ask({ ...grant, client_id: 'nobody', client_secret: client.secret }), {
    status: 400,
    body: { error: 'invalid_client_id', error_description: 'client identifier invalid' }
  });
  assert.deepEqual(await ask({ ...grant, client_id: client.id, client_secret: 'wrong' }), {
    status: 400,
    body: { error: 'invalid_client', error_description: 'invalid client credentials' }
  });
});

test(`${FLOW} id and secret give a token of the run-as user`, async () => {
  const { client, baseUrl } = server.current;
  const { status, body } = await ask({
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret
  });
  assert.equal(status, 200);
  assert.equal(body['token_type'], 'Bearer');
  assert.equal(body['instance_url'], baseUrl);
  const headers = { Authorization: `Bearer ${body['access_token']}` };
  const info = await server.current.call('GET', '/services/oauth2/userinfo', { headers });
  assert.equal(info.status, 200);
  assert.equal(
    (JSON.parse(info.text) as Record<string, string>)['user_id'],
    server.current.userId('integration')
  );
});

test(`${FLOW} id and secret may come as Basic authentication`, async () => {
  const { client } = server.current;
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
  const answer = await server.current.call('POST', '/services/oauth2/token', {
    body: 'grant_type=client_credentials',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Basic ${basic}`
    }
  });
  assert.equal(answer.status, 200);
});
