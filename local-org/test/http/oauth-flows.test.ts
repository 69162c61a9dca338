import assert from 'node:assert/strict';
import { createHash, createSign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeCertificate } from '../../../e2e/support/certificate.ts';
import { documented } from '../support/evidence.ts';
import { DeveloperServer } from './developer-server.ts';
import { packageZip } from './package-zip.ts';

const WEB = documented(
  'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm'
);
const JWT = documented(
  'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm'
);
const CALLBACK = 'http://localhost:1717/OauthRedirect';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-challenge-of-pkce';

describe('OAuth flows', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'oauth-'));
  const { key, certificate } = makeCertificate('Test');
  let server: DeveloperServer;

  before(async () => {
    server = await DeveloperServer.start({
      projectRoot: folder,
      folders: [],
      stateFolder: folder
    });
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test(`${WEB} a code is good once, with the verifier, and brings a refresh token`, async () => {
    const code = await allowed();
    assert.equal((await token(exchange(code, 'another-verifier'))).status, 400);
    const second = await allowed();
    const { status, body } = await token(exchange(second, VERIFIER));
    assert.equal(status, 200);
    assert.equal((await token(exchange(second, VERIFIER))).body['error'], 'invalid_grant');
    const refreshed = await token({
      grant_type: 'refresh_token',
      client_id: 'PlatformCLI',
      refresh_token: body['refresh_token']!
    });
    assert.equal(refreshed.status, 200);
    const headers = { Authorization: `Bearer ${refreshed.body['access_token']}` };
    const identity = await fetch(body['id']!, { headers });
    assert.equal(((await identity.json()) as { username: string }).username, 'admin@local.example');
    await fetch(`${server.baseUrl}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: refreshed.body['access_token']! })
    });
    assert.equal((await fetch(body['id']!, { headers })).status, 401);
  });

  test(`${WEB} whoever denies sends the client an error; an address that is not the client's gets nothing`, async () => {
    const denied = await decide('deny');
    assert.equal(denied.searchParams.get('error'), 'access_denied');
    assert.equal(denied.searchParams.get('state'), 'kept');
    const asked = new URLSearchParams({ ...REQUEST, redirect_uri: 'http://evil.example/' });
    const refused = await fetch(`${server.baseUrl}/services/oauth2/authorize?${asked.toString()}`);
    assert.equal(refused.status, 400);
  });

  test(`${JWT} an assertion of a deployed client gives a token; another key, user or audience does not`, async () => {
    const app = `<?xml version="1.0" encoding="UTF-8"?>\n<ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata"><contactEmail>a@local.example</contactEmail><label>App</label><oauthConfig><callbackUrl>${CALLBACK}</callbackUrl><certificate>${certificate}</certificate><consumerKey>key1</consumerKey><isAdminApproved>true</isAdminApproved><scopes>Api</scopes></oauthConfig><profileName>System Administrator</profileName></ConnectedApp>`;
    const zip = packageZip({ ConnectedApp: ['App'] }, { 'connectedApps/App.connectedApp': app });
    const { deployments, org } = server.development;
    const options = { checkOnly: false, ignoreWarnings: false, runTests: [] } as const;
    const admin = org.users.byUsername('admin@local.example')!;
    const { id } = deployments.start(zip, { ...options, testLevel: 'NoTestRun' }, admin);
    await deployments.settled();
    assert.equal(deployments.find(id)?.status, 'Succeeded');
    assert.equal((await assertion({}, key)).status, 200);
    const stranger = makeCertificate('Other').key;
    assert.equal((await assertion({}, stranger)).body['error_description'], 'invalid assertion');
    assert.equal(
      (await assertion({ sub: 'rep@local.example' }, key)).body['error_description'],
      'user is not admin approved to access this app'
    );
    const { body } = await assertion({ aud: 'https://other.example' }, key);
    assert.equal(body['error_description'], 'audience is invalid');
  });

  const REQUEST = {
    response_type: 'code',
    client_id: 'PlatformCLI',
    redirect_uri: CALLBACK,
    state: 'kept',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url')
  };

  async function decide(decision: string): Promise<URL> {
    const user = server.development.org.users.byUsername('admin@local.example')!.id;
    const answer = await fetch(`${server.baseUrl}/services/oauth2/authorize`, {
      method: 'POST',
      body: new URLSearchParams({ ...REQUEST, decision, user }),
      redirect: 'manual'
    });
    return new URL(answer.headers.get('location')!);
  }

  async function allowed(): Promise<string> {
    return (await decide('allow')).searchParams.get('code')!;
  }

  function exchange(code: string, verifier: string): Record<string, string> {
    const grant = { grant_type: 'authorization_code', client_id: 'PlatformCLI' };
    return { ...grant, code, redirect_uri: CALLBACK, code_verifier: verifier };
  }

  async function token(
    form: Record<string, string>
  ): Promise<{ status: number; body: Record<string, string> }> {
    const answer = await fetch(`${server.baseUrl}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams(form)
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }

  function assertion(claims: Record<string, unknown>, signer: string): ReturnType<typeof token> {
    const part = (value: unknown): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const usual = {
      iss: 'key1',
      sub: 'admin@local.example',
      aud: server.baseUrl,
      exp: Math.floor(Date.now() / 1000) + 120
    };
    const signed = `${part({ alg: 'RS256' })}.${part({ ...usual, ...claims })}`;
    const signature = createSign('RSA-SHA256').update(signed).sign(signer).toString('base64url');
    const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    return token({ grant_type, assertion: `${signed}.${signature}` });
  }
});
