import type { StartedOrg } from './started-org.ts';

/** The standard REST API as the administrator's tools use it. */
export class RestApi {
  readonly #baseUrl: string;
  readonly #token: string;

  private constructor(baseUrl: string, token: string) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  static async connect(org: StartedOrg): Promise<RestApi> {
    const answer = await fetch(`${org.baseUrl}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: org.said('client_id'),
        client_secret: org.said('client_secret').split(' ')[0] ?? ''
      })
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return new RestApi(org.baseUrl, token);
  }

  /** As the person who is logged in on the page that the start prints. */
  static ofRep(org: StartedOrg): RestApi {
    const token = new URL(org.leadPage).searchParams.get('sid') ?? '';
    return new RestApi(org.baseUrl, token);
  }

  async record(type: string, id: string): Promise<Record<string, unknown>> {
    return (await this.#get(`/services/data/v67.0/sobjects/${type}/${id}`)) as Record<
      string,
      unknown
    >;
  }

  async query(soql: string): Promise<readonly Record<string, unknown>[]> {
    const answer = await this.#get(`/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
    return (answer as { records: Record<string, unknown>[] }).records;
  }

  /** @returns the id of the new record */
  async create(type: string, values: Readonly<Record<string, unknown>>): Promise<string> {
    const answer = await fetch(`${this.#baseUrl}/services/data/v67.0/sobjects/${type}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(values)
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Error(`POST ${type}: ${answer.status} ${JSON.stringify(body)}`);
    return (body as { id: string }).id;
  }

  async #get(path: string): Promise<unknown> {
    const answer = await fetch(`${this.#baseUrl}${path}`, {
      headers: { Authorization: `Bearer ${this.#token}` }
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(body)}`);
    return body;
  }
}
