import type { Connection } from './connection.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const BASE = '/services/apexrest/bird/v1';

/** Sends the way a Bird flow does: a token first, then HTTP posts. */
export class BirdClient {
  readonly #connection: Connection;
  #token: string | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Posts one normalised message. @throws Error when the org refuses the client. */
  async send(message: Readonly<Record<string, unknown>>): Promise<Answer> {
    return await this.post(`${BASE}/messages`, message);
  }

  /** Posts one raw delivery to the webhook source of the connection. @throws Error when the org refuses the client. */
  async deliver(delivery: unknown): Promise<Answer> {
    const { webhook } = this.#connection;
    if (webhook === undefined) throw new Error('The connection has no webhook source.');
    const headers = { 'X-Bird-Secret': webhook.key };
    return await this.post(`${BASE}/webhooks/${webhook.source}`, delivery, headers);
  }

  async post(
    path: string,
    payload: unknown,
    headers: Readonly<Record<string, string>> = {}
  ): Promise<Answer> {
    this.#token ??= await this.#fetchToken();
    const response = await fetch(`${this.#connection.baseUrl}${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${this.#token}`,
        'Content-Type': 'application/json',
        ...headers
      },
      body: JSON.stringify(payload)
    });
    const text = await response.text();
    return { status: response.status, body: bodyOf(text) };
  }

  async #fetchToken(): Promise<string> {
    const response = await fetch(`${this.#connection.baseUrl}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.#connection.clientId,
        client_secret: this.#connection.clientSecret
      })
    });
    const answer = bodyOf(await response.text()) as TokenAnswer | string | null;
    if (typeof answer === 'object' && answer?.access_token !== undefined)
      return answer.access_token;
    const reason = typeof answer === 'object' ? answer?.error_description : undefined;
    throw new Error(`No token: ${reason ?? `HTTP ${response.status}`}.`);
  }
}

interface TokenAnswer {
  readonly access_token?: string;
  readonly error_description?: string;
}

/** JSON as what it says, any other text as it is. */
function bodyOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
