import process from 'node:process';
import { checkedToken, type Sending } from './sending.ts';
import { signedHeaders, type Scheme } from '../property/signatures.ts';
import { Failure } from '../support/failure.ts';
import type { DeliveryFile } from './delivery-file.ts';

const BASE = '/services/apexrest/bird/v1';

/** What one request came to. */
export interface Sent {
  readonly status: number;
  /** `created`, `duplicate`, `queued`, or the code of an error. */
  readonly outcome: string;
  readonly milliseconds: number;
  readonly body: unknown;
}

/** Posts deliveries to one org, as Bird does: signed by the key of a webhook source. */
export class Sender {
  readonly #sending: Sending;
  #token: Promise<string> | null = null;

  constructor(sending: Sending) {
    this.#sending = sending;
  }

  /** @throws Failure where there is no key to sign with, no token to be had, or nobody answers */
  async send({ kind, text }: DeliveryFile, number: number): Promise<Sent> {
    const body = Buffer.from(text.replaceAll('{number}', String(number)));
    const url = kind === 'message' ? `${this.#sending.baseUrl}${BASE}/messages` : this.#webhook();
    const headers = {
      ...(this.#sending.site === null ? { Authorization: await this.#bearer() } : {}),
      ...(kind === 'message' ? { 'Content-Type': 'application/json' } : this.#signed(body))
    };
    const started = performance.now();
    let response: Response;
    try {
      response = await fetch(url, { method: 'POST', headers, body });
    } catch (error) {
      const { cause, message } = error as Error;
      const reason = cause instanceof Error ? cause.message : message;
      throw new Failure(`${new URL(url).origin} does not answer: ${reason}`);
    }
    const answer = parsed(await response.text());
    const milliseconds = Math.round(performance.now() - started);
    return { status: response.status, outcome: outcomeOf(answer), milliseconds, body: answer };
  }

  #webhook(): string {
    const { baseUrl, site, webhook } = this.#sending;
    if (webhook === null) {
      throw new Failure(
        'A raw delivery is signed: name the webhook source and its key in BIRD_WEBHOOK_SOURCE and BIRD_WEBHOOK_KEY (and BIRD_WEBHOOK_SCHEME, BIRD_WEBHOOK_URL where it is no shared secret). The tab Bird Set-up lists the sources of the org.'
      );
    }
    return `${site ?? `${baseUrl}${BASE}/webhooks`}/${encodeURIComponent(webhook.source)}`;
  }

  #signed(body: Buffer): Readonly<Record<string, string>> {
    const { webhook } = this.#sending;
    return signedHeaders({
      scheme: (process.env['BIRD_WEBHOOK_SCHEME'] ?? 'SharedSecret') as Scheme,
      key: webhook?.key ?? '',
      url: process.env['BIRD_WEBHOOK_URL'] ?? this.#webhook(),
      body,
      timestamp: Math.floor(Date.now() / 1000)
    });
  }

  async #bearer(): Promise<string> {
    this.#token ??= checkedToken(this.#sending);
    return `Bearer ${await this.#token}`;
  }
}

function outcomeOf(answer: unknown): string {
  if (Array.isArray(answer)) return (answer[0] as { errorCode?: string }).errorCode ?? 'refused';
  const { status, errorCode } = (answer ?? {}) as { status?: string; errorCode?: string | null };
  return errorCode == null ? (status ?? '') : `${status} (${errorCode})`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}
