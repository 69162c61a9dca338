import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LocalServer } from '../../local-org/src/cli/local-server.ts';
import { PROJECT_ROOT, STATE_FOLDER } from '../../scripts/project.ts';

/** A local org in which nothing is deployed: as an administrator finds their own. */
export class FreshOrg {
  readonly server: LocalServer;
  /** Home of Salesforce CLI and of whoever uses it; goes with the org. */
  readonly home: string;

  private constructor(server: LocalServer, home: string) {
    this.server = server;
    this.home = home;
  }

  static async start(): Promise<FreshOrg> {
    const server = await LocalServer.listen(0);
    await server.open({
      projectRoot: PROJECT_ROOT,
      folders: [],
      stateFolder: STATE_FOLDER,
      database: null,
      watch: false,
      say: () => undefined
    });
    return new FreshOrg(server, mkdtempSync(path.join(tmpdir(), 'fresh-org-')));
  }

  get baseUrl(): string {
    return this.server.baseUrl;
  }

  async stop(): Promise<void> {
    await this.server.close();
    rmSync(this.home, { recursive: true });
  }
}
