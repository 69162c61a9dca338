import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  deployAuth,
  DeployedClient,
  deployRanges,
  type Changes
} from '../local-org/test/http/deployed-client.ts';
import { DeveloperServer } from '../local-org/test/http/developer-server.ts';
import { runApex } from '../scripts/org-tools.ts';
import { DEPLOYED_FOLDERS, PROJECT_ROOT } from '../scripts/project.ts';
import { approvedAddress } from './support/authorize.ts';
import { Command } from './support/terminal.ts';

const OPEN = ['external-client-app'];
const HARDENED = [...OPEN, 'external-client-app-hardened'];
const USER: Changes = { INTEGRATION_USERNAME: 'integration@local.example' };
const PAGE = 'ManageExternalClientApplication';
const API_ONLY = 'Minimum Access - API Only Integrations';

interface Said {
  readonly code: number;
  readonly text: string;
}

describe('npm run authorize against the local org', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'authorize-'));
  const output = path.join(folder, 'bird.env');
  const transcripts: string[] = [];
  let server: DeveloperServer;
  let client: DeployedClient;

  before(async () => {
    server = await DeveloperServer.start({
      projectRoot: PROJECT_ROOT,
      folders: DEPLOYED_FOLDERS,
      stateFolder: path.join(PROJECT_ROOT, '.local-org')
    });
  });

  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
    assert.deepEqual(server.faults, []);
  });

  describe('client credentials, hardened policies', () => {
    before(() => deploy(HARDENED));

    test('a good client: the endpoint is called, the file is for its owner alone', async () => {
      const { code, text } = await authorize([]);
      assert.equal(code, 0, text);
      assert.match(text, /The endpoint answers: Bird for Salesforce \d/);
      assert.equal(statSync(output).mode & 0o777, 0o600);
      const values = readFileSync(output, 'utf8');
      assert.match(values, /^BIRD_GRANT_TYPE=client_credentials$/m);
      assert.ok(values.includes(`BIRD_CLIENT_SECRET=${client.secret}\n`));
    });

    test('a wrong secret, and a key that nobody has', async () => {
      const wrong = await authorize([], { BIRD_CLIENT_SECRET: 'wrong' });
      refused(wrong, /^The consumer secret is wrong\. Copy it again from Setup/m);
      const unknown = await authorize([], { BIRD_CLIENT_ID: '3MVG9nobody' });
      refused(unknown, /^The org does not know this consumer key.*up to 30 minutes/m);
    });

    test('a user without the permission set', async () => {
      await assign(false);
      const missing = await authorize([]);
      await assign(true);
      refused(missing, /admits only users with the permission set BirdIntegration.*assign permset/);
    });

    test('an address outside the log-in ranges', async () => {
      await deployRanges(server, API_ONLY, [['203.0.113.1', '203.0.113.9']]);
      const restricted = await authorize([]);
      await deployRanges(server, API_ONLY, []);
      refused(restricted, /refuses this network address \(IP restricted\).*Login IP Ranges/);
    });

    test('a session that ends at once', async () => {
      await deploy(HARDENED, { 'Minutes>120': 'Minutes>0' });
      refused(await authorize([]), /^The session expired or is invalid: fetch a new token/m);
    });

    test('an inactive client', async () => {
      await deploy(HARDENED, { 'isEnabled>true': 'isEnabled>false' });
      refused(await authorize([]), /^The client is inactive in this org\. Enable it: Setup/m);
    });
  });

  describe('open policies', () => {
    before(() => deploy(OPEN));

    test('client credentials without a user to run as', async () => {
      refused(await authorize([]), /^The client has no user to run as\./m);
    });

    test('in the browser: a warning, code, tokens, refresh, and the file', async () => {
      const { code, text } = await authorizeInBrowser('integrationAdmin');
      assert.equal(code, 0, text);
      assert.match(text, /acts as whoever approves, with all of their rights/);
      assert.match(readFileSync(output, 'utf8'), /^BIRD_REFRESH_TOKEN=\S+$/m);
    });

    test('the refresh token of the file, once it is revoked', async () => {
      const token = /^BIRD_REFRESH_TOKEN=(.+)$/m.exec(readFileSync(output, 'utf8'))?.[1] ?? '';
      await fetch(`${server.baseUrl}/services/oauth2/revoke`, {
        method: 'POST',
        body: new URLSearchParams({ token })
      });
      const sample = path.join(PROJECT_ROOT, 'scripts/samples/messages/sms.json');
      const command = Command.script('send.ts', ['--connection', output, sample]);
      const code = await command.end();
      transcripts.push(command.text);
      assert.equal(code, 2);
      assert.match(command.text, /^The refresh token is good no more \(invalid grant\)/m);
    });

    test('a user without the permission set may not use the endpoint', async () => {
      refused(
        await authorizeInBrowser('outsider'),
        /^The user may not use Bird’s endpoint; assign the permission set BirdIntegration/m
      );
    });

    test('“REST API is not enabled for this Organization”', async () => {
      refused(
        await authorizeInBrowser('noapi'),
        /^“The REST API is not enabled for this Organization\.” Either the user lacks the permission API Enabled/m
      );
    });

    test('an address of another attempt, one that is none, and a user who says no', async () => {
      const used = await authorizeInBrowser('admin', (address) =>
        address.replace(/state=\w+/, 'state=another')
      );
      refused(used, /^The code is good no more \(invalid grant\)/m);
      refused(await authorizeInBrowser('admin', () => 'what?'), /^That is no address\./m);
      const denied = await authorizeInBrowser(
        'admin',
        () => 'https://login.salesforce.com/?error=access_denied'
      );
      refused(denied, /^Access was denied on the page of the org/m);
    });
  });

  test('the connected app of the older guide: always in the browser', async () => {
    await deploy(['connected-app'], {}, 'NavigationMenus');
    const { code, text } = await authorizeInBrowser('admin', undefined, ['--app', 'connected-app']);
    assert.equal(code, 0, text);
    assert.match(readFileSync(output, 'utf8'), /^BIRD_GRANT_TYPE=refresh_token$/m);
  });

  test('the wrong host: one of all orgs, one where nobody listens, one that is no org', async () => {
    const shared = await authorize(['--instance-url', 'https://login.salesforce.com']);
    refused(shared, /^login\.salesforce\.com belongs to all orgs\. Give the address of your own/m);
    const nobody = await authorize(['--instance-url', 'http://127.0.0.1:9']);
    refused(nobody, /cannot be reached .*: the wrong host\./);
    const other = createServer((_request, response) => response.end('<html>Hello</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const stranger = await authorize(['--instance-url', `http://127.0.0.1:${port}`]);
    other.close();
    refused(stranger, /is no Salesforce org.*the wrong host\./);
  });

  test('key and secret from a file; a file without them; an option that is none', async () => {
    await deploy(HARDENED);
    const file = path.join(folder, 'key.env');
    writeFileSync(file, `BIRD_CLIENT_ID=${client.id}\nBIRD_CLIENT_SECRET=${client.secret}\n`);
    const good = await authorize(['--credentials-file', file], {}, false);
    assert.equal(good.code, 0, good.text);
    writeFileSync(file, 'BIRD_CLIENT_ID=alone\n');
    refused(await authorize(['--credentials-file', file], {}, false), /must hold the lines/);
    refused(
      await authorize(['--flow', 'password']),
      /--flow is one of client-credentials, browser/
    );
  });

  test('without a file the values are printed once, on standard output alone', async () => {
    const command = Command.script(
      'authorize.ts',
      ['--instance-url', server.baseUrl, '--no-browser'],
      keys()
    );
    assert.equal(await command.end(), 0);
    assert.equal(command.output.split(client.secret).length, 2);
    assert.equal(command.text.split(client.secret).length, 2);
  });

  test('no command said a secret, a token or a code', () => {
    assert.ok(transcripts.length > 15);
    const found = transcripts.filter(
      (text) => text.includes(client.secret) || /00DLo\w+!|5Aep[\w-]{20}|aPrx[\w-]{20}/.test(text)
    );
    assert.deepEqual(found, []);
  });

  async function deploy(
    folders: readonly string[],
    changes: Changes = {},
    page = PAGE
  ): Promise<void> {
    const { status, components } = await deployAuth(server, folders, { ...USER, ...changes });
    assert.equal(status, 'Succeeded', JSON.stringify(components));
    client = await DeployedClient.read(server, page);
  }

  function keys(): Record<string, string> {
    return { BIRD_CLIENT_ID: client.id, BIRD_CLIENT_SECRET: client.secret };
  }

  async function authorize(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    withKeys = true
  ): Promise<Said> {
    const command = start(args, withKeys ? { ...keys(), ...env } : env);
    const code = await command.end();
    transcripts.push(command.text);
    return { code, text: command.text };
  }

  function start(args: readonly string[], env: Readonly<Record<string, string>>): Command {
    const host = args.includes('--instance-url') ? [] : ['--instance-url', server.baseUrl];
    return Command.script(
      'authorize.ts',
      [...host, '--no-browser', '--output', output, ...args],
      env
    );
  }

  /** Approves as a user, and pastes the address at which the browser ends, or another. */
  async function authorizeInBrowser(
    user: 'admin' | 'integrationAdmin' | 'outsider' | 'noapi',
    pasted: (address: string) => string = (address) => address,
    args: readonly string[] = ['--flow', 'browser', '--paste']
  ): Promise<Said> {
    const command = start(args, keys());
    const [, page = ''] = await command.until(/Approve here:\n {2}(\S+)\n/);
    await command.until(/Paste the address/);
    if (user === 'integrationAdmin') await assign(true, 'admin@local.example');
    const who = user === 'integrationAdmin' ? 'admin' : user;
    command.type(pasted(await approvedAddress(page, `${who}@local.example`)));
    const code = await command.end();
    transcripts.push(command.text);
    return { code, text: command.text };
  }

  /** Gives a user the permission set BirdIntegration, or takes it away. */
  async function assign(
    isAssigned: boolean,
    username = 'integration@local.example'
  ): Promise<void> {
    const give = `insert new PermissionSetAssignment(AssigneeId = [SELECT Id FROM User WHERE Username = '${username}'].Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'BirdIntegration'].Id);`;
    const take = `delete [SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${username}' AND PermissionSet.Name = 'BirdIntegration'];`;
    const session = { baseUrl: server.baseUrl, token: server.token('admin') };
    await runApex(session, isAssigned ? give : take);
  }
});

function refused({ code, text }: Said, sentence: RegExp): void {
  assert.equal(code, 1, text);
  assert.match(text, sentence);
}
