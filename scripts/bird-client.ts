import type { Connection } from './connection.ts';
import type { NormalisedMessage } from './normalise/normalised-message.ts';

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
