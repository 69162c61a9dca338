import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { BirdClient } from '../scripts/bird-client.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { resultOf, StartedOrg } from './support/started-org.ts';
import { keepState } from './support/states.ts';

/** Promised time from the post's answer to the change on the page. */
const LIVE_MILLISECONDS = 2_000;
const SITI = '+628120000142';
const MINUTE = 60_000;

/** A text of `text`, as it came from `from` some minutes ago. */
function inbound(from: string, text: string, minutesAgo = 0) {
  return {
    channel: 'whatsapp',
    kind: 'message',
    direction: 'inbound',
    messageId: crypto.randomUUID(),
    from,
    text,
    occurredAt: new Date(Date.now() - minutesAgo * MINUTE).toISOString()
  } as const;
}

interface Line {
  readonly id: string;
  readonly top: number;
}

/** As much of the page's elements as is asked for here. */
interface PageElement {
  readonly parentElement: PageElement;
  scrollTop: number;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
  querySelectorAll(selector: string): Iterable<PageElement>;
  getAttribute(name: string): string;
}

/** Which row is the uppermost one in view and where its upper edge stands, at once after scrolling there. */
async function lineUnderTheEye(thread: Locator, scrollTop: number | null = null): Promise<Line> {
  const look = (log: PageElement, wanted: number | null): Line => {
    const scroller = log.parentElement;
    if (wanted !== null) scroller.scrollTop = wanted;
    const { top } = scroller.getBoundingClientRect();
    const rows = [...log.querySelectorAll('li[data-id]')];
    const row = rows.find((each) => each.getBoundingClientRect().bottom > top)!;
    return {
      id: row.getAttribute('data-id'),
      top: Math.round(row.getBoundingClientRect().top)
    };
  };
  return await thread.evaluate(look, scrollTop);
}

interface RootElement {
  readonly shadowRoot: RootElement | null;
  querySelectorAll(selector: string): Iterable<RootElement>;
}

/** Whether one sees that the element has the focus: by a ring around it, or around what it holds. */
async function hasFocusMark(element: Locator): Promise<boolean> {
  const look = (focused: RootElement): boolean => {
    type Styles = (of: RootElement) => {
      readonly boxShadow: string;
      readonly outlineStyle: string;
    };
    const { getComputedStyle } = globalThis as unknown as { getComputedStyle: Styles };
    const within = (root: RootElement): RootElement[] =>
      [...(root.shadowRoot ?? root).querySelectorAll('*')].flatMap((each) =>
        each.shadowRoot ? [each, ...within(each)] : [each]
      );
    const { boxShadow, outlineStyle } = getComputedStyle(focused);
    const hasRing = within(focused).some((each) =>
      getComputedStyle(each).boxShadow.includes('0px 0px 0px 4px')
    );
    return boxShadow !== 'none' || outlineStyle !== 'none' || hasRing;
  };
  return await element.evaluate(look);
}

describe('the thread in a real browser', () => {
  let org: StartedOrg;
  let browser: Browser;
  let client: BirdClient;
  let longThread: string;

  before(async () => {
    org = await StartedOrg.start();
    client = org.client();
    browser = await openBrowser();
    longThread = await sendLongThread();
  });

  after(async () => {
    await browser.close();
    await org.stop();
  });

  /** 120 messages of one person. @returns the address of the Lead page */
  async function sendLongThread(): Promise<string> {
    const from = '+628129990002';
    const messages = Array.from({ length: 120 }, (_, index) => ({
      ...inbound(from, `Pesan ${index + 1}.`, (120 - index) * 10),
      name: 'Bima Sakti'
    }));
    const answer = await client.post('/services/apexrest/bird/v1/messages', { messages });
    const { results } = answer.body as { results: { recordId: string; status: string }[] };
    assert.deepEqual(
      results.filter(({ status }) => status !== 'created' && status !== 'matched'),
      []
    );
    return `${org.baseUrl}/lightning/r/Lead/${results[0]?.recordId}/view`;
  }

  async function openThread(address: string): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser);
    await opened.page.goto(org.leadPage);
    if (address !== org.leadPage) await opened.page.goto(address);
    await opened.page.getByRole('log').waitFor();
    return opened;
  }

  test('a status change appears on the open page', async () => {
    const sent = {
      ...inbound(SITI, `Kami kirim penawaran ${Date.now()}`),
      direction: 'outbound',
      senderName: 'Dewi Lestari',
      senderKind: 'agent',
      status: 'sent'
    } as const;
    await client.send(sent);
    const { page, complaints } = await openThread(org.leadPage);
    const row = page.getByRole('listitem').filter({ hasText: sent.text });
    await row.getByText('Sent', { exact: true }).waitFor();
    const { channel, messageId, from, direction } = sent;
    const status = { channel, messageId, from, direction, kind: 'status' } as const;
    await client.send({ ...status, status: 'delivered' });
    await row.getByText('Delivered', { exact: true }).waitFor({ timeout: LIVE_MILLISECONDS });
    await client.send({ ...status, status: 'read' });
    await row.getByText('Read', { exact: true }).waitFor({ timeout: LIVE_MILLISECONDS });
    assert.equal(await row.count(), 1, 'the message stands there once');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('earlier messages come above without moving the reader, until the start', async () => {
    const { page, complaints } = await openThread(longThread);
    const thread = page.getByRole('log');
    const start = page.getByText('Start of the conversation with Bima Sakti');
    const read = new Set(await numbersInPage(thread));
    for (let step = 0; step < 40 && (await start.count()) === 0; step += 1) {
      const seen = await lineUnderTheEye(thread, 300);
      await page.waitForTimeout(250);
      const line = await lineUnderTheEye(thread);
      assert.equal(line.id, seen.id);
      assert.ok(Math.abs(line.top - seen.top) <= 1, `${seen.top} px became ${line.top} px`);
      for (const number of await numbersInPage(thread)) read.add(number);
    }
    await start.waitFor();
    await keepState(page, 'thread-start');
    assert.equal(read.size, 120, 'each message came by');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('the keyboard reaches every control, and the focus can be seen', async () => {
    const { page, complaints } = await openThread(org.leadPage);
    const focus = page.locator(':focus');
    const press = async (...keys: string[]): Promise<string> => {
      for (const key of keys) await page.keyboard.press(key);
      assert.ok(await hasFocusMark(focus), `the focus can be seen after ${keys.join(', ')}`);
      return (await focus.innerText()).replaceAll(/\s+/g, ' ');
    };
    await page.getByRole('tab', { name: /^Details/ }).focus();
    const pressUntil = async (key: string, words: string): Promise<void> => {
      for (let step = 0; step < 40; step += 1) if ((await press(key)).includes(words)) return;
      assert.fail(`${key} did not lead to "${words}"`);
    };
    await pressUntil('Tab', 'All');
    assert.match(await press('ArrowRight'), /WhatsApp/);
    await press('Enter');
    await page.getByRole('tab', { name: /^WhatsApp/, selected: true }).waitFor();
    await press('Tab');
    assert.equal(
      await focus.getAttribute('data-id'),
      await newestRow(page),
      'the thread is the next stop'
    );
    await pressUntil('ArrowUp', 'Open map');
    const place = await focus.getAttribute('data-id');
    assert.match(await press('Tab'), /^Open map/, 'Tab enters the message');
    await press('Escape');
    assert.equal(await focus.getAttribute('data-id'), place, 'Escape comes back');
    await press('Home');
    assert.equal(await focus.getAttribute('data-id'), await firstRow(page));
    await press('End');
    assert.equal(await focus.getAttribute('data-id'), await newestRow(page));
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('earlier messages and the way back are reached by keyboard, and the focus stays', async () => {
    const { page, complaints } = await openThread(longThread);
    const focus = page.locator(':focus');
    const rows = page.getByRole('log').getByRole('listitem');
    const button = page.getByRole('button', { name: /^(Load earlier|Loading) messages$/ });
    await rows.last().focus();
    await page.keyboard.press('Shift+Tab');
    assert.ok(await button.and(focus).isVisible(), 'the button is the stop before the thread');
    for (let step = 0; step < 100 && (await button.count()) > 0; step += 1) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(50);
    }
    const line = await lineUnderTheEye(page.getByRole('log'));
    assert.equal(await focus.getAttribute('data-id'), line.id, 'the line under the eye has it');
    await page.keyboard.press('Tab');
    assert.equal(
      await focus.getAttribute('aria-label'),
      'Copy text',
      'first the tools of the message'
    );
    await page.keyboard.press('Tab');
    assert.equal(await focus.getAttribute('aria-label'), 'Jump to latest');
    await page.keyboard.press('Enter');
    await rows.last().and(focus).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('names, choices and file names are shown as text, never as markup', async () => {
    const markup = '<b onclick="x">&lt;tebal&gt;</b>';
    const sent = resultOf(
      await client.send({
        ...inbound('+628129990003', markup),
        name: `Rina ${markup}`,
        type: 'interactive',
        choices: [`Ya ${markup}`],
        media: [
          {
            url: 'https://files.example/1',
            contentType: 'application/pdf',
            filename: `Berkas ${markup}.pdf`
          }
        ],
        location: { latitude: -6.9, longitude: 107.6, label: `Toko ${markup}` }
      })
    );
    const { page, complaints } = await openThread(
      `${org.baseUrl}/lightning/r/Lead/${sent['recordId']}/view`
    );
    const thread = page.getByRole('log');
    for (const word of ['Rina', 'Ya', 'Toko']) {
      await thread.getByText(`${word} ${markup}`, { exact: true }).first().waitFor();
    }
    const file = thread.getByRole('link', { name: `Berkas ${markup}.pdf` });
    await file.locator('.file-icon svg').waitFor();
    assert.equal(await thread.locator('b').count(), 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('after a lost connection everything that came meanwhile is there, once', async () => {
    const { page } = await openThread(org.leadPage);
    const thread = page.getByRole('log');
    await page.context().setOffline(true);
    const notice = page.getByText('No connection.', { exact: true });
    await notice.waitFor();
    await keepState(page, 'thread-offline');
    const stamp = Date.now();
    for (const number of [1, 2, 3]) await client.send(inbound(SITI, `Nomor ${number} ${stamp}`));
    await page.context().setOffline(false);
    await thread.getByText(`Nomor 3 ${stamp}`).waitFor();
    for (const number of [1, 2, 3]) {
      assert.equal(await thread.getByText(`Nomor ${number} ${stamp}`).count(), 1);
    }
    await notice.waitFor({ state: 'detached' });
    await page.close();
  });

  test('an expired session says so, keeps the thread, and logging in leads back', async () => {
    const { page } = await openThread(org.leadPage);
    const thread = page.getByRole('log');
    await page.context().clearCookies();
    const text = `Sesudah sesi ${Date.now()}`;
    await client.send(inbound(SITI, text));
    await page.getByText('Your session has expired.', { exact: true }).first().waitFor();
    assert.match(await thread.innerText(), /Rahayu Bakery/);
    await keepState(page, 'thread-session');
    await page.getByRole('button', { name: 'Log in again' }).click();
    await page.getByRole('button', { name: /^Dewi Lestari/ }).click();
    await thread.getByText(text).waitFor();
    await page.close();
  });
});

/** The numbers of the messages in the page: neighbours, each once. */
async function numbersInPage(thread: Locator): Promise<number[]> {
  const texts = await thread.getByRole('listitem').allInnerTexts();
  const numbers = texts.map((text) => Number(/Pesan (\d+)\./.exec(text)?.[1]));
  const [first = 0] = numbers;
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => first + index)
  );
  return numbers;
}

async function firstRow(page: Page): Promise<string | null> {
  return await page.getByRole('log').getByRole('listitem').first().getAttribute('data-id');
}

async function newestRow(page: Page): Promise<string | null> {
  return await page.getByRole('log').getByRole('listitem').last().getAttribute('data-id');
}
