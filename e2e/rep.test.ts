import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { BirdClient } from '../scripts/bird-client.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { RestApi } from './support/rest.ts';
import { resultOf, StartedOrg } from './support/started-org.ts';
import { keepState } from './support/states.ts';

/** Promised time from the post's answer to the change on the page. */
const LIVE_MILLISECONDS = 2_000;
const MINUTE = 60_000;
const MEDIA_HOST = 'https://media.nest.messagebird.com';
/** A roof, as a customer photographs it. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#9cc9ee"/><path d="M60 240 320 90l260 150v160H60z" fill="#b5533c"/><path d="M200 190 320 120l120 70-120 60z" fill="#1b2b4b"/></svg>';

/** The records of one customer company. */
interface Customer {
  readonly accountId: string;
  readonly contactIds: readonly string[];
  readonly opportunityId: string;
}

function textMessage(from: string, name: string, text: string, minutesAgo: number) {
  return {
    channel: 'whatsapp',
    kind: 'message',
    direction: 'inbound',
    messageId: crypto.randomUUID(),
    from,
    name,
    text,
    occurredAt: new Date(Date.now() - minutesAgo * MINUTE).toISOString()
  } as const;
}

describe('what a sales rep does on the record page', () => {
  let org: StartedOrg;
  let browser: Browser;
  let client: BirdClient;
  let customer: Customer;

  before(async () => {
    org = await StartedOrg.start();
    client = org.client();
    browser = await openBrowser();
    customer = await makeCustomer();
  });

  after(async () => {
    await browser.close();
    await org.stop();
  });

  /** An Account with two Contacts who have written, and an Opportunity with both of them. */
  async function makeCustomer(): Promise<Customer> {
    const rest = RestApi.ofRep(org);
    const accountId = await rest.create('Account', { Name: 'Rumah Kopi Lembang' });
    const people = [
      { LastName: 'Hartono', FirstName: 'Maya', Phone: '+628137770001' },
      { LastName: 'Wijaya', FirstName: 'Yusuf', Phone: '+628137770002' }
    ];
    const contactIds: string[] = [];
    const opportunityId = await rest.create('Opportunity', {
      Name: 'Panel untuk Rumah Kopi',
      AccountId: accountId,
      StageName: 'Prospecting',
      CloseDate: '2027-01-31'
    });
    for (const [index, person] of people.entries()) {
      const contactId = await rest.create('Contact', { ...person, AccountId: accountId });
      contactIds.push(contactId);
      await rest.create('OpportunityContactRole', {
        OpportunityId: opportunityId,
        ContactId: contactId
      });
      const name = `${person.FirstName} ${person.LastName}`;
      const sent = textMessage(person.Phone, name, `Salam dari ${name}`, 30 - index * 10);
      assert.equal(resultOf(await client.send(sent))['contactId'], contactId);
    }
    return { accountId, contactIds, opportunityId };
  }

  async function openRecord(
    address: string,
    size = { width: 1440, height: 1000 }
  ): Promise<{ page: Page; card: Locator; complaints: string[] }> {
    const { page, complaints } = await openPage(browser, size);
    await page.goto(org.leadPage);
    if (address !== org.leadPage) await page.goto(address);
    const card = page.getByRole('article', { name: 'Conversations' });
    await card.getByRole('log').waitFor();
    return { page, card, complaints };
  }

  function recordPage(objectName: string, recordId: string | null | undefined): string {
    return `${org.baseUrl}/lightning/r/${objectName}/${recordId}/view`;
  }

  async function end(page: Page, complaints: readonly string[]): Promise<void> {
    assert.deepEqual(complaints, []);
    await page.context().close();
  }

  test('a Contact page shows what the Contact wrote', async () => {
    const { page, card, complaints } = await openRecord(
      recordPage('Contact', customer.contactIds[0])
    );
    await card.getByText('Salam dari Maya Hartono').waitFor();
    assert.equal(await card.getByText('Salam dari Yusuf Wijaya').count(), 0);
    await keepState(page, 'rep-contact');
    await end(page, complaints);
  });

  for (const objectName of ['Account', 'Opportunity'] as const) {
    test(`an ${objectName} page shows its people, the newest first, one to choose`, async () => {
      const id = objectName === 'Account' ? customer.accountId : customer.opportunityId;
      const { page, card, complaints } = await openRecord(recordPage(objectName, id));
      await card.getByText('Salam dari Yusuf Wijaya').waitFor();
      const picker = card.getByRole('combobox');
      const people = await picker.locator('option').allTextContents();
      assert.deepEqual(
        people.map((each) => each.split(' · ')[0]),
        ['Yusuf Wijaya', 'Maya Hartono']
      );
      await picker.selectOption({ label: people[1] ?? '' });
      await card.getByText('Salam dari Maya Hartono').waitFor();
      assert.equal(await card.getByText('Salam dari Yusuf Wijaya').count(), 0);
      await keepState(page, `rep-${objectName.toLowerCase()}`);
      await end(page, complaints);
    });
  }

  test('search lists hits newest first, opens one in its place and leads back', async () => {
    const { page, card, complaints } = await openRecord(org.leadPage);
    const log = card.getByRole('log');
    await card.getByRole('button', { name: 'Search messages' }).click();
    await card.getByRole('textbox').fill('sabtu');
    const results = card.getByRole('list', { name: 'Results' }).getByRole('listitem');
    await results.first().waitFor();
    const texts = await results.allInnerTexts();
    assert.ok(texts.length > 1, 'more than one message speaks of Saturday');
    for (const text of texts) assert.match(text, /sabtu/i);
    await card.getByText(/first 255 characters/).waitFor();
    await keepState(page, 'rep-search');
    await results.last().getByRole('button').click();
    await log.getByText(/sabtu/i).first().waitFor();
    await card.getByRole('button', { name: 'All results' }).waitFor();
    await keepState(page, 'rep-search-place');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Search messages' }).waitFor();
    await end(page, complaints);
  });

  test('search that finds nothing says so', async () => {
    const { page, card, complaints } = await openRecord(org.leadPage);
    await card.getByRole('button', { name: 'Search messages' }).click();
    await card.getByRole('textbox').fill('zebra%_');
    await card
      .getByText(/No messages? /)
      .first()
      .waitFor();
    await keepState(page, 'rep-search-nothing');
    await end(page, complaints);
  });

  test('filters apply at once, chips say what is on, and one press removes one', async () => {
    const { page, card, complaints } = await openRecord(org.leadPage);
    const filter = card.getByRole('button', { name: 'Filter messages' });
    await filter.click();
    const panel = card.getByRole('dialog', { name: 'Filter messages' });
    await panel.getByRole('radio', { name: /^Customer/ }).check();
    await panel.getByRole('checkbox', { name: /^Locations/ }).check();
    await keepState(page, 'rep-filter-open');
    await page.keyboard.press('Escape');
    const rows = card.getByRole('log').getByRole('listitem');
    await rows.filter({ hasText: 'Open map' }).first().waitFor();
    for (const text of await rows.allInnerTexts()) assert.match(text, /Open map/);
    await keepState(page, 'rep-filtered');
    await card.getByRole('button', { name: /Locations/ }).click();
    await rows.filter({ hasText: 'What if it rains' }).waitFor();
    assert.equal(await rows.filter({ hasText: 'Asisten Surya' }).count(), 0);
    await end(page, complaints);
  });

  test('a picture opens large and closes again', async () => {
    const from = '+628137770003';
    const sent = resultOf(
      await client.send({
        ...textMessage(from, 'Ratna Dewi', 'Foto atap toko', 5),
        type: 'image',
        media: [
          { url: `${MEDIA_HOST}/atap.png`, contentType: 'image/png', caption: 'Atap sisi utara' }
        ]
      })
    );
    await client.send({
      ...textMessage(from, 'Ratna Dewi', '', 4),
      type: 'file',
      media: [
        {
          url: `${MEDIA_HOST}/denah.pdf`,
          contentType: 'application/pdf',
          filename: 'Denah atap.pdf'
        }
      ]
    });
    const { page, complaints } = await openPage(browser);
    await page.route(`${MEDIA_HOST}/**`, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: PICTURE })
    );
    await page.goto(org.leadPage);
    await page.goto(recordPage('Lead', sent['recordId']));
    const log = page.getByRole('log');
    const link = log.getByRole('link', { name: /Denah atap\.pdf/ });
    assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
    await log.locator('lightning-icon[icon-name="doctype:pdf"] svg path').first().waitFor();
    await log
      .getByRole('button', { name: /Atap sisi utara|photo|image|picture/i })
      .first()
      .click();
    const large = page.getByRole('dialog');
    await large.getByRole('img').waitFor();
    await keepState(page, 'rep-lightbox');
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    await end(page, complaints);
  });

  test('media that does not load becomes one line', async () => {
    const sent = resultOf(
      await client.send({
        ...textMessage('+628137770004', 'Tono', '', 3),
        type: 'image',
        media: [{ url: `${MEDIA_HOST}/gone.jpg`, contentType: 'image/jpeg' }]
      })
    );
    const { page } = await openPage(browser);
    await page.route(`${MEDIA_HOST}/**`, (route) => route.abort());
    await page.goto(org.leadPage);
    await page.goto(recordPage('Lead', sent['recordId']));
    await page.getByRole('log').getByText('not available here').waitFor();
    await keepState(page, 'rep-media-gone');
    await page.context().close();
  });

  test('the conversation is exported as text', async () => {
    const { page, card, complaints } = await openRecord(org.leadPage);
    await card.getByRole('button', { name: 'More actions' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Export/ }).click()
    ]);
    const text = readFileSync((await download.path()) ?? '', 'utf8');
    assert.match(download.suggestedFilename(), /\.txt$/);
    assert.match(text, /Selamat pagi, saya Siti dari Rahayu Bakery/);
    assert.match(text, /What if it rains on Saturday\?/);
    assert.match(text, /WhatsApp · Dewi Lestari\n/);
    await end(page, complaints);
  });

  test('news does not move a reader of old messages, and a pill leads to it', async () => {
    const from = '+628137770005';
    const messages = Array.from({ length: 60 }, (_, index) =>
      textMessage(from, 'Bayu', `Baris ${index + 1}.`, 70 - index)
    );
    const { body } = await client.post('/services/apexrest/bird/v1/messages', { messages });
    const { results } = body as { results: { recordId: string }[] };
    const { page, card, complaints } = await openRecord(recordPage('Lead', results[0]?.recordId));
    const log = card.getByRole('log');
    await log.getByText('Baris 60.').waitFor();
    await log.getByText('Baris 60.').hover();
    await page.mouse.wheel(0, -1500);
    await page.waitForTimeout(300);
    await client.send(textMessage(from, 'Bayu', 'Sudah saya transfer.', 0));
    const pill = card.getByRole('button', { name: /^1 new message/ });
    await pill.waitFor({ timeout: LIVE_MILLISECONDS + 500 });
    assert.equal(await log.getByText('Sudah saya transfer.').isVisible(), false);
    await keepState(page, 'rep-news');
    await pill.click();
    await log.getByText('Sudah saya transfer.').waitFor();
    await end(page, complaints);
  });

  test('the page speaks Indonesian', async () => {
    const { page, complaints } = await openRecord(org.leadPage);
    await page
      .getByRole('combobox', { name: 'Language' })
      .selectOption({ label: 'Bahasa Indonesia' });
    const card = page.getByRole('article', { name: 'Percakapan' });
    await card.getByRole('log').waitFor();
    await card.getByRole('tab', { name: /^Semua/ }).waitFor();
    await card.getByText(/untuk membalas di WhatsApp/).waitFor();
    await keepState(page, 'rep-indonesian');
    await page.goto(`${org.leadPage}`);
    await page.locator('select').nth(0).waitFor();
    await page.goto(`${page.url()}?language=en_US`);
    await page.getByRole('article', { name: 'Conversations' }).waitFor();
    await end(page, complaints);
  });

  for (const theme of ['dark', 'slds1'] as const) {
    test(`the ${theme} theme is readable`, async () => {
      const { page, card, complaints } = await openRecord(org.leadPage);
      await page.goto(`${page.url()}?theme=${theme}`);
      await card.getByRole('log').waitFor();
      await keepState(page, `rep-${theme}`);
      await end(page, complaints);
    });
  }

  test('on a phone the conversation fits and its tools are large enough', async () => {
    const { page, complaints } = await openPage(browser, { width: 390, height: 844 });
    await page.goto(org.leadPage);
    await page.goto(`${page.url()}?form=phone`);
    const frame = page.frameLocator('iframe[title="Phone preview"]');
    const card = frame.getByRole('article', { name: 'Conversations' });
    await card.getByRole('log').waitFor();
    for (const button of await card.getByRole('button').all()) {
      const box = await button.boundingBox();
      if (box !== null)
        assert.ok(box.height >= 24, `${await button.innerText()}: ${box.height} px`);
    }
    await keepState(page, 'rep-phone');
    await page.goto(`${page.url()}?form=desktop`);
    await end(page, complaints);
  });

  test('the home page leads with who waits for an answer', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await page.goto(`${org.baseUrl}/lightning/n/Bird_Home`);
    await page.getByRole('radiogroup').getByText('All', { exact: true }).click();
    const row = page.getByRole('link', { name: /Siti Rahayu/ }).first();
    await row.waitFor();
    await keepState(page, 'rep-home');
    await row.click();
    await page.getByRole('log', { name: 'Messages with Siti Rahayu' }).waitFor();
    await end(page, complaints);
  });
});
