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

/**
 * The pages are LWC's development build, because its warnings tell of mistakes in our own components. Of one of them
 * we are not the cause: the parts of `lightning-tabset` refer to each other across shadow roots.
 */
function isOfBaseTabs(warning: string): boolean {
  return (
    warning.includes('https://sfdc.co/synthetic-aria') &&
    warning.toLowerCase().includes('element <lightning-tab>')
  );
}

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
    if (isComplaint && !isOfBaseTabs(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { page, complaints };
}
