import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { BirdClient } from '../scripts/bird-client.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { RestApi } from './support/rest.ts';
import { resultOf, StartedOrg } from './support/started-org.ts';
import { assertAccessible, keepState, shoot } from './support/states.ts';

/** Promised time from the post's answer to the message on the page. */
const LIVE_MILLISECONDS = 2_000;

describe('the record page in a real browser', () => {
  let org: StartedOrg;
  let browser: Browser;
  let client: BirdClient;

  before(async () => {
    org = await StartedOrg.start();
    client = org.client();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await org.stop();
  });

  test('a Lead page shows the conversation and a new message appears by itself', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    const thread = page.getByRole('log', { name: 'Messages with Siti Rahayu' });
    await thread.waitFor();
    assert.match(await thread.innerText(), /Sabtu/);
    await assertAccessible(page);
    await page.reload();
    await thread.waitFor();
    await assertAccessible(page);
    await shoot(page, 'lead');

    const text = `Sampai jumpa hari Sabtu ${Date.now()}`;
    await client.send({
      channel: 'whatsapp',
      kind: 'message',
      direction: 'inbound',
      messageId: `live-${Date.now()}`,
      from: '+628120000142',
      text,
      occurredAt: new Date().toISOString()
    });
    await thread.getByText(text).waitFor({ timeout: LIVE_MILLISECONDS });
    await shoot(page, 'lead-live');
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('message text is shown as text, never as markup', async () => {
    const text = '<img src=x onerror="document.title=\'owned\'"> & <b>bold</b>';
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await client.send({
      channel: 'whatsapp',
      kind: 'message',
      direction: 'inbound',
      messageId: `markup-${Date.now()}`,
      from: '+628120000142',
      text
    });
    await page.getByRole('log').getByText(text).waitFor({ timeout: LIVE_MILLISECONDS });
    assert.notEqual(await page.title(), 'owned');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a Case page shows the conversation that made it', async () => {
    const sent = resultOf(
      await client.send({
        channel: 'viber',
        kind: 'message',
        direction: 'inbound',
        messageId: `case-${Date.now()}`,
        from: '+6281355500999',
        name: 'Wulan Sari',
        text: 'Roti saya belum sampai.'
      })
    );
    assert.equal(sent['objectType'], 'Case');
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await page.goto(`${org.baseUrl}/lightning/r/Case/${sent['recordId']}/view`);
    await page.getByRole('log').getByText('Roti saya belum sampai.').waitFor();
    await shoot(page, 'case');
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('the Lead list leads to the Lead page', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await page.goto(`${org.baseUrl}/lightning/o/Lead/list`);
    await page.getByRole('link', { name: 'Siti Rahayu' }).waitFor();
    await shoot(page, 'lead-list');
    await assertAccessible(page);
    await page.getByRole('link', { name: 'Siti Rahayu' }).click();
    await page.getByRole('log', { name: 'Messages with Siti Rahayu' }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a Lead without messages says so', async () => {
    const id = await RestApi.connect(org).then((rest) =>
      rest.create('Lead', { LastName: 'Dimas', Company: 'Kopi Dimas' })
    );
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await page.goto(`${org.baseUrl}/lightning/r/Lead/${id}/view`);
    await page.getByText('No messages yet').waitFor();
    await shoot(page, 'lead-empty');
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('at phone size the thread fits', async () => {
    const { page, complaints } = await openPage(browser, { width: 390, height: 844 });
    await page.goto(org.leadPage);
    const thread = page.getByRole('log', { name: 'Messages with Siti Rahayu' });
    await thread.waitFor();
    await thread.scrollIntoViewIfNeeded();
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.equal(width, 390, 'nothing scrolls sideways');
    await shoot(page, 'lead-390');
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a user without the permission set sees the record and no conversation', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await page.getByRole('log').waitFor();
    const user = page.getByRole('combobox', { name: 'User' });
    await user.selectOption({ label: 'Budi Santoso (Standard User)' });
    await page.getByRole('log').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Siti Rahayu' }).waitFor();
    assert.equal(await page.getByText('Conversations', { exact: true }).count(), 0);
    await shoot(page, 'lead-no-access');
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a user who may not read texts sees when and on which channel people wrote', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(org.leadPage);
    await page.getByRole('log').waitFor();
    const user = page.getByRole('combobox', { name: 'User' });
    await user.selectOption({ label: 'Tono Hidayat (Standard User)' });
    const log = page.getByRole('log');
    await page.getByText('You can’t see message text.').waitFor();
    await log.getByText('Text hidden').first().waitFor();
    assert.equal(await log.getByText(/Selamat pagi/).count(), 0);
    await keepState(page, 'lead-hidden-texts');
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
