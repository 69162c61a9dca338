import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { METADATA_TYPES } from '../../src/deploy/metadata-types.ts';
import { seedUsername, SEED_USERS, type SeedUser } from '../../src/org/seed-users.ts';
import type { Deployment } from '../../src/deploy/deployment.ts';
import type { DeveloperServer } from './developer-server.ts';
import { packageZip } from './package-zip.ts';

const AUTH = path.join(import.meta.dirname, '../../../config/auth');
export const VERIFIER = 'a-verifier-that-is-long-enough-for-the-challenge-of-pkce';
export const CALLBACK = 'https://login.salesforce.com/';

export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

/** Changes of a deployed file: texts to look for, and what stands in their place. */
export type Changes = Readonly<Record<string, string>>;

/** Deploys the folders of `config/auth` as they lie in the project, with these changes. */
export async function deployAuth(
  server: DeveloperServer,
  folders: readonly string[],
  changes: Changes = {}
): Promise<Deployment> {
  const files: Record<string, string> = {};
  const members: Record<string, string[]> = {};
  for (const folder of folders) {
    for (const file of globSync('*/*-meta.xml', { cwd: path.join(AUTH, folder) })) {
      const inPackage = file.replace('-meta.xml', '');
      const [directory = '', name = ''] = inPackage.split('/');
      const type = METADATA_TYPES.find((each) => each.directory === directory)!.name;
      members[type] = [...new Set([...(members[type] ?? []), name.replace(/\.[^.]+$/, '')])];
      files[inPackage] = changed(readFileSync(path.join(AUTH, folder, file), 'utf8'), changes);
    }
  }
  return await deployFiles(server, members, files);
}

/** Deploys log-in ranges of a profile. */
export async function deployRanges(
  server: DeveloperServer,
  profile: string,
  ranges: readonly (readonly [string, string])[]
): Promise<Deployment> {
  const elements = ranges.map(
    ([start, end]) =>
      `<loginIpRanges><endAddress>${end}</endAddress><startAddress>${start}</startAddress></loginIpRanges>`
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Profile xmlns="http://soap.sforce.com/2006/04/metadata">${elements.join('')}</Profile>`;
  return await deployFiles(
    server,
    { Profile: [profile] },
    { [`profiles/${profile}.profile`]: text }
  );
}

async function deployFiles(
  { development: { deployments, org } }: DeveloperServer,
  members: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>
): Promise<Deployment> {
  const admin = org.users.byUsername('admin@local.example')!;
  const { id } = deployments.start(
    packageZip(members, files),
    { checkOnly: false, ignoreWarnings: false, testLevel: 'NoTestRun', runTests: [] },
    admin
  );
  await deployments.settled();
  return deployments.find(id)!;
}

function changed(text: string, changes: Changes): string {
  return Object.entries(changes).reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

/** A deployed client, with the key and secret that Setup shows. */
export class DeployedClient {
  readonly id: string;
  readonly secret: string;
  readonly #server: DeveloperServer;

  private constructor(server: DeveloperServer, id: string, secret: string) {
    this.#server = server;
    this.id = id;
    this.secret = secret;
  }

  /** Reads the page of Setup as the administrator. */
  static async read(server: DeveloperServer, page: string): Promise<DeployedClient> {
    const answer = await fetch(`${server.baseUrl}/lightning/setup/${page}/home`, {
      headers: { Cookie: `sid=${server.token('admin')}` }
    });
    const text = await answer.text();
    const [, id = ''] = /Consumer Key<\/dt><dd><code>([^<]+)/.exec(text) ?? [];
    const [, secret = ''] = /Consumer Secret<\/dt><dd><code>([^<]+)/.exec(text) ?? [];
    return new DeployedClient(server, id, secret);
  }

  async token(form: Readonly<Record<string, string>>): Promise<TokenAnswer> {
    const answer = await fetch(`${this.#server.baseUrl}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.id, client_secret: this.secret, ...form })
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }

  async byCredentials(): Promise<TokenAnswer> {
    return await this.token({ grant_type: 'client_credentials' });
  }

  async refresh(refreshToken: string): Promise<TokenAnswer> {
    return await this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Where the browser is sent once a user has allowed the client; null where it is sent nowhere. */
  async allow(
    user: SeedUser['key'],
    more: Readonly<Record<string, string>> = {}
  ): Promise<URL | null> {
    const username = seedUsername(SEED_USERS.find(({ key }) => key === user)!);
    const form = {
      response_type: 'code',
      client_id: this.id,
      redirect_uri: CALLBACK,
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      decision: 'allow',
      user: this.#server.development.org.users.byUsername(username)!.id,
      ...more
    };
    const answer = await fetch(`${this.#server.baseUrl}/services/oauth2/authorize`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual'
    });
    await answer.arrayBuffer();
    const location = answer.headers.get('location');
    return location === null ? null : new URL(location);
  }

  /** The whole code flow of a user. */
  async byCode(
    user: SeedUser['key'],
    more: Readonly<Record<string, string>> = {}
  ): Promise<TokenAnswer> {
    const location = await this.allow(user, more);
    return await this.token({
      grant_type: 'authorization_code',
      code: location?.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER
    });
  }

  /** Status of a call of the REST API with a token. */
  async call(token: string | undefined): Promise<number> {
    const answer = await fetch(`${this.#server.baseUrl}/services/oauth2/userinfo`, {
      headers: { Authorization: `Bearer ${token ?? ''}` }
    });
    await answer.arrayBuffer();
    return answer.status;
  }
}
