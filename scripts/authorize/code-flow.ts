import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Failure } from '../support/failure.ts';
import { explainOAuth, USED_CODE } from './explain.ts';

/** Callbacks of the clients in `config/auth`. */
export const PASTED_CALLBACK = 'https://login.salesforce.com/';
const PORT = 1717;
export const LOCAL_CALLBACK = `http://localhost:${PORT}/OauthRedirect`;

const WAIT_MS = 10 * 60_000;

/** One attempt of the authorization code flow with PKCE. */
export class CodeFlow {
  readonly redirectUri: string;
  readonly verifier = randomBytes(48).toString('base64url');
  readonly #state = randomBytes(16).toString('hex');

  constructor(redirectUri: string) {
    this.redirectUri = redirectUri;
  }

  /** The page on which a user approves. */
  address(baseUrl: string, clientId: string): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: this.redirectUri,
      scope: 'api web refresh_token',
      state: this.#state,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256'
    });
    return `${baseUrl}/services/oauth2/authorize?${query.toString()}`;
  }

  /**
   * The code of the address to which the browser was sent.
   * @throws Failure for an address of another attempt, and where the user or the org said no
   */
  codeOf(address: string): string {
    let query: URLSearchParams;
    try {
      query = new URL(address.trim()).searchParams;
    } catch {
      throw new Failure(
        'That is no address. Paste all of what the browser’s address bar shows after Allow: it begins with https://login.salesforce.com/?code='
      );
    }
    const error = query.get('error');
    if (error !== null)
      throw explainOAuth({ error, error_description: query.get('error_description') ?? '' });
    const code = query.get('code');
    if (code === null)
      throw new Failure('The address holds no code. Copy it again, whole, after Allow was chosen.');
    if (query.get('state') !== this.#state) throw new Failure(USED_CODE);
    return code;
  }
}

/** Waits on the loopback address for the browser to come back. */
export class CallbackServer {
  readonly #server: Server;
  /** The address that the browser asked for. */
  readonly address: Promise<string>;

  private constructor(server: Server, address: Promise<string>) {
    this.#server = server;
    this.address = address;
  }

  /** @throws Failure where another program has the port */
  static async listen(): Promise<CallbackServer> {
    const server = createServer();
    const address = new Promise<string>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Failure('Nobody approved within ten minutes. Run the command again.')),
        WAIT_MS
      );
      timer.unref();
      server.on('request', (request, response) => {
        const found = new URL(request.url ?? '/', LOCAL_CALLBACK);
        const isCallback = found.pathname === '/OauthRedirect';
        response.writeHead(isCallback ? 200 : 404, { 'Content-Type': 'text/plain; charset=utf-8' });
        response.end(isCallback ? 'Done. Go back to the terminal.' : 'Not found');
        if (isCallback) resolve(found.href);
      });
    });
    address.catch(() => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once('error', () =>
        reject(new Failure(`Port ${PORT} is taken. Paste the address yourself: --paste`))
      );
      server.listen(PORT, 'localhost', resolve);
    });
    return new CallbackServer(server, address);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
