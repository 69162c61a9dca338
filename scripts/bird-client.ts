import type { NormalisedMessage } from './normalise/normalised-message.ts';

/** Where to send, and who sends: an org's address and an OAuth client of its client-credentials flow. */
export interface Connection {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends normalised messages the way a Bird flow does: a token first, then HTTP posts. */
export class BirdClient {
  readonly #connection: Connection;
  #token: string | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Posts one message. @throws Error when the org refuses the client. */
  async send(message: NormalisedMessage): Promise<Answer> {
    return await this.post('/services/apexrest/bird/v1/messages', message);
  }

  async post(path: string, payload: unknown): Promise<Answer> {
    this.#token ??= await this.#fetchToken();
    const response = await fetch(`${this.#connection.baseUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(payload)
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
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
    const answer = (await response.json()) as { access_token?: string; error_description?: string };
    if (answer.access_token === undefined) {
      throw new Error(`No token: ${answer.error_description ?? `HTTP ${response.status}`}.`);
    }
    return answer.access_token;
  }
}
