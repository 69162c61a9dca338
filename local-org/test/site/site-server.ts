import path from 'node:path';
import { after, before } from 'node:test';
import { compileProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import { openOrgServer, OrgServer } from '../http/org-server.ts';
import { plainValue } from '../support/plain-value.ts';

const FIXTURE = path.join(import.meta.dirname, 'fixture');

export interface SiteAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A server over an org with a site, queues, resources and actions. */
export class SiteServer extends OrgServer {
  static async start(): Promise<SiteServer> {
    const { project, diagnostics } = compileProject(FIXTURE, [FIXTURE], null);
    if (project === null) throw new DeployError(diagnostics);
    return new SiteServer(await openOrgServer({ project, start: Date.UTC(2026, 10, 22, 10) }));
  }

  async call(
    method: string,
    address: string,
    { token, body }: { readonly token?: string; readonly body?: unknown } = {}
  ): Promise<SiteAnswer> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(this.baseUrl + address, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'manual'
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Runs a static method without parameters as a user. */
  apex(
    className: string,
    method: string,
    user: Parameters<OrgServer['userId']>[0] = 'admin'
  ): unknown {
    const runner = this.org.users.byId(this.userId(user))!;
    return this.org.run(runner, ({ tx }) => plainValue(tx.invokeStatic(className, method)));
  }
}

/** One server for all tests of a file. */
export function useSiteServer(): { readonly current: SiteServer } {
  const holder: { server: SiteServer | null } = { server: null };
  before(async () => {
    holder.server = await SiteServer.start();
  });
  after(async () => {
    await holder.server?.stop();
  });
  return {
    get current(): SiteServer {
      return holder.server!;
    }
  };
}
