import { apiError } from './api-error.ts';

const DAY_MS = 24 * 60 * 60_000;
const SLOT_MS = 60_000;

/**
 * Calls of the API that the org answers within 24 hours: 100,000, what an Enterprise Edition org has before its licences add to it.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm
 */
export const DAILY_API_REQUESTS = 100_000;

/** Counts the calls of the last 24 hours, by the minute, since the server started. */
export class RequestAllowance {
  readonly max: number;
  readonly #now: () => number;
  /** Calls by the minute in which they came, oldest first. */
  readonly #slots = new Map<number, number>();
  #used = 0;

  /** @param now milliseconds since 1970 */
  constructor(max: number, now: () => number) {
    this.max = max;
    this.#now = now;
  }

  get used(): number {
    const first = Math.floor((this.#now() - DAY_MS) / SLOT_MS);
    for (const [slot, calls] of this.#slots) {
      if (slot > first) break;
      this.#slots.delete(slot);
      this.#used -= calls;
    }
    return this.#used;
  }

  /**
   * Counts one call.
   * @throws ApiError 403 REQUEST_LIMIT_EXCEEDED when none is left
   * @remarks The platform lets orgs go beyond for a while; here the allowance is hard.
   */
  take(): void {
    if (this.used >= this.max)
      throw apiError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    const slot = Math.floor(this.#now() / SLOT_MS);
    this.#slots.set(slot, (this.#slots.get(slot) ?? 0) + 1);
    this.#used += 1;
  }

  /** @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm */
  get header(): Readonly<Record<string, string>> {
    return { 'Sforce-Limit-Info': `api-usage=${this.used}/${this.max}` };
  }

  /** `/services/data/vXX.0/limits`: what the local org counts. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm */
  get limits(): Readonly<Record<string, { readonly Max: number; readonly Remaining: number }>> {
    return { DailyApiRequests: { Max: this.max, Remaining: Math.max(0, this.max - this.used) } };
  }
}
