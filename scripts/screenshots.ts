/** Draws the pictures of the README and of docs from a local org of its own: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { Administrator } from '../e2e/support/administrator.ts';
import { openBrowser, openPage } from '../e2e/support/browser.ts';
import { StartedOrg } from '../e2e/support/started-org.ts';

const IMAGES = join(import.meta.dirname, '../docs/images');
const SIZE = { width: 1440, height: 900 };
const CUSTOMER = {
  channel: 'whatsapp',
  kind: 'message',
  direction: 'inbound',
  channelId: '777a1d22-bc18-5adf-8f2d-50c41e4b1cad',
  from: '+628120000142'
} as const;

async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const org = await StartedOrg.start();
  const browser = await openBrowser();
  try {
    const page = await logIn(browser, org);
    await drawLead(page, org);
    await drawSearch(page);
    await drawHome(page, org);
    await drawSetup(browser, org);
  } finally {
    await browser.close();
    await org.stop();
  }
}

async function logIn(browser: Browser, org: StartedOrg): Promise<Page> {
  const { page } = await openPage(browser, SIZE);
  await page.goto(org.leadPage);
  await page.getByRole('log').waitFor();
  return page;
}

/** A Lead while its person writes; what was new before has been seen. */
async function drawLead(page: Page, org: StartedOrg): Promise<void> {
  await page.reload();
  await page.getByRole('log').waitFor();
  const client = org.client();
  const texts = ['Satu lagi: garansinya berapa lama?', 'Dan bisa dicicil?'];
  for (const text of texts) {
    await client.send({ ...CUSTOMER, messageId: crypto.randomUUID(), text });
    await page.getByRole('log').getByText(text).waitFor();
  }
  await draw(page, 'lead');
}

/** A found message in its place, in the dark theme. */
async function drawSearch(page: Page): Promise<void> {
  await page.goto(`${page.url().split('?')[0]}?theme=dark`);
  await page.getByRole('button', { name: 'Search messages' }).click();
  const card = page.getByRole('article', { name: 'Conversations' });
  await card.getByRole('textbox').fill('sabtu');
  const results = card.getByRole('list', { name: 'Results' }).getByRole('listitem');
  await results.last().getByRole('button').click();
  await card.getByRole('log').getByText(/sabtu/i).first().waitFor();
  await draw(page, 'search');
}

async function drawHome(page: Page, org: StartedOrg): Promise<void> {
  await page.goto(`${org.baseUrl}/lightning/n/Bird_Home?theme=light`);
  await page
    .getByRole('link', { name: /Maya Anggraini/ })
    .first()
    .waitFor();
  await draw(page, 'home');
}

/** The tab Bird Set-up of an org in which something is amiss: its checklist, and what could not be processed. */
async function drawSetup(browser: Browser, org: StartedOrg): Promise<void> {
  await leaveEvents(org);
  const { page } = await Administrator.logIn(browser, org.baseUrl, SIZE);
  await page.goto(`${org.baseUrl}/lightning/n/Bird_Setup`);
  await page.locator('c-bird-setup-checklist li').first().waitFor();
  await page.locator('c-bird-event-row').nth(1).waitFor();
  await draw(page, 'setup');
  await draw(page.locator('c-bird-events'), 'events');
}

/** A status whose message never came, and a webhook with a wrong secret. */
async function leaveEvents(org: StartedOrg): Promise<void> {
  await org.client().send({
    ...CUSTOMER,
    kind: 'status',
    direction: 'outbound',
    messageId: 'wamid.of-a-campaign',
    status: 'read'
  });
  await fetch(`${org.baseUrl}/bird/services/apexrest/bird/v1/webhooks/Flow`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Bird-Secret': 'mistyped' },
    body: '{}'
  });
}

async function draw(part: Page | Locator, name: string): Promise<void> {
  const page = 'mouse' in part ? part : part.page();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await part.screenshot({ path: join(IMAGES, `${name}.png`) });
}

await main();
