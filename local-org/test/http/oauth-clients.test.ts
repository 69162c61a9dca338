import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runApex } from '../../../scripts/org-tools.ts';
import type { Deployment } from '../../src/deploy/deployment.ts';
import { assumed, documented } from '../support/evidence.ts';
import {
  CALLBACK,
  deployAuth,
  DeployedClient,
  deployRanges,
  type Changes
} from './deployed-client.ts';
import { DeveloperServer } from './developer-server.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=xcloud.';
const META = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';
const POLICIES = documented(`${HELP}connected_app_manage_oauth.htm`);
const SCOPES = documented(`${HELP}remoteaccess_oauth_tokens_scopes.htm`);
const CREDENTIALS = documented(`${HELP}remoteaccess_oauth_client_credentials_flow.htm`);
const ROTATION = documented('https://help.salesforce.com/s/articleView?id=005316711');
const QUOTED = assumed('the text is quoted by several public clients');

const APP = 'NavigationMenus';
const ECA = 'ManageExternalClientApplication';
const OPEN = ['external-client-app'];
const HARDENED = [...OPEN, 'external-client-app-hardened'];
const USER: Changes = { INTEGRATION_USERNAME: 'integration@local.example' };
const API_ONLY = 'Minimum Access - API Only Integrations';
const ELSEWHERE = [['203.0.113.1', '203.0.113.9']] as const;
const HOUR = 3_600_000;

describe('deployed OAuth clients', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'oauth-clients-'));
  let moment = Date.now();
  let server: DeveloperServer;

  before(async () => {
    mkdirSync(path.join(folder, 'app/permissionsets'), { recursive: true });
    writeFileSync(
      path.join(folder, 'app/permissionsets/BirdIntegration.permissionset-meta.xml'),
      '<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Bird Integration</label></PermissionSet>'
    );
    server = await DeveloperServer.start({
      projectRoot: folder,
      folders: [path.join(folder, 'app')],
      now: () => moment
    });
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
    assert.deepEqual(server.faults, []);
  });

  async function deployed(
    folders: readonly string[],
    changes: Changes = USER,
    page = ECA
  ): Promise<DeployedClient> {
    const deployment = await deployAuth(server, folders, changes);
    assert.equal(deployment.status, 'Succeeded', JSON.stringify(deployment.components));
    return await DeployedClient.read(server, page);
  }

  test(`${POLICIES} the connected app: everybody may let it in, for 24 hours, and back for ever`, async () => {
    const client = await deployed(['connected-app'], {}, APP);
    assert.match(client.id, /^3MVG9/);
    const { status, body } = await client.byCode('rep');
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body['scope'], 'api web refresh_token');
    moment += 24 * HOUR - 1;
    assert.equal(await client.call(body['access_token']), 200);
    moment += 1;
    assert.equal(await client.call(body['access_token']), 401);
    moment += 10 * 365 * 24 * HOUR;
    const again = await client.refresh(body['refresh_token']!);
    assert.equal(await client.call(again.body['access_token']), 200);
    assert.equal(again.body['refresh_token'], undefined, 'no rotation');
  });

  test(`${POLICIES} secrets are asked for when a code is exchanged and when a token is refreshed`, async () => {
    const client = await deployed(['connected-app'], {}, APP);
    const { body } = await client.byCode('rep');
    const grant = { grant_type: 'refresh_token', refresh_token: body['refresh_token']! };
    const wrong = await client.token({ ...grant, client_secret: 'wrong' });
    assert.deepEqual([wrong.status, wrong.body['error']], [400, 'invalid_client']);
  });

  test(`${documented(`${HELP}remoteaccess_revoke_token.htm`)} a revoked refresh token takes its access tokens with it`, async () => {
    const client = await deployed(['connected-app'], {}, APP);
    const { body } = await client.byCode('rep');
    const second = await client.refresh(body['refresh_token']!);
    await fetch(`${server.baseUrl}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: body['refresh_token']! })
    });
    assert.equal(await client.call(body['access_token']), 401);
    assert.equal(await client.call(second.body['access_token']), 401);
    const { body: refused } = await client.refresh(body['refresh_token']!);
    assert.equal(refused['error_description'], 'expired access/refresh token');
  });

  test(`${documented('https://help.salesforce.com/s/articleView?id=000205876')} the sixth approval ends the first`, async () => {
    const client = await deployed(['connected-app'], {}, APP);
    const tokens: string[] = [];
    for (let count = 0; count < 6; count++)
      tokens.push((await client.byCode('agent')).body['refresh_token']!);
    assert.equal((await client.refresh(tokens[0]!)).status, 400);
    assert.equal((await client.refresh(tokens[1]!)).status, 200);
  });

  test(`${SCOPES} a token opens what its scopes say: no API without api, no page without web, no way back without refresh_token`, async () => {
    const client = await deployed(['connected-app'], {}, APP);
    const web = await client.byCode('rep', { scope: 'web' });
    assert.equal(web.body['refresh_token'], undefined);
    assert.equal(await client.call(web.body['access_token']), 403);
    assert.notEqual(await door(web.body['access_token']!), '/login');
    const api = await client.byCode('rep', { scope: 'api' });
    assert.equal(await client.call(api.body['access_token']), 200);
    assert.equal(await door(api.body['access_token']!), '/login');
    const more = await client.allow('rep', { scope: 'api full' });
    assert.equal(more?.searchParams.get('error'), 'invalid_scope');
  });

  test(`${documented(`${META}meta_externalclientapplication.htm`)} the external client app in today's form: PKCE, no client credentials without a user`, async () => {
    const client = await deployed(OPEN);
    const bare = await client.allow('rep', { code_challenge: '' });
    assert.equal(bare?.searchParams.get('code'), null);
    const wrong = await client.allow('rep');
    const code = wrong?.searchParams.get('code') ?? '';
    const exchange = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
    const refused = await client.token({ ...exchange, code_verifier: 'another' });
    assert.equal(refused.body['error_description'], 'invalid code verifier');
    assert.equal((await client.byCode('rep')).status, 200);
    assert.equal((await client.byCredentials()).status, 400);
  });

  test(`${CREDENTIALS} the hardened policies: the token is the run-as user's, for two hours`, async () => {
    const client = await deployed(HARDENED);
    const { body } = await client.byCredentials();
    assert.equal(body['scope'], 'api web');
    assert.equal(body['refresh_token'], undefined);
    const user = server.development.org.users.byUsername('integration@local.example')!;
    assert.ok(body['id']?.endsWith(user.id));
    moment += 2 * HOUR;
    assert.equal(await client.call(body['access_token']), 401);
  });

  test(`${QUOTED} only users with the pre-authorised permission set come in, by whichever flow`, async () => {
    const client = await deployed(HARDENED);
    const rep = await client.allow('rep');
    assert.equal(rep?.searchParams.get('error'), 'OAUTH_APP_ACCESS_DENIED');
    await assign(false);
    const { body } = await client.byCredentials();
    assert.deepEqual(body, {
      error: 'invalid_app_access',
      error_description: 'user is not admin approved to access this app'
    });
    await assign(true);
    assert.equal((await client.byCredentials()).status, 200);
  });

  test(`${QUOTED} log-in ranges of the profile are enforced or relaxed as the policy says`, async () => {
    const client = await deployed(HARDENED);
    assert.equal((await deployRanges(server, API_ONLY, ELSEWHERE)).status, 'Succeeded');
    const { body } = await client.byCredentials();
    assert.deepEqual(body, { error: 'invalid_grant', error_description: 'ip restricted' });
    const relaxed = await deployed(HARDENED, { ...USER, '>Enforce<': '>Bypass<' });
    assert.equal((await relaxed.byCredentials()).status, 200);
    await deployRanges(server, API_ONLY, [['127.0.0.1', '127.0.0.1']]);
    assert.equal((await (await deployed(HARDENED)).byCredentials()).status, 200);
    await deployRanges(server, API_ONLY, []);
  });

  test(`${ROTATION} with rotation each refresh brings a new token, and an old one used again ends them all`, async () => {
    const client = await deployed(OPEN, { 'RotationEnabled>false': 'RotationEnabled>true' });
    const { body: first } = await client.byCode('rep');
    const { body: second } = await client.refresh(first['refresh_token']!);
    assert.notEqual(second['refresh_token'], undefined);
    assert.equal((await client.refresh(first['refresh_token']!)).status, 400);
    assert.equal((await client.refresh(second['refresh_token']!)).status, 400);
    assert.equal(await client.call(second['access_token']), 401);
  });

  test(`${POLICIES} a refresh token expires after so long, or after so long without use, or at once`, async () => {
    const policy = (type: string): Changes => ({
      '<refreshTokenPolicyType>Infinite</refreshTokenPolicyType>': `<refreshTokenPolicyType>${type}</refreshTokenPolicyType><refreshTokenValidityPeriod>1</refreshTokenValidityPeriod><refreshTokenValidityUnit>Days</refreshTokenValidityUnit>`
    });
    const after = async (type: string): Promise<readonly number[]> => {
      const client = await deployed(OPEN, policy(type));
      const { body } = await client.byCode('rep');
      const refreshed: number[] = [];
      for (let step = 0; step < 2; step++) {
        moment += 23 * HOUR;
        refreshed.push((await client.refresh(body['refresh_token']!)).status);
      }
      return refreshed;
    };
    assert.deepEqual(await after('SpecificInactivity'), [200, 200]);
    assert.deepEqual(await after('SpecificLifetime'), [200, 400]);
    assert.deepEqual(await after('Zero'), [400, 400]);
  });

  test(`${assumed('that a disabled external client app answers as a blocked connected app')} a disabled app lets nobody in`, async () => {
    const client = await deployed(HARDENED, { ...USER, 'isEnabled>true': 'isEnabled>false' });
    assert.equal((await client.byCredentials()).body['error'], 'OAUTH_APP_BLOCKED');
    await deployed(OPEN);
  });

  test(`${documented(`${META}meta_extlclntappoauthconfigurablepolicies.htm`)} a run-as user who is not there, and parts without an app, are refused when deployed`, async () => {
    const nobody = await deployAuth(server, HARDENED, {
      INTEGRATION_USERNAME: 'nobody@local.example'
    });
    assert.match(problems(nobody), /no User named nobody@local\.example found/);
    const orphan = await deployAuth(server, ['external-client-app-hardened'], {
      ...USER,
      'Application>Bird_Integration': 'Application>Other'
    });
    assert.match(problems(orphan), /no ExternalClientApplication named Other found/);
  });

  test('Setup shows key and secret to administrators alone', async () => {
    const page = `${server.baseUrl}/lightning/setup/${ECA}/home`;
    const rep = await fetch(page, { headers: { Cookie: `sid=${server.token('rep')}` } });
    assert.equal(rep.status, 403);
    const nobody = await fetch(page);
    assert.doesNotMatch(await nobody.text(), /Consumer Secret/);
  });

  async function door(token: string): Promise<string | null> {
    const query = new URLSearchParams({ sid: token, retURL: '/lightning/o/Lead/list' });
    const answer = await fetch(`${server.baseUrl}/secur/frontdoor.jsp?${query.toString()}`, {
      redirect: 'manual'
    });
    return answer.headers.get('location');
  }

  /** Gives the integration user the permission set, or takes it away. */
  async function assign(isAssigned: boolean): Promise<void> {
    const take = `delete [SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = 'integration@local.example' AND PermissionSet.Name = 'BirdIntegration'];`;
    const give = `insert new PermissionSetAssignment(AssigneeId = [SELECT Id FROM User WHERE Username = 'integration@local.example'].Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'BirdIntegration'].Id);`;
    const session = { baseUrl: server.baseUrl, token: server.token('admin') };
    await runApex(session, isAssigned ? give : take);
  }
});

function problems({ components }: Deployment): string {
  return components.flatMap(({ problem }) => problem?.text ?? []).join('\n');
}
