import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDevelopment, type OpenDevelopment } from '../../src/cli/open-development.ts';
import { serveOrg } from '../../src/cli/serve-org.ts';
import { apiError } from '../../src/http/api-error.ts';
import { EventStreams } from '../../src/http/event-stream.ts';
import { errorResponse } from '../../src/http/http-response.ts';
import { createOAuthClient } from '../../src/http/oauth/client-credentials.ts';
import { addressOf, listenOnLoopback, type RequestHandler } from '../../src/http/server.ts';
import { SessionStore } from '../../src/http/sessions.ts';
import { Turns } from '../../src/http/turns.ts';
import { SEED_USERS, seedUsername, type SeedUser } from '../../src/org/seed-users.ts';

export interface DeveloperServerOptions {
  /** Project whose source is deployed. */
  readonly projectRoot: string;
  readonly folders: readonly string[];
  /** Where database, deployed source and syntax trees are kept; a folder of its own without it. */
  readonly stateFolder?: string;
  /** Database file; null keeps nothing. */
  readonly database?: string | null;
  readonly port?: number;
  /** The clock; the real one without it. */
  readonly now?: () => number;
  /** Stands for the build of pages. */
  readonly buildPages?: (folder: string) => Promise<() => void>;
}

/** A local org that takes deployments, without pages. */
export class DeveloperServer {
  readonly baseUrl: string;
  readonly development: OpenDevelopment;
  readonly sessions: SessionStore;
  /** Errors that were no fault of the client. */
  readonly faults: unknown[];
  readonly #server: Server;
  readonly #ownFolder: string | null;

  private constructor(
    server: Server,
    development: OpenDevelopment,
    sessions: SessionStore,
    faults: unknown[],
    ownFolder: string | null
  ) {
    this.#server = server;
    this.baseUrl = addressOf(server);
    this.development = development;
    this.sessions = sessions;
    this.faults = faults;
    this.#ownFolder = ownFolder;
  }

  static async start(options: DeveloperServerOptions): Promise<DeveloperServer> {
    const ownFolder =
      options.stateFolder === undefined ? mkdtempSync(path.join(tmpdir(), 'developer-')) : null;
    const faults: unknown[] = [];
    const report = (error: unknown): void => void faults.push(error);
    let handler: RequestHandler = () => errorResponse(apiError(503, 'STARTING', 'Not yet.'));
    const server = await listenOnLoopback(
      options.port ?? 0,
      (request, response) => handler(request, response),
      report
    );
    const baseUrl = addressOf(server);
    const turns = new Turns();
    const now = options.now ?? Date.now;
    const development = openDevelopment({
      projectRoot: options.projectRoot,
      folders: options.folders,
      stateFolder: options.stateFolder ?? ownFolder!,
      database: options.database ?? null,
      baseUrl,
      now,
      takeTurn: () => turns.next(),
      buildPages: options.buildPages ?? (() => Promise.resolve(() => undefined)),
      report
    });
    const { org } = development;
    const sessions = new SessionStore(org.organizationId, now);
    const client = createOAuthClient(org.users.byUsername('integration@local.example')!.id);
    const streams = new EventStreams();
    const pageScript = (): string => '/nowhere/pages-1.js';
    handler = serveOrg({
      org,
      client,
      sessions,
      streams,
      baseUrl,
      now,
      pageScript,
      development,
      turns
    });
    return new DeveloperServer(server, development, sessions, faults, ownFolder);
  }

  token(key: SeedUser['key'] = 'admin'): string {
    const { users } = this.development.org;
    const username = seedUsername(SEED_USERS.find((user) => user.key === key)!);
    return this.sessions.open(users.byUsername(username)!.id).token;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.development.org.close();
    this.development.close();
    if (this.#ownFolder !== null) rmSync(this.#ownFolder, { recursive: true });
  }
}
