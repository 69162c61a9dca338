import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { Administrator } from './support/administrator.ts';
import { openBrowser } from './support/browser.ts';
import { RestApi } from './support/rest.ts';
import { StartedOrg } from './support/started-org.ts';

const SETUP_PAGE = '/lightning/n/Bird_Setup';
const PHONE = '+628120007777';
const UNASSIGN = `delete [SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'BirdIntegration'];`;
const ASSIGN = `insert new PermissionSetAssignment(
  AssigneeId = [SELECT Id FROM User WHERE Alias = 'birdint'].Id,
  PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'BirdIntegration'].Id);`;
/** What twelve attempts in vain leave. */
const GIVE_UP = `List<BirdInboundEvent__c> events = [SELECT Id FROM BirdInboundEvent__c WHERE Status__c = 'New'];
for (BirdInboundEvent__c event : events) {
  event.Status__c = 'Failed';
  event.Attempts__c = 12;
}
Database.update(events, AccessLevel.SYSTEM_MODE);`;

/** The line of the checklist with a sentence. */
function item(page: Page, sentence: string | RegExp): Locator {
  return page.locator('c-bird-setup-checklist li').filter({ hasText: sentence });
}

async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isDone())) {
    assert.ok(Date.now() < deadline, what);
    await delay(100);
  }
}

/** A customer writes, and Bird delivers it through the Site. */
async function deliver(org: StartedOrg): Promise<void> {
  const line = org.output
    .split('\n')
    .find((text) => text.startsWith('curl ') && text.includes('/webhooks/'));
  assert.ok(line, org.output);
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    line.replace('+628120000142', PHONE)
  ]);
  assert.deepEqual(JSON.parse(stdout), { status: 'queued' });
}

async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    []
  );
}

describe('the set-up page in a real browser', () => {
  let org: StartedOrg;
  let browser: Browser;
  let rest: RestApi;

  before(async () => {
    org = await StartedOrg.start();
    rest = await RestApi.connect(org);
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await org.stop();
  });

  test('finds what is broken, and retries what failed once that is mended', async () => {
    const admin = await Administrator.logIn(browser, org.baseUrl);
    const { page } = admin;
    await admin.runApex(UNASSIGN);
    await deliver(org);
    await admin.open(SETUP_PAGE);
    await item(page, 'Nobody has the permission set Bird Integration')
      .getByText('Assign Bird Integration to the user that Bird signs in as')
      .waitFor();
    await until('the trigger never ran', async () => {
      await page.getByRole('button', { name: 'Check again' }).click();
      return (await item(page, 'ran as a user who may not process deliveries').count()) === 1;
    });
    await admin.runApex(GIVE_UP);
    await page.getByRole('button', { name: 'Check again' }).click();
    await item(page, 'Inbound events that failed: 1.').waitFor();

    await admin.runApex(ASSIGN);
    await page.getByRole('button', { name: 'Check again' }).click();
    await item(page, 'Bird may sign in as Bird Integration.').waitFor();
    const console = page.locator('c-bird-events');
    await console.getByRole('button', { name: 'Refresh' }).click();
    await console.getByLabel('Status').selectOption({ label: 'Given up (1)' });
    const rows = console.locator('c-bird-event-row');
    const given = rows.filter({ hasText: 'Tried 12 times' });
    const name = /BE-\d+/.exec(await given.innerText())?.[0] ?? assert.fail('the event has a name');
    const row = rows.filter({ hasText: name });
    await row.getByRole('button', { name: 'Show payload' }).click();
    await row
      .getByRole('region', { name: /^Payload of BE-/ })
      .getByText(PHONE)
      .waitFor();
    await row.locator('.slds-checkbox_faux').click();
    await console.getByRole('button', { name: 'Retry' }).click();
    await console.getByText('1 event is being tried again.').waitFor();
    const lead = `SELECT Id FROM Lead WHERE Phone = '${PHONE}'`;
    await until('the Lead never came', async () => (await rest.query(lead)).length === 1);
    await console.getByLabel('Status').selectOption({ label: 'All' });
    await row.waitFor({ state: 'detached' });
    await item(page, 'Inbound events that failed').waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await item(page, 'No inbound event needs anybody.').waitFor();
    assert.deepEqual(admin.complaints, []);
    await assertAccessible(page);
    await page.close();
  });

  test('saves a signing key and never shows it, on a phone too', async () => {
    const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const admin = await Administrator.logIn(browser, org.baseUrl, { width: 390, height: 844 });
    const { page } = admin;
    await admin.open(SETUP_PAGE);
    const keys = page.locator('c-bird-setup-keys');
    const platform = keys.locator('li').filter({ hasText: 'Bird_Platform' });
    await platform.getByLabel('New key of Bird_Platform').fill(key);
    await platform.getByRole('button', { name: 'Save key' }).click();
    await keys.getByText('The key of Bird_Platform is saved. It is never shown again.').waitFor();
    await platform.getByText('There is a key.').waitFor();
    assert.equal((await page.content()).includes(key), false);
    assert.equal(await platform.getByLabel('New key of Bird_Platform').inputValue(), '');
    const width: unknown = await page.evaluate('document.documentElement.scrollWidth');
    assert.equal(width, 390, 'nothing scrolls sideways');
    assert.deepEqual(admin.complaints, []);
    await assertAccessible(page);
    await page.close();
  });

  test('the checklist speaks Indonesian', async () => {
    const admin = await Administrator.logIn(browser, org.baseUrl);
    const { page } = admin;
    await admin.open(SETUP_PAGE);
    const language = page.getByLabel(/^(Language|Bahasa)/);
    await language.selectOption({ label: 'Bahasa Indonesia' });
    await item(page, 'Bird boleh masuk sebagai Bird Integration.').waitFor();
    await item(page, 'Rute saluran aktif tanpa kesalahan: 4.').waitFor();
    await page.getByText('Pesan di WhatsApp dari orang tak dikenal membuat Lead.').waitFor();
    await language.selectOption({ label: 'English' });
    await item(page, 'Bird may sign in as Bird Integration.').waitFor();
    assert.deepEqual(admin.complaints, []);
    await page.close();
  });
});
