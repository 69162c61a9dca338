import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { ORG_SECRETS, secretsIn } from '../scripts/checks/secrets.ts';
import { queryRows } from '../scripts/org-tools.ts';
import { PROJECT_ROOT } from '../scripts/project.ts';
import { sfEnvironment } from '../scripts/support/sf-environment.ts';
import { readWorkflow, stepsOf } from '../scripts/support/workflow.ts';
import { Administrator } from './support/administrator.ts';
import { openBrowser } from './support/browser.ts';
import { filesSince } from './support/files-since.ts';
import { FreshOrg } from './support/fresh-org.ts';
import { pageCommands } from './support/page-commands.ts';
import { sourceDifference } from './support/source-difference.ts';
import { Terminal, type Command } from './support/terminal.ts';
import { TlsFront } from './support/tls-front.ts';

/** Files that the page has its reader name, for what Bird needs. */
const KEPT: readonly string[] = ['bird.env', 'bird-user.env'];
/** What both npm run deploy and npm start deploy. */
const DEPLOYED_ALIKE = ['force-app/main', 'config/translations'].map((folder) =>
  path.join(PROJECT_ROOT, folder)
);
const ADMINISTRATOR = 'Ayu Prasetyo (admin@local.example)';

/** Whoever reads the page writes these two values into its first lines, and nothing else. */
function filledIn(line: string, org: FreshOrg): string {
  return line
    .replace('https://MYDOMAIN.my.salesforce.com', org.baseUrl)
    .replace('integration@example.com', 'integration@local.example');
}

describe('docs/setup-salesforce.md, followed to the letter in a fresh local org', () => {
  const commands = pageCommands('docs/setup-salesforce.md');
  const settings = commands.filter((line) => line.startsWith('export '));
  const steps = commands.filter((line) => !line.startsWith('export '));
  const said: string[] = [];
  let org: FreshOrg;
  let browser: Browser;
  let page: Page;
  let terminal: Terminal;
  let front: TlsFront | null = null;
  let opened: string;
  let secret = '';
  let processes: string;
  const begun = Date.now();

  before(async () => {
    org = await FreshOrg.start();
    browser = await openBrowser();
    ({ page } = await Administrator.logIn(browser, org.baseUrl));
    opened = path.join(org.home, 'opened');
    const program = path.join(org.home, 'browser.sh');
    writeFileSync(program, `#!/bin/sh\nprintf %s "$1" > ${opened}\n`);
    chmodSync(program, 0o700);
    const bin = path.join(PROJECT_ROOT, 'node_modules/.bin');
    const temporary = path.join(org.home, 'tmp');
    mkdirSync(temporary);
    processes = path.join(org.home, 'processes');
    const recorder = path.join(import.meta.dirname, 'support/record-processes.cjs');
    terminal = new Terminal({
      ...sfEnvironment(org.home),
      PATH: `${bin}:${process.env['PATH']}`,
      BROWSER: program,
      TMPDIR: temporary,
      NODE_OPTIONS: `--require "${recorder}"`,
      RECORDED_PROCESSES: processes,
      NO_COLOR: '1',
      npm_config_update_notifier: 'false'
    });
  });

  after(async () => {
    await front?.close();
    await browser.close();
    await org.stop();
  });

  test('each command of the page succeeds, in the order of the page', async () => {
    assert.equal(settings.length, 2);
    assert.equal(steps.length, 7, steps.join('\n'));
    for (const step of steps) await follow(step);
  });

  test('one Lead was made by client credentials, another by a refreshed token', async () => {
    const session = { baseUrl: org.baseUrl, token: org.server.openSession('admin') };
    const leads = await queryRows(
      session,
      'SELECT LastName, Phone, CreatedBy.Username FROM Lead ORDER BY Phone'
    );
    const made = leads.map((lead) => [
      lead['LastName'],
      (lead['CreatedBy'] as { Username: string }).Username
    ]);
    assert.deepEqual(made, [
      ['Putri Anjani', 'integration@local.example'],
      ['Bima Saputra', 'admin@local.example']
    ]);
  });

  test('what Salesforce CLI deployed is what npm start takes of the same folders', () => {
    const { same, differences } = sourceDifference(org.server.source, DEPLOYED_ALIKE);
    assert.deepEqual(differences, []);
    assert.ok(same > 700, `${same} files`);
  });

  test('the secrets are in the two files alone, which nobody else may read', () => {
    for (const name of KEPT) {
      const file = path.join(org.home, name);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.ok(readFileSync(file, 'utf8').includes(secret));
    }
    assert.deepEqual(leaks(said.join('\n')), []);
    const written = [...filesSince(0, org.home), ...filesSince(begun, PROJECT_ROOT)];
    const leaky = written
      .filter((file) => !KEPT.includes(path.relative(org.home, file)))
      .flatMap((file) => leaks(readFileSync(file, 'latin1')).map((found) => `${file}: ${found}`));
    assert.deepEqual(leaky, []);
  });

  test('no process was started with a secret among its arguments, which everybody can see', () => {
    const lines = readFileSync(processes, 'utf8').trimEnd().split('\n');
    for (const known of [
      '"org","login","web"',
      'deploy.ts',
      'authorize.ts',
      'send.ts',
      'browser.sh'
    ])
      assert.ok(
        lines.some((line) => line.includes(known)),
        `${known} was not recorded`
      );
    assert.deepEqual(
      lines.filter((line) => leaks(line).length > 0),
      []
    );
  });

  test('.github/workflows/deploy.yml does the same with the log-in that a secret holds', async () => {
    front = await TlsFront.open(org.baseUrl, org.home);
    const ci = terminal.with({
      NODE_EXTRA_CA_CERTS: front.certificateFile,
      SFDX_AUTH_URL: await authUrl(front.host),
      INTEGRATION_USER: 'integration@local.example',
      DRY_RUN: '--dry-run'
    });
    for (const { run } of stepsOf(readWorkflow('deploy'))) {
      if (run === undefined || run === 'npm ci') continue;
      const command = ci.run(run);
      assert.equal(await command.end(), 0, `${run}\n${command.text}`);
      assert.deepEqual(leaks(command.text), []);
    }
  });

  /** What an administrator puts into the secret, as the page says. */
  async function authUrl(host: string): Promise<string> {
    const show = 'npx sf org auth show-sfdx-auth-url --target-org my-org --no-prompt --json';
    const command = terminal.run(show);
    assert.equal(await command.end(), 0, command.text);
    const [, user = ''] = /force:\/\/([^@]+)@/.exec(command.output) ?? [];
    assert.match(user, /^PlatformCLI::5Aep/);
    return `force://${user}@${host}`;
  }

  function leaks(text: string): readonly string[] {
    return [
      ...secretsIn(text, ORG_SECRETS),
      ...(text.includes(secret) ? ['the consumer secret'] : [])
    ];
  }

  async function follow(step: string): Promise<void> {
    rmSync(opened, { force: true });
    const lines = [...settings.map((line) => filledIn(line, org)), step];
    const started = performance.now();
    const command = terminal.run(lines.join('\n'));
    await actOn(step, command);
    const code = await command.end();
    assert.equal(code, 0, `${step}\n${command.text}`);
    said.push(command.text);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`# ${seconds} s  ${step}\n`);
  }

  /** What the page says a person does. */
  async function actOn(step: string, command: Command): Promise<void> {
    if (step.includes('org login web')) await approve(await openedAddress());
    if (!step.includes('run authorize')) return;
    await command.until(/Consumer key: /);
    const [key, shown] = await readKeys(await openedAddress());
    secret = shown;
    command.type(key);
    await command.until(/Consumer secret/);
    assert.equal(command.visibleArguments.includes(key), false);
    rmSync(opened);
    command.type(shown);
    if (step.includes('--flow browser')) {
      await command.until(/acts as whoever approves/);
      await approve(await openedAddress());
    }
  }

  async function openedAddress(): Promise<string> {
    const deadline = Date.now() + 30_000;
    while (!existsSync(opened) || readFileSync(opened, 'utf8') === '') {
      assert.ok(Date.now() < deadline, 'no page was opened');
      await delay(50);
    }
    return readFileSync(opened, 'utf8');
  }

  async function approve(address: string): Promise<void> {
    await page.goto(address);
    await page.getByLabel('Log in as').selectOption({ label: ADMINISTRATOR });
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL((url) => url.port === '1717');
  }

  /** Key and secret from the page of Setup. */
  async function readKeys(address: string): Promise<readonly [string, string]> {
    await page.goto(address);
    const value = (name: string): Promise<string> =>
      page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').innerText();
    return [await value('Consumer Key'), await value('Consumer Secret')];
  }
});
