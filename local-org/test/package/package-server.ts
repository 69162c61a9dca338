import { after, before } from 'node:test';
import { recordJson, selectionOf } from '../../src/http/data/record-json.ts';
import type { SeedUser } from '../../src/org/seed-users.ts';
import { SObjectValue } from '../../src/runtime/values/sobject.ts';
import { bindSoql } from '../../src/soql/bind.ts';
import { openOrgServer, OrgServer, type OrgServerOptions } from '../http/org-server.ts';
import { compilePackage } from './deployments.ts';
import { sendRequest, type Answer } from './http-call.ts';

/** Where messages are posted. */
export const MESSAGES = '/services/apexrest/bird/v1/messages';

/** Objects of which a refused call must not leave a row. */
const WRITTEN_OBJECTS = [
  'BirdConversation__c',
  'BirdMessage__c',
  'BirdInboundEvent__c',
  'Lead',
  'Case'
] as const;

/** Monday 23 November 2026, 10:00 UTC: the moment every server starts at. */
const START = Date.UTC(2026, 10, 23, 10);

export interface CallOptions {
  /** Sends this user's token; without it, and without `headers.Authorization`, the client's own. */
  readonly user?: SeedUser['key'];
  /** Sent as they are, over `Content-Type: application/json` and the token; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

export type ServerOptions = Omit<OrgServerOptions, 'start'>;

/** One row as the REST API writes it, without its `attributes`. */
export type Row = Readonly<Record<string, unknown>>;

/** The package behind real HTTP. */
export class PackageServer extends OrgServer {
  #token: string | null = null;

  static async start(options: ServerOptions): Promise<PackageServer> {
    return new PackageServer(await openOrgServer({ ...options, start: START }));
  }

  /** The next call asks for a new token: the old one may have expired. */
  override turnClock(milliseconds: number): void {
    super.turnClock(milliseconds);
    this.#token = null;
  }

  /** A new token of the client-credentials flow, asked for over HTTP as a flow does. */
  async fetchToken(): Promise<string> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: this.client.id,
      client_secret: this.client.secret
    });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: null };
    const { text } = await this.call('POST', '/services/oauth2/token', form.toString(), {
      headers
    });
    return (JSON.parse(text) as { readonly access_token: string }).access_token;
  }

  /** {@link MESSAGES}, with the namespace of the org. */
  get messagesAddress(): string {
    const { namespace } = this.org.schema;
    return namespace === null ? MESSAGES : MESSAGES.replace('/bird/', `/${namespace}/bird/`);
  }

  /** Posts to the endpoint: a text or bytes as they are, anything else as JSON. */
  async post(body: unknown, options: CallOptions = {}): Promise<Answer> {
    return await this.call('POST', this.messagesAddress, body, options);
  }

  async call(
    method: string,
    address: string,
    body: unknown = null,
    options: CallOptions = {}
  ): Promise<Answer> {
    const headers = new Map<string, string | null>([['Content-Type', 'application/json']]);
    if (options.user !== undefined)
      headers.set('Authorization', `Bearer ${this.token(options.user)}`);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    if (!headers.has('Authorization')) {
      this.#token ??= await this.fetchToken();
      headers.set('Authorization', `Bearer ${this.#token}`);
    }
    const sent = Object.fromEntries([...headers].filter(([, value]) => value !== null));
    return await sendRequest(method, this.baseUrl + address, sent as Record<string, string>, body);
  }

  /** Calls a method of a page as a user of the browser. */
  async callController(
    user: SeedUser['key'],
    method: string,
    parameters: unknown
  ): Promise<Answer> {
    const [className, methodName] = method.split('.');
    const json = { className, methodName, parameters, cacheable: false };
    const headers = { Authorization: null, Cookie: `sid=${this.token(user)}` };
    return await this.call('POST', '/aura/apex', json, { headers });
  }

  /** What a query gives a user over HTTP; the administrator sees every row. */
  async query(soql: string, user: SeedUser['key'] = 'admin'): Promise<readonly Row[]> {
    const address = `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
    const { status, text } = await this.call('GET', address, null, { user });
    if (status !== 200) throw new Error(`${soql}: ${text}`);
    return (JSON.parse(text) as { readonly records: readonly Row[] }).records.map(
      withoutAttributes
    );
  }

  /** Rows as they lie in the database, whatever anybody may see. */
  rows(soql: string): readonly Row[] {
    const admin = this.org.users.byId(this.userId('admin'))!;
    return this.org.run(admin, ({ tx }) => {
      const query = tx.parseQuery(soql);
      const selection = selectionOf(bindSoql(query, tx.schema));
      return tx
        .query(query, [], 'system')
        .items.filter((row) => row instanceof SObjectValue)
        .map((row) => withoutAttributes(recordJson(row, selection, '67.0', { has: () => true })));
    });
  }

  /** The one row of a query. */
  row(soql: string): Row {
    const rows = this.rows(soql);
    if (rows.length !== 1) throw new Error(`${soql}: ${rows.length} rows`);
    return rows[0]!;
  }

  /** Every row and field that a message may write. */
  everything(): Readonly<Record<string, readonly Row[]>> {
    return Object.fromEntries(
      WRITTEN_OBJECTS.map((name) => {
        const fields = [...this.org.schema.object(name)!.fields.values()]
          .filter((field) => field.type !== 'Compound')
          .map((field) => field.name);
        return [name, this.rows(`SELECT ${fields.join(', ')} FROM ${name} ORDER BY Id`)];
      })
    );
  }

  /** How many rows there are of each object that a message may write, without those that have none. */
  counts(): Readonly<Record<string, number>> {
    const counts = Object.entries(this.everything()).map(([name, rows]) => [name, rows.length]);
    return Object.fromEntries(counts.filter(([, count]) => count !== 0)) as Record<string, number>;
  }

  /** @throws Error where the local org itself failed meanwhile */
  override async stop(): Promise<void> {
    await super.stop();
    const [fault] = this.faults;
    if (fault !== undefined) throw new Error('The local org failed.', { cause: fault });
  }
}

function withoutAttributes(record: Row): Row {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => name !== 'attributes')
      .map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? withoutAttributes(value as Row) : value
      ])
  );
}

/** Runs work against a server of its own. */
export async function withServer<T>(
  options: ServerOptions,
  work: (server: PackageServer) => Promise<T>
): Promise<T> {
  const server = await PackageServer.start(options);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** One server with the package for all tests of a file. */
export function usePackageServer(): { readonly current: PackageServer } {
  const holder: { server: PackageServer | null } = { server: null };
  before(async () => {
    holder.server = await PackageServer.start({ project: compilePackage() });
  });
  after(async () => {
    await holder.server?.stop();
  });
  return {
    get current(): PackageServer {
      return holder.server!;
    }
  };
}
