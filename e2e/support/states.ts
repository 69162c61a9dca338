import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SCREENSHOTS = join(import.meta.dirname, '../../build/screenshots');

/** Keeps a picture of the page as it stands (`build/screenshots/<name>.png`). */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Fails with the elements that axe complains about. */
export async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    []
  );
}

/** A state of the page that was reached: its picture is kept, and axe finds nothing in it. */
export async function keepState(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  await assertAccessible(page);
}
