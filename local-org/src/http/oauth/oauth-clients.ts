import type { DeployedSource } from '../../deploy/deployed-source.ts';
import type { LocalOrg } from '../../org/local-org.ts';
import { CLI_CLIENT, connectedApps, type RegisteredClient } from './connected-apps.ts';
import type { JwtParts } from './jwt-bearer.ts';

/** Clients of the OAuth flows: Salesforce CLI's own, and what is deployed as connected apps. */
export class OAuthClients {
  readonly #org: LocalOrg;
  readonly #source: DeployedSource | null;
  readonly #baseUrl: string;
  readonly #now: () => number;

  constructor(org: LocalOrg, source: DeployedSource | null, baseUrl: string, now: () => number) {
    this.#org = org;
    this.#source = source;
    this.#baseUrl = baseUrl;
    this.#now = now;
  }

  find(id: string): RegisteredClient | null {
    if (id === CLI_CLIENT.id) return CLI_CLIENT;
    const apps = this.#source === null ? [] : connectedApps(this.#source);
    return apps.find((app) => app.id === id) ?? null;
  }

  /** @remarks The audience is the authorization server's address, or the one that all production orgs share: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm */
  jwtParts(): JwtParts {
    const { port } = new URL(this.#baseUrl);
    return {
      client: (id) => this.find(id),
      byUsername: (username) => this.#org.users.byUsername(username),
      permissionSetsOf: (userId) => this.#org.users.permissionSetsOf(userId),
      audiences: ['https://login.salesforce.com', this.#baseUrl, `http://localhost:${port}`],
      now: this.#now
    };
  }
}
