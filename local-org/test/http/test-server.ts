import path from 'node:path';
import { after, before } from 'node:test';
import { compileProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import type { SeedUser } from '../../src/org/seed-users.ts';
import { openOrgServer, OrgServer } from './org-server.ts';

const FIXTURE = path.join(import.meta.dirname, 'fixture');

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A server over the fixture's classes. */
export class TestServer extends OrgServer {
  static async start(options: { dailyRequests?: number } = {}): Promise<TestServer> {
    const { project, diagnostics } = compileProject(FIXTURE, [FIXTURE], null);
    if (project === null) throw new DeployError(diagnostics);
    return new TestServer(
      await openOrgServer({ ...options, project, start: Date.UTC(2026, 10, 22, 10) })
    );
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
}

export interface CallOptions {
  readonly user?: SeedUser['key'];
  readonly browserUser?: SeedUser['key'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Buffer<ArrayBuffer>;
}

/** One server for all tests of a file. */
export function useTestServer(options: { dailyRequests?: number } = {}): {
  readonly current: TestServer;
} {
  const holder: { server: TestServer | null } = { server: null };
  before(async () => {
    holder.server = await TestServer.start(options);
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
