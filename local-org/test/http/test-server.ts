import type { Server } from 'node:http';
import path from 'node:path';
import { after, before } from 'node:test';
import { restEndpoints } from '../../src/http/apexrest/rest-endpoints.ts';
import { EventStreams } from '../../src/http/event-stream.ts';
import { createOAuthClient, type OAuthClient } from '../../src/http/oauth/client-credentials.ts';
import { createRequestHandler } from '../../src/http/routes.ts';
import { ServedOrg } from '../../src/http/served-org.ts';
import { addressOf, listenOnLoopback } from '../../src/http/server.ts';
import { SessionStore } from '../../src/http/sessions.ts';
import { compileProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import { LocalOrg } from '../../src/org/local-org.ts';
import { BrowserPages } from '../../src/ui/server/browser-pages.ts';
import { OrgRows } from '../../src/ui/server/org-rows.ts';
import { SEED_USERS, seedUsername, type SeedUser } from '../../src/org/seed-users.ts';

const FIXTURE = path.join(import.meta.dirname, 'fixture');

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A server over the fixture's classes, with a clock that a test can turn. */
export class TestServer {
  readonly org: LocalOrg;
  readonly baseUrl: string;
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly streams = new EventStreams();
  readonly faults: unknown[];
  readonly #server: Server;
  readonly #clock: { now: number };

  private constructor(org: LocalOrg, server: Server, clock: { now: number }, faults: unknown[]) {
    this.org = org;
    this.#server = server;
    this.#clock = clock;
    this.faults = faults;
    this.baseUrl = addressOf(server);
    this.sessions = new SessionStore(org.organizationId, () => clock.now);
    this.client = createOAuthClient(this.userId('integration'));
  }

  static async start(): Promise<TestServer> {
    const { project, diagnostics } = compileProject(FIXTURE, [FIXTURE]);
    if (project === null) throw new DeployError(diagnostics);
    const clock = { now: Date.UTC(2026, 10, 22, 10) };
    const baseUrl = 'http://127.0.0.1';
    const org = LocalOrg.open({ project, database: null, baseUrl, now: () => clock.now });
    const faults: unknown[] = [];
    let handler: ReturnType<typeof createRequestHandler> = () => null;
    const server = await listenOnLoopback(
      0,
      (request, response) => handler(request, response),
      (error) => faults.push(error)
    );
    const created = new TestServer(org, server, clock, faults);
    const pages = new BrowserPages({
      org: new OrgRows(org),
      users: org.users,
      sessions: created.sessions,
      baseUrl: created.baseUrl,
      pageScript: () => '/nowhere/pages-1.js'
    });
    handler = createRequestHandler({
      org: new ServedOrg(org),
      endpoints: restEndpoints(org.types),
      oauth: {
        client: created.client,
        sessions: created.sessions,
        baseUrl: created.baseUrl,
        organizationId: org.organizationId,
        now: () => clock.now
      },
      streams: created.streams,
      pages: (request, response) => pages.answer(request, response)
    });
    return created;
  }

  userId(key: SeedUser['key']): string {
    const username = seedUsername(SEED_USERS.find((user) => user.key === key)!);
    return this.org.users.byUsername(username)!.id;
  }

  token(key: SeedUser['key']): string {
    return this.sessions.open(this.userId(key)).token;
  }

  turnClock(milliseconds: number): void {
    this.#clock.now += milliseconds;
  }

  /** Sends a request as a user of the API, or as nobody. */
  async call(method: string, address: string, options: CallOptions = {}): Promise<Answer> {
    const headers: Record<string, string> = { ...options.headers };
    if (options.user !== undefined) headers['Authorization'] = `Bearer ${this.token(options.user)}`;
    if (options.browserUser !== undefined)
      headers['Cookie'] = `sid=${this.token(options.browserUser)}`;
    if (options.json !== undefined) headers['Content-Type'] ??= 'application/json';
    const body = options.body ?? (options.json === undefined ? null : JSON.stringify(options.json));
    const response = await fetch(this.baseUrl + address, {
      method,
      headers,
      body,
      redirect: 'manual'
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Number of Leads in the database, whoever owns them. */
  countLeads(): number {
    const admin = this.org.users.byId(this.userId('admin'))!;
    return this.org.run(
      admin,
      ({ tx }) => tx.query(tx.parseQuery('SELECT Id FROM Lead'), [], 'system').size
    );
  }

  async stop(): Promise<void> {
    this.streams.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.org.close();
  }
}

export interface CallOptions {
  readonly user?: SeedUser['key'];
  readonly browserUser?: SeedUser['key'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Buffer<ArrayBuffer>;
}

/** One server for all tests of a file. */
export function useTestServer(): { readonly current: TestServer } {
  const holder: { server: TestServer | null } = { server: null };
  before(async () => {
    holder.server = await TestServer.start();
  });
  after(async () => {
    await holder.server?.stop();
  });
  return {
    get current(): TestServer {
      return holder.server!;
    }
  };
}
