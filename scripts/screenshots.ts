/** Draws the pictures of the README from a local org of its own: `npm run screenshots`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage } from '../e2e/support/browser.ts';
import { StartedOrg } from '../e2e/support/started-org.ts';

const IMAGES = join(import.meta.dirname, '../docs/images');
const CUSTOMER = {
  channel: 'whatsapp',
  kind: 'message',
  direction: 'inbound',
  from: '+628120000142'
} as const;

async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const org = await StartedOrg.start();
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, { width: 1440, height: 980 });
    const thread = page.getByRole('log', { name: 'Messages with Siti Rahayu' });
    await page.goto(org.leadPage);
    await thread.waitFor();
    await page.reload();
    await thread.waitFor();
    const client = org.client();
    await client.send({
      ...CUSTOMER,
      messageId: 'picture-1',
      text: 'Satu lagi: garansinya berapa lama?'
    });
    await client.send({ ...CUSTOMER, messageId: 'picture-2', text: 'Dan bisa dicicil?' });
    await thread.getByText('Dan bisa dicicil?').waitFor();
    await page.screenshot({ path: join(IMAGES, 'lead.png') });
  } finally {
    await browser.close();
    await org.stop();
  }
}

await main();
