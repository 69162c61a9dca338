import type { LocalOrg } from '../../org/local-org.ts';
import { ClientAccess } from './client-access.ts';
import { ClientKeys } from './client-keys.ts';
import type { JwtParts } from './jwt-bearer.ts';
import { CLI_CLIENT, registeredClient, type RegisteredClient } from './registered-client.ts';

/** Clients of the OAuth flows: Salesforce CLI's own, connected apps and external client apps as deployed now. */
export class OAuthClients {
  readonly access: ClientAccess;
  readonly #org: LocalOrg;
  readonly #baseUrl: string;
  readonly #now: () => number;
  readonly #keys = new ClientKeys();

  constructor(org: LocalOrg, baseUrl: string, now: () => number) {
    this.access = new ClientAccess(org);
    this.#org = org;
    this.#baseUrl = baseUrl;
    this.#now = now;
  }

  /** Deployed clients. */
  all(): readonly RegisteredClient[] {
    return this.#org.schema.setup.oauthClients.map((app) =>
      registeredClient(app, this.#keys.of(app))
    );
  }

  find(id: string): RegisteredClient | null {
    if (id === CLI_CLIENT.id) return CLI_CLIENT;
    return this.all().find((client) => client.id === id) ?? null;
  }

  /** @remarks The audience is the authorization server's address, or the one that all production orgs share: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm */
  jwtParts(hasGranted: JwtParts['hasGranted']): JwtParts {
    const { port } = new URL(this.#baseUrl);
    return {
      client: (id) => this.find(id),
      byUsername: (username) => this.#org.users.byUsername(username),
      access: this.access,
      hasGranted,
      audiences: ['https://login.salesforce.com', this.#baseUrl, `http://localhost:${port}`],
      now: this.#now
    };
  }

  userById(id: string): ReturnType<LocalOrg['users']['byId']> {
    return this.#org.users.byId(id);
  }

  userByName(username: string): ReturnType<LocalOrg['users']['byUsername']> {
    return this.#org.users.byUsername(username);
  }
}
