import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ORG_SECRETS, secretsIn } from '../scripts/checks/secrets.ts';
import { PROJECT_ROOT } from '../scripts/project.ts';
import { StartedOrg } from './support/started-org.ts';
import { Command } from './support/terminal.ts';

const DELIVERY = path.join(PROJECT_ROOT, 'scripts/samples/deliveries/gen2-whatsapp-text.json');

/** Commands of docs/setup-salesforce.md: e2e/setup.test.ts. */
describe('secrets of npm start, npm run send and the endpoint', () => {
  const answers: string[] = [];
  let org: StartedOrg;
  let clientSecret: string;
  let key: string;

  before(async () => {
    org = await StartedOrg.start();
    clientSecret = org.said('client_secret').split(' ')[0] ?? '';
    key = /X-Bird-Secret: (\w+)/.exec(org.output)?.[1] ?? '';
    assert.ok(clientSecret.length >= 32 && key.length >= 32);
  });

  after(() => org.stop());

  test('a signed delivery, and one with a wrong key: the key is not said', async () => {
    const good = await send({ BIRD_WEBHOOK_KEY: key });
    assert.equal(good.code, 0, good.text);
    const wrong = await send({ BIRD_WEBHOOK_KEY: `${key}-mistyped` });
    assert.notEqual(wrong.code, 0);
    assert.match(wrong.text, /BAD_SIGNATURE/);
    for (const { text } of [good, wrong]) assert.deepEqual(leaks(text), []);
  });

  test('refused log-ins, sessions and bodies: no answer repeats what was sent', async () => {
    const token = await accessToken();
    await answer('/services/oauth2/token', {}, form(`${clientSecret}x`));
    await answer(
      '/services/apexrest/bird/v1/messages',
      { Authorization: `Bearer ${token}x` },
      '{}'
    );
    await answer(
      '/services/apexrest/bird/v1/messages',
      { Authorization: `Bearer ${token}` },
      JSON.stringify({ access_token: token, client_secret: clientSecret })
    );
    await answer(
      '/bird/services/apexrest/bird/v1/webhooks/Flow',
      { 'X-Bird-Secret': key },
      `{"${key}`
    );
    assert.deepEqual(
      answers.map((each) => leaks(each).concat(each.includes(token) ? ['the token'] : [])),
      answers.map(() => [])
    );
  });

  test('the org prints both values when it is ready, in the lines to copy, and never logs one', () => {
    const lines = org.output.split('\n').filter((line) => leaks(line).length > 0);
    assert.deepEqual(
      lines.map((line) => /^ *(client_secret|curl)/.exec(line)?.[1]),
      ['client_secret', 'curl', 'curl']
    );
    assert.deepEqual(leaks(org.errors), []);
  });

  function leaks(text: string): string[] {
    return [
      ...secretsIn(text, ORG_SECRETS),
      ...(text.includes(clientSecret) ? ['the client secret'] : []),
      ...(text.includes(key) ? ['the signing key'] : [])
    ];
  }

  async function send(
    env: Readonly<Record<string, string>>
  ): Promise<{ readonly code: number; readonly text: string }> {
    const command = Command.script(
      'send.ts',
      [DELIVERY, '--site', `${org.baseUrl}/bird/services/apexrest/bird/v1/webhooks`],
      {
        BIRD_WEBHOOK_SOURCE: 'Flow',
        ...env
      }
    );
    return { code: await command.end(), text: command.text };
  }

  function form(secret: string): URLSearchParams {
    return new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: org.said('client_id'),
      client_secret: secret
    });
  }

  async function accessToken(): Promise<string> {
    const response = await fetch(`${org.baseUrl}/services/oauth2/token`, {
      method: 'POST',
      body: form(clientSecret)
    });
    return ((await response.json()) as { readonly access_token: string }).access_token;
  }

  async function answer(
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string | URLSearchParams
  ): Promise<void> {
    const type = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
    const response = await fetch(`${org.baseUrl}${address}`, {
      method: 'POST',
      headers: { ...type, ...headers },
      body
    });
    const text = await response.text();
    assert.ok(response.status >= 400, `${address}: ${response.status} ${text}`);
    answers.push(text);
  }
});
