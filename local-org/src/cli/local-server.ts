import type { Server } from 'node:http';
import process from 'node:process';
import type { DeployedSource } from '../deploy/deployed-source.ts';
import { InternalError } from '../diagnostics/errors.ts';
import type { LocalOrg } from '../org/local-org.ts';
import { seedUsername, SEED_USERS, type SeedUser } from '../org/seed-users.ts';
import type { BuiltPages } from '../ui/build/build-pages.ts';
import { missingReferences } from '../ui/build/check-references.ts';
import { buildPagesInChild } from '../ui/build/page-builder.ts';
import { watchComponents } from '../ui/build/watch.ts';
import { apiError } from '../http/api-error.ts';
import { EventStreams } from '../http/event-stream.ts';
import { errorResponse } from '../http/http-response.ts';
import { createOAuthClient, type OAuthClient } from '../http/oauth/client-credentials.ts';
import { addressOf, listenOnLoopback, type RequestHandler } from '../http/server.ts';
import { SessionStore } from '../http/sessions.ts';
import { Turns } from '../http/turns.ts';
import { openDevelopment, type OpenDevelopment } from './open-development.ts';
import { serveOrg } from './serve-org.ts';

export interface LocalServerOptions {
  readonly projectRoot: string;
  /** Source folders to deploy, later ones over earlier ones. */
  readonly folders: readonly string[];
  /** Where built pages are kept. */
  readonly stateFolder: string;
  /** Database file; null keeps nothing. */
  readonly database: string | null;
  /** Build the pages again when a component is saved. */
  readonly watch: boolean;
  /** The clock; the real one without it. */
  readonly now?: () => number;
  /** Hears what is being done. */
  readonly say: (text: string) => void;
}

/** What is there once the org is open. */
interface OpenParts {
  readonly org: LocalOrg;
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly development: OpenDevelopment;
}

/** The local org behind an HTTP server: listens at once, serves after {@link LocalServer.open}. */
export class LocalServer {
  readonly baseUrl: string;
  readonly #server: Server;
  readonly #streams = new EventStreams();
  readonly #setHandler: (handler: RequestHandler) => void;
  #open: OpenParts | null = null;
  #pages: BuiltPages | null = null;
  readonly #ending = new AbortController();
  #stopWatching: () => void = () => undefined;

  private constructor(server: Server, setHandler: (handler: RequestHandler) => void) {
    this.#server = server;
    this.#setHandler = setHandler;
    this.baseUrl = addressOf(server);
  }

  /** @throws Error with code EADDRINUSE when the port is taken; port 0 takes any that is free. */
  static async listen(port: number): Promise<LocalServer> {
    let handler: RequestHandler = () =>
      errorResponse(apiError(503, 'SERVER_UNAVAILABLE', 'The local org is starting.'));
    const server = await listenOnLoopback(
      port,
      (request, response) => handler(request, response),
      reportFault
    );
    return new LocalServer(server, (next) => (handler = next));
  }

  /**
   * Deploys the folders, opens the database and begins to serve.
   * @throws DeployError with every diagnostic; DatabaseError for an unusable file; UnsupportedError for what is not modelled.
   */
  async open(options: LocalServerOptions): Promise<void> {
    const request = { ...options, cacheFolder: options.stateFolder };
    const pages = buildPagesInChild(request, this.#ending.signal);
    pages.catch(() => undefined);
    const now = options.now ?? Date.now;
    const turns = new Turns();
    const development = openDevelopment({
      ...options,
      baseUrl: this.baseUrl,
      now,
      takeTurn: () => turns.next(),
      buildPages: (folder) => this.#buildDeployed(options, folder),
      report: reportFault
    });
    const { org } = development;
    options.say(`${org.units.length} Apex classes and triggers compiled`);
    const sessions = new SessionStore(org.organizationId, now);
    const client = createOAuthClient(userId(org, 'integration'));
    this.#open = { org, client, sessions, development };
    this.#pages = await pages;
    options.say(this.#pages.fromCache ? 'pages found in the cache' : 'pages built');
    this.#requireReferences(org);
    this.#setHandler(
      serveOrg({
        ...this.#open,
        streams: this.#streams,
        baseUrl: this.baseUrl,
        now,
        turns,
        pageScript: () => this.#pages?.script ?? ''
      })
    );
    if (options.watch) this.#watch(options);
  }

  /** Of the one OAuth client, which runs as the integration user. */
  get clientCredentials(): { readonly clientId: string; readonly clientSecret: string } {
    const { client } = this.#parts;
    return { clientId: client.id, clientSecret: client.secret };
  }

  get org(): LocalOrg {
    return this.#parts.org;
  }

  /** What is deployed, as files. */
  get source(): DeployedSource {
    return this.#parts.development.source;
  }

  get sessions(): SessionStore {
    return this.#parts.sessions;
  }

  /** A link that logs in and goes to a page; the sales rep unless told otherwise. */
  logInUrl(page: string, user: SeedUser['key'] = 'rep'): string {
    const query = new URLSearchParams({ sid: this.openSession(user), retURL: page });
    return `${this.baseUrl}/secur/frontdoor.jsp?${query.toString()}`;
  }

  /** Logs a user in. @returns the session id */
  openSession(user: SeedUser['key']): string {
    const { org, sessions } = this.#parts;
    return sessions.open(userId(org, user)).token;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#stopWatching();
    this.#streams.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#open?.org.close();
    this.#open?.development.close();
    this.#open = null;
  }

  get #parts(): OpenParts {
    if (this.#open === null) throw new InternalError('The local org was used before it was open.');
    return this.#open;
  }

  #requireReferences(org: LocalOrg): void {
    const missing = missingReferences(this.#pages!.references, org.schema, org.types);
    if (missing.length > 0) throw new Error(`Lightning components: ${missing.join(' ')}`);
  }

  /** Pages of a deployment; they are shown when it has taken effect. */
  async #buildDeployed({ projectRoot, stateFolder }: LocalServerOptions, folder: string) {
    const request = { projectRoot, folders: [folder], cacheFolder: stateFolder };
    const pages = await buildPagesInChild(request, this.#ending.signal);
    return (): void => {
      this.#pages = pages;
      this.#streams.send('/local-org/rebuilt', {});
    };
  }

  /** Builds one after the other, so that the last save wins. */
  #watch(options: LocalServerOptions): void {
    let builds = Promise.resolve();
    this.#stopWatching = watchComponents(options.folders, () => {
      builds = builds.then(() => this.#rebuild(options));
    });
  }

  async #rebuild(options: LocalServerOptions): Promise<void> {
    const request = { ...options, cacheFolder: options.stateFolder };
    try {
      const pages = await buildPagesInChild(request, this.#ending.signal);
      if (pages.script === this.#pages?.script) return;
      this.#pages = pages;
      options.say('pages built again');
      this.#streams.send('/local-org/rebuilt', {});
    } catch (error) {
      if (!this.#ending.signal.aborted)
        options.say(error instanceof Error ? error.message : String(error));
    }
  }
}

function userId(org: LocalOrg, key: SeedUser['key']): string {
  const user = org.users.byUsername(
    seedUsername(SEED_USERS.find((candidate) => candidate.key === key)!)
  );
  if (user === null) throw new InternalError(`The seeded user ${key} is missing.`);
  return user.id;
}

function reportFault(error: unknown): void {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
  );
}
