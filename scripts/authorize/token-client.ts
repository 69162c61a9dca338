import { explainHost, explainOAuth, type OAuthError } from './explain.ts';

/** Consumer key and secret. */
export interface ClientKey {
  readonly id: string;
  readonly secret: string;
}

export interface Tokens {
  readonly accessToken: string;
  /** null where the flow or the scopes give none. */
  readonly refreshToken: string | null;
  /** Where the API of the user's org is. */
  readonly instanceUrl: string;
}

interface Answer extends OAuthError {
  readonly access_token?: string;
  readonly refresh_token?: string;
  readonly instance_url?: string;
}

/** Asks an org's token endpoint as one client. */
export class TokenClient {
  readonly #baseUrl: string;
  readonly #key: ClientKey;

  constructor(baseUrl: string, key: ClientKey) {
    this.#baseUrl = baseUrl;
    this.#key = key;
  }

  async byClientCredentials(): Promise<Tokens> {
    return await this.#ask({ grant_type: 'client_credentials' });
  }

  async byCode(code: string, redirectUri: string, verifier: string): Promise<Tokens> {
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    return await this.#ask({ ...grant, code_verifier: verifier });
  }

  /** Keeps the refresh token where the org does not rotate it. */
  async refresh(refreshToken: string): Promise<Tokens> {
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const tokens = await this.#ask(grant);
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
  }

  /** @throws Failure that explains the org's refusal, or that there is no org */
  async #ask(form: Readonly<Record<string, string>>): Promise<Tokens> {
    const { id, secret } = this.#key;
    const response = await this.#post({ ...form, client_id: id, client_secret: secret });
    const answer = parsed(await response.text());
    if (answer === null) throw explainHost(this.#baseUrl, `HTTP ${response.status}`);
    const { access_token: accessToken, refresh_token: refreshToken = null } = answer;
    if (accessToken === undefined) throw explainOAuth(answer);
    const instanceUrl = (answer.instance_url ?? this.#baseUrl).replace(/\/$/, '');
    return { accessToken, refreshToken, instanceUrl };
  }

  async #post(form: Readonly<Record<string, string>>): Promise<Response> {
    try {
      return await fetch(`${this.#baseUrl}/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form)
      });
    } catch (error) {
      const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : null;
      throw explainHost(this.#baseUrl, cause?.code ?? 'no answer');
    }
  }
}

/** null for what no token endpoint says. */
function parsed(text: string): Answer | null {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null;
    return 'access_token' in answer || 'error' in answer ? (answer as Answer) : null;
  } catch {
    return null;
  }
}
