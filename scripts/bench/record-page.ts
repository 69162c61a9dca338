import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { rollup } from 'rollup';
import { openBrowser } from '../../e2e/support/browser.ts';
import { StartedOrg } from '../../e2e/support/started-org.ts';
import { findBundles } from '../../local-org/src/ui/build/bundles.ts';
import { rollupOptions } from '../../local-org/src/ui/build/rollup-options.ts';
import { DEPLOYED_FOLDERS, PROJECT_ROOT } from '../project.ts';
import type { BenchPage, BenchSight } from './bench-page.ts';
import { postLongThread, type LongThread } from './long-thread.ts';

/** What opening and scrolling a long thread costs in Chromium. */
export interface PageReport {
  readonly messages: number;
  readonly runs: number;
  /** Milliseconds until the newest message was painted, one for each run. */
  readonly ours: readonly number[];
  readonly naive: readonly number[];
  /** How many times sooner ours painted, by the medians. */
  readonly ratio: number;
  /** The most messages in the DOM at one time, of all runs. */
  readonly mostNodes: number;
  readonly scrolled: number;
  /** Long tasks while scrolling back, one count for each run. */
  readonly longTasks: readonly number[];
}

declare global {
  // Of the page, not of this process.
  var bench: BenchPage;
}

const MESSAGES = 10_000;
const SCROLLED = 2_000;
const RUNS = 5;
const SIZE = { width: 420, height: 900 };
const WHEEL_STEP = -700;
const WHEEL_PAUSE_MS = 40;
const LONGEST_SCROLL_MS = 240_000;

/** Opens a 10,000-message thread with our component and with a naive one, turn and turn about, and scrolls ours back. */
export async function comparePages(): Promise<PageReport> {
  const script = await buildScript();
  const org = await StartedOrg.start();
  const browser = await openBrowser();
  try {
    const thread = await postLongThread(org.client(), MESSAGES);
    const context = await browser.newContext({ viewport: SIZE });
    await logIn(context, org.leadPage);
    await context.route('**/assets/pages-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script })
    );
    return await measure(context, org.baseUrl, thread);
  } finally {
    await browser.close();
    await org.stop();
  }
}

async function logIn(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.close();
}

/** The two components and nothing else, in LWC's production mode. */
async function buildScript(): Promise<string> {
  const page = path.join(import.meta.dirname, 'page');
  const references = { labels: [], apexMethods: [], schema: [] };
  const build = await rollup(
    rollupOptions(PROJECT_ROOT, findBundles(DEPLOYED_FOLDERS), references, {
      input: path.join(page, 'main.ts'),
      mode: 'production',
      modules: { 'bench/naive': path.join(page, 'lwc/naive/naive.ts') }
    })
  );
  const { output } = await build.generate({ format: 'esm', inlineDynamicImports: true });
  await build.close();
  return output[0].code;
}

async function measure(
  context: BrowserContext,
  baseUrl: string,
  thread: LongThread
): Promise<PageReport> {
  const address = `${baseUrl}/lightning/r/Lead/${thread.leadId}/view`;
  const ours: number[] = [];
  const naive: number[] = [];
  const sights: BenchSight[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    naive.push(await inPage(context, address, (page) => open(page, 'naive', thread)));
    await inPage(context, address, async (page) => {
      ours.push(await open(page, 'ours', thread));
      sights.push(await scrollBack(page));
    });
  }
  return {
    messages: thread.messages,
    runs: RUNS,
    ours,
    naive,
    ratio: median(naive) / median(ours),
    mostNodes: Math.max(...sights.map(({ mostNodes }) => mostNodes)),
    scrolled: Math.min(...sights.map(({ messages }) => messages)),
    longTasks: sights.map(({ longTasks }) => longTasks.length)
  };
}

async function inPage<T>(
  context: BrowserContext,
  address: string,
  work: (page: Page) => Promise<T>
): Promise<T> {
  const page = await context.newPage();
  try {
    await page.goto(address);
    return await work(page);
  } finally {
    await page.close();
  }
}

async function open(page: Page, component: 'ours' | 'naive', thread: LongThread): Promise<number> {
  return await page.evaluate(
    ([kind, leadId, messageId]) => globalThis.bench.open(kind, leadId, messageId),
    [component, thread.leadId, thread.lastMessageId] as const
  );
}

/** Turns the wheel over the thread, as a reader does, until enough messages have come by. */
async function scrollBack(page: Page): Promise<BenchSight> {
  await page.mouse.move(SIZE.width / 2, SIZE.height / 2);
  await page.evaluate(() => globalThis.bench.watch());
  const deadline = Date.now() + LONGEST_SCROLL_MS;
  for (let turn = 1; ; turn += 1) {
    await page.mouse.wheel(0, WHEEL_STEP);
    await page.waitForTimeout(WHEEL_PAUSE_MS);
    if (turn % 20 !== 0) continue;
    const sight = await page.evaluate(() => globalThis.bench.seen());
    if (sight.messages >= SCROLLED) return sight;
    if (Date.now() > deadline)
      throw new Error(`Only ${sight.messages} messages came by while scrolling back.`);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
