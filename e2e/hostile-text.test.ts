import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from './support/browser.ts';
import { HOSTILE_TEXTS } from './support/hostile-texts.ts';
import { StartedOrg } from './support/started-org.ts';

/** Rows that the thread draws at once. */
const PAGE = 40;
const MINUTE = 60_000;
/** Characters that turn the direction of what follows: never in what is shown of a file's name. */
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/u;

/** What is asked of the page's elements. */
interface PageElement {
  readonly tagName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getAttribute(name: string): string | null;
}

/** Messages whose text, sender, file name and place are the same hostile text, of one customer with such a name. */
function messagesOf(texts: readonly string[], customer: number) {
  return texts.map((text, index) => {
    const common = {
      channel: 'whatsapp',
      messageId: crypto.randomUUID(),
      from: `+62812777000${customer}`,
      name: text,
      text,
      occurredAt: new Date(Date.now() - (texts.length - index) * 10 * MINUTE).toISOString()
    };
    const file = { url: `https://files.example/${index}`, contentType: 'application/pdf' };
    if (index % 3 === 0)
      return {
        ...common,
        direction: 'inbound',
        type: 'file',
        media: [{ ...file, filename: text }]
      };
    if (index % 3 === 1)
      return {
        ...common,
        direction: 'outbound',
        senderName: text,
        senderKind: 'agent',
        status: 'sent'
      };
    return {
      ...common,
      direction: 'inbound',
      type: 'location',
      location: { latitude: -6.9, longitude: 107.6, label: text, address: text }
    };
  });
}

describe('hostile texts on the record page', () => {
  let org: StartedOrg;
  let browser: Browser;

  before(async () => {
    org = await StartedOrg.start();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await org.stop();
  });

  async function showThread(texts: readonly string[], customer: number): Promise<Page> {
    const client = org.client();
    const { status, body } = await client.post('/services/apexrest/bird/v1/messages', {
      messages: messagesOf(texts, customer)
    });
    assert.equal(status, 200, JSON.stringify(body));
    const { results, failed } = body as { results: { recordId: string }[]; failed: number };
    assert.equal(failed, 0, JSON.stringify(body));
    const { page } = await openPage(browser);
    page.on('dialog', (dialog) => assert.fail(`A dialog opened: ${dialog.message()}`));
    await page.goto(org.leadPage);
    await page.goto(`${org.baseUrl}/lightning/r/Lead/${results[0]?.recordId}/view`);
    await page.getByRole('log').waitFor();
    return page;
  }

  for (let first = 0, customer = 0; first < HOSTILE_TEXTS.length; first += PAGE, customer += 1) {
    const texts = HOSTILE_TEXTS.slice(first, first + PAGE);
    const from = customer;
    test(`texts ${first + 1} to ${first + texts.length} are shown as they are and do nothing`, async () => {
      const page = await showThread(texts, from);
      const log = page.getByRole('log');
      const rows = await readRows(page);
      assert.equal(rows.length, texts.length);
      for (const [index, text] of texts.entries()) {
        const shown = rows[index] ?? '';
        assert.ok(shown.includes(text.trim()), `${JSON.stringify(text)} is not in ${shown}`);
      }
      assert.deepEqual(await log.evaluate(findIntruders), []);
      assert.equal(await page.evaluate('window.pwned'), undefined);
      assert.equal(new URL(page.url()).origin, org.baseUrl);
      for (const name of await page.locator('.file-name').allTextContents())
        assert.doesNotMatch(name, BIDI_OVERRIDES);
      await page.context().close();
    });
  }
});

/** The texts of the loaded rows, in their order, from the first to the last. */
async function readRows(page: Page): Promise<readonly string[]> {
  const texts = new Map<string, string>();
  const rows = page.getByRole('log').locator('li[data-id]');
  for (;;) {
    const before = texts.size;
    for (const row of await rows.all()) {
      texts.set((await row.getAttribute('data-id')) ?? '', (await row.textContent()) ?? '');
    }
    if (texts.size === before) return [...texts.values()];
  }
}

/** Elements, attributes and addresses that no component of ours writes. */
function findIntruders(log: PageElement): readonly string[] {
  const intruders: string[] = [];
  for (const element of log.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    if (/^(script|iframe|object|embed|link|style|meta|base|form|math)$/.test(name))
      intruders.push(`<${name}>`);
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) intruders.push(`${name} ${attribute.name}`);
      const isAddress = /^(href|src|srcdoc|action|formaction|xlink:href)$/i.test(attribute.name);
      if (isAddress && !/^(https:\/\/|\/|#)/.test(attribute.value))
        intruders.push(`${name} ${attribute.name}=${attribute.value}`);
    }
  }
  return intruders;
}
