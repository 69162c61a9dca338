import type { Server } from 'node:http';
import { serveOrg } from '../../src/cli/serve-org.ts';
import { apiError } from '../../src/http/api-error.ts';
import { EventStreams } from '../../src/http/event-stream.ts';
import { errorResponse } from '../../src/http/http-response.ts';
import { createOAuthClient, type OAuthClient } from '../../src/http/oauth/client-credentials.ts';
import { addressOf, listenOnLoopback, type RequestHandler } from '../../src/http/server.ts';
import { SessionStore } from '../../src/http/sessions.ts';
import type { CompiledProject } from '../../src/org/compile.ts';
import { LocalOrg } from '../../src/org/local-org.ts';
import { SEED_USERS, seedUsername, type SeedUser } from '../../src/org/seed-users.ts';
import type { OrgRules } from '../../src/runtime/database/org-rules.ts';

export interface OrgServerOptions {
  readonly project: CompiledProject;
  /** Database file; null keeps nothing. */
  readonly database?: string | null;
  readonly rules?: OrgRules;
  /** Hears of jobs that failed; standard error without it. */
  readonly jobFailed?: (error: unknown) => void;
  readonly dailyRequests?: number;
  /** The moment the server starts at, in milliseconds since 1970. */
  readonly start: number;
}

/** What a server of a test is made of. */
export interface OrgServerParts {
  readonly org: LocalOrg;
  readonly server: Server;
  readonly clock: { now: number };
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly streams: EventStreams;
  readonly faults: unknown[];
}

/** Opens an org and serves it as `npm start` does, on a free port. */
export async function openOrgServer(options: OrgServerOptions): Promise<OrgServerParts> {
  const { project, database = null, rules, jobFailed, dailyRequests, start } = options;
  const clock = { now: start };
  const now = (): number => clock.now;
  const faults: unknown[] = [];
  let handler: RequestHandler = () => errorResponse(apiError(503, 'STARTING', 'Not yet.'));
  const server = await listenOnLoopback(
    0,
    (request, response) => handler(request, response),
    (error) => faults.push(error)
  );
  const baseUrl = addressOf(server);
  const chosen = { ...(rules && { rules }), ...(jobFailed && { jobFailed }) };
  const org = LocalOrg.open({ project, database, baseUrl, now, ...chosen });
  const sessions = new SessionStore(org.organizationId, now);
  const client = createOAuthClient(userIdOf(org, 'integration'));
  const streams = new EventStreams();
  const pageScript = (): string => '/nowhere/pages-1.js';
  const allowance = dailyRequests === undefined ? {} : { dailyRequests };
  handler = serveOrg({ org, client, sessions, streams, baseUrl, now, pageScript, ...allowance });
  return { org, server, clock, client, sessions, streams, faults };
}

function userIdOf(org: LocalOrg, key: SeedUser['key']): string {
  return org.users.byUsername(seedUsername(SEED_USERS.find((user) => user.key === key)!))!.id;
}

/** An org behind real HTTP on a free loopback port, with a clock that a test can turn. */
export class OrgServer {
  readonly org: LocalOrg;
  readonly baseUrl: string;
  readonly client: OAuthClient;
  readonly sessions: SessionStore;
  readonly streams: EventStreams;
  /** Errors that were no fault of the client. */
  readonly faults: readonly unknown[];
  readonly #server: Server;
  readonly #clock: { now: number };

  constructor(parts: OrgServerParts) {
    this.org = parts.org;
    this.baseUrl = addressOf(parts.server);
    this.client = parts.client;
    this.sessions = parts.sessions;
    this.streams = parts.streams;
    this.faults = parts.faults;
    this.#server = parts.server;
    this.#clock = parts.clock;
  }

  /** Interface that the server listens on. */
  get listensOn(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.address : String(address);
  }

  userId(key: SeedUser['key']): string {
    return userIdOf(this.org, key);
  }

  token(key: SeedUser['key']): string {
    return this.sessions.open(this.userId(key)).token;
  }

  /** Milliseconds since 1970 on the org's clock. */
  get now(): number {
    return this.#clock.now;
  }

  turnClock(milliseconds: number): void {
    this.#clock.now += milliseconds;
  }

  async stop(): Promise<void> {
    this.streams.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.org.close();
  }
}
