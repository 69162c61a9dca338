import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/support/chromium.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** A headless Chromium of the host. @throws Error that says how to install one */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium was found. Install it ("npm run install-chromium") or set CHROMIUM_PATH.'
    );
  }
  return await chromium.launch({ executablePath, args: ARGUMENTS });
}

/** LWC's development build warns that `lightning-tabset` refers to elements across shadow roots; that is how it is built. */
const BASE_COMPONENT_WARNING = 'https://sfdc.co/synthetic-aria';

/** A page that remembers everything the console and the network complained about. */
export async function openPage(
  browser: Browser,
  size = { width: 1440, height: 1000 }
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !message.text().includes(BASE_COMPONENT_WARNING))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { page, complaints };
}
