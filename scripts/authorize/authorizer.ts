import process from 'node:process';
import { Failure } from '../support/failure.ts';
import { runSf } from '../support/sf-cli.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { CallbackServer, CodeFlow, LOCAL_CALLBACK, PASTED_CALLBACK } from './code-flow.ts';
import { orgAddress } from './host.ts';
import { readKeyValues } from './key-values.ts';
import { openPage } from './open-page.ts';
import type { AuthorizeOptions } from './options.ts';
import { Prompt } from './prompt.ts';
import { TokenClient, type ClientKey, type Tokens } from './token-client.ts';

/** Pages of Setup that show key and secret. */
const SETUP_PAGES = {
  'external-client-app': [
    '/lightning/setup/ManageExternalClientApplication/home',
    'Bird Integration, Settings, OAuth Settings, Consumer Key and Secret'
  ],
  'connected-app': [
    '/lightning/setup/NavigationMenus/home',
    'Bird Integration, View, Manage Consumer Details'
  ]
} as const;

const WARNING =
  'Attention: the token of this flow acts as whoever approves, with all of their rights, and its records are theirs. The client credentials flow acts as the integration user, and needs no approval: --flow client-credentials.';

/** Gets Bird the tokens of an org, and tries them. */
export class Authorizer {
  readonly #options: AuthorizeOptions;
  readonly #say: (text: string) => void;
  readonly #prompt = new Prompt();

  constructor(options: AuthorizeOptions, say: (text: string) => void) {
    this.#options = options;
    this.#say = say;
  }

  /** @returns what to enter at Bird, by name @throws Failure that says what is wrong and what to do */
  async run(): Promise<Readonly<Record<string, string>>> {
    try {
      const baseUrl = await this.#address();
      const key = await this.#key(baseUrl);
      const client = new TokenClient(baseUrl, key);
      const tokens =
        this.#options.flow === 'browser'
          ? await this.#byBrowser(baseUrl, key, client)
          : await client.byClientCredentials();
      await this.#check(tokens);
      return result(tokens, key);
    } finally {
      this.#prompt.close();
    }
  }

  async #address(): Promise<string> {
    const { targetOrg, instanceUrl } = this.#options;
    if (instanceUrl !== null) return orgAddress(instanceUrl);
    const { result: shown, message } = await runSf(['org', 'display', '-o', targetOrg ?? '']);
    const { instanceUrl: found } = (shown ?? {}) as { readonly instanceUrl?: string };
    if (found === undefined) {
      throw new Failure(
        `Salesforce CLI knows no org ${targetOrg}. Log in first: npx sf org login web --alias ${targetOrg} (${message})`
      );
    }
    return orgAddress(found);
  }

  /** From the file, the environment, or typed. */
  async #key(baseUrl: string): Promise<ClientKey> {
    const { credentialsFile, app } = this.#options;
    const values =
      credentialsFile === null
        ? new Map(Object.entries(process.env))
        : readKeyValues(credentialsFile);
    const id = values.get('BIRD_CLIENT_ID');
    const secret = values.get('BIRD_CLIENT_SECRET');
    if (id !== undefined && secret !== undefined) return { id, secret };
    if (credentialsFile !== null) {
      const text = `${credentialsFile} must hold the lines BIRD_CLIENT_ID=… and BIRD_CLIENT_SECRET=…`;
      throw new Failure(text);
    }
    const [path, place] = SETUP_PAGES[app];
    this.#show('Key and secret of the client are in Setup, and nowhere else:', baseUrl + path);
    this.#say(`(${place}; Salesforce sends a code to your e-mail first)\n`);
    const typedId = await this.#prompt.ask('Consumer key: ');
    const typedSecret = await this.#prompt.askHidden('Consumer secret (not shown): ');
    if (typedId === '' || typedSecret === '') throw new Failure('Key and secret are both needed.');
    return { id: typedId, secret: typedSecret };
  }

  async #byBrowser(baseUrl: string, key: ClientKey, client: TokenClient): Promise<Tokens> {
    this.#say(`${WARNING}\n`);
    const flow = new CodeFlow(this.#options.paste ? PASTED_CALLBACK : LOCAL_CALLBACK);
    const redirected = await this.#redirected(flow.address(baseUrl, key.id));
    const code = flow.codeOf(redirected);
    const { refreshToken } = await client.byCode(code, flow.redirectUri, flow.verifier);
    if (refreshToken === null)
      throw new Failure('The client gives no refresh token: its scope refresh_token is missing.');
    return await client.refresh(refreshToken);
  }

  /** The address to which the org sends the browser. */
  async #redirected(page: string): Promise<string> {
    if (this.#options.paste) {
      this.#show('Approve here:', page);
      return await this.#prompt.askHidden('Paste the address that the browser shows then: ');
    }
    const server = await CallbackServer.listen();
    try {
      this.#show('Approve here:', page);
      return await server.address;
    } finally {
      server.close();
    }
  }

  #show(text: string, address: string): void {
    this.#say(`${text}\n  ${address}\n`);
    if (this.#options.openBrowser) openPage(address);
  }

  async #check({ instanceUrl, accessToken }: Tokens): Promise<void> {
    const { version, problems } = await checkEndpoint(instanceUrl, accessToken);
    this.#say(`The endpoint answers: Bird for Salesforce ${version}.\n`);
    for (const problem of problems) this.#say(`  still missing: ${problem}\n`);
  }
}

function result({ instanceUrl, refreshToken }: Tokens, key: ClientKey): Record<string, string> {
  return {
    BIRD_URL: instanceUrl,
    BIRD_ENDPOINT: `${instanceUrl}/services/apexrest/bird/v1/messages`,
    BIRD_TOKEN_URL: `${instanceUrl}/services/oauth2/token`,
    BIRD_GRANT_TYPE: refreshToken === null ? 'client_credentials' : 'refresh_token',
    BIRD_CLIENT_ID: key.id,
    BIRD_CLIENT_SECRET: key.secret,
    ...(refreshToken === null ? {} : { BIRD_REFRESH_TOKEN: refreshToken })
  };
}
