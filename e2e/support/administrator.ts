import type { Browser, Page } from 'playwright-core';
import { runApex } from '../../scripts/org-tools.ts';
import { openPage } from './browser.ts';

const ADMINISTRATOR = 'Ayu Prasetyo';

/** The administrator of a started org, with a page of their own. */
export class Administrator {
  readonly page: Page;
  readonly complaints: string[];
  readonly #baseUrl: string;

  private constructor(page: Page, complaints: string[], baseUrl: string) {
    this.page = page;
    this.complaints = complaints;
    this.#baseUrl = baseUrl;
  }

  static async logIn(
    browser: Browser,
    baseUrl: string,
    size?: { width: number; height: number }
  ): Promise<Administrator> {
    const { page, complaints } = await openPage(browser, size);
    await page.goto(`${baseUrl}/`);
    await page.getByText(ADMINISTRATOR).first().click();
    await page.waitForURL((url) => url.pathname !== '/login');
    return new Administrator(page, complaints, baseUrl);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#baseUrl}${path}`);
  }

  /** The session of the browser, which is an access token too. */
  async token(): Promise<string> {
    const cookies = await this.page.context().cookies();
    const session = cookies.find(({ name }) => name === 'sid')?.value ?? '';
    return decodeURIComponent(session);
  }

  /** Runs anonymous Apex. @throws Error with what the org says where it fails */
  async runApex(code: string): Promise<void> {
    await runApex({ baseUrl: this.#baseUrl, token: await this.token() }, code);
  }
}
