/**
 * `npm start`: the local org with the package deployed and sample conversations posted to it over HTTP.
 * PORT chooses the port (8040); `--fresh` throws away what earlier starts kept, `--memory` keeps nothing at all.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { LocalServer, type LocalServerOptions } from '../local-org/src/cli/local-server.ts';
import { DeployError } from '../local-org/src/org/deploy-error.ts';
import { BirdClient, type Connection } from './bird-client.ts';
import { Progress } from './progress.ts';
import { sampleMessages } from './sample-conversations.ts';

const PROJECT_ROOT = path.join(import.meta.dirname, '..');
const STATE_FOLDER = path.join(PROJECT_ROOT, '.local-org');
const CONNECTION_FILE = path.join(STATE_FOLDER, 'connection.json');
const DEFAULT_PORT = 8040;

async function main(): Promise<number> {
  const port = readPort(process.env['PORT']);
  if (port === null)
    return fail(2, `PORT must be a number from 0 to 65535, not "${process.env['PORT']}".`);
  const progress = new Progress();
  let server: LocalServer;
  try {
    server = await LocalServer.listen(port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return fail(
        2,
        `Port ${port} is in use. Stop the other server or choose another port: PORT=8041 npm start`
      );
    }
    throw error;
  }
  const stop = stopSignal();
  progress.say(`listening on ${server.baseUrl}`);
  try {
    const started = start(server, port, progress);
    started.catch(() => undefined);
    await Promise.race([started, stop]);
    await stop;
    return 0;
  } catch (error) {
    return report(error);
  } finally {
    forgetConnection(server.baseUrl);
    await server.close();
  }
}

async function start(server: LocalServer, port: number, progress: Progress): Promise<void> {
  await server.open(serverOptions(port, progress));
  const first = await postSamples(server, progress);
  progress.say('ready');
  announce(server, first);
}

function serverOptions(port: number, progress: Progress): LocalServerOptions {
  const inMemory = process.argv.includes('--memory');
  const database = path.join(STATE_FOLDER, `org-${port}.sqlite`);
  mkdirSync(STATE_FOLDER, { recursive: true });
  if (process.argv.includes('--fresh')) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
  }
  return {
    projectRoot: PROJECT_ROOT,
    folders: [
      path.join(PROJECT_ROOT, 'force-app/main'),
      path.join(PROJECT_ROOT, 'local-org/sample')
    ],
    stateFolder: STATE_FOLDER,
    database: inMemory ? null : database,
    watch: true,
    say: (text) => progress.say(text)
  };
}

/** The Lead page that is shown first, and the WhatsApp number its conversation runs over. */
interface FirstPage {
  readonly path: string;
  readonly channelId: string;
}

/** Posts the sample conversations as a Bird flow would, and answers the page of the first Lead. */
async function postSamples(server: LocalServer, progress: Progress): Promise<FirstPage> {
  const connection: Connection = { baseUrl: server.baseUrl, ...server.clientCredentials };
  writeFileSync(CONNECTION_FILE, JSON.stringify(connection), { mode: 0o600 });
  const client = new BirdClient(connection);
  let first: FirstPage = { path: '/lightning/o/Lead/list', channelId: '' };
  const messages = sampleMessages(Date.now());
  for (const message of messages) {
    const { status, body } = await client.send(message);
    if (status >= 300)
      throw new Error(`A sample message was refused: ${status} ${JSON.stringify(body)}`);
    const { objectType, recordId } = body as { objectType: string | null; recordId: string | null };
    if (
      objectType === 'Lead' &&
      recordId !== null &&
      message.from === FIRST_CUSTOMER &&
      message.channel === 'whatsapp'
    ) {
      first = { path: `/lightning/r/Lead/${recordId}/view`, channelId: message.channelId ?? '' };
    }
  }
  progress.say(
    `${messages.length} sample messages posted to ${connection.baseUrl}/services/apexrest/bird/v1/messages`
  );
  return first;
}

/** Whose page is shown first. */
const FIRST_CUSTOMER = '+628120000142';

/** Another local org may have written its own connection meanwhile. */
function forgetConnection(baseUrl: string): void {
  if (!existsSync(CONNECTION_FILE)) return;
  const written = JSON.parse(readFileSync(CONNECTION_FILE, 'utf8')) as Connection;
  if (written.baseUrl === baseUrl) rmSync(CONNECTION_FILE);
}

function announce(server: LocalServer, first: FirstPage): void {
  const { clientId, clientSecret } = server.clientCredentials;
  const endpoint = `${server.baseUrl}/services/apexrest/bird/v1/messages`;
  const message = `{"channel":"whatsapp","channelId":"${first.channelId}","messageId":"'$(date +%s%N)'","from":"${FIRST_CUSTOMER}","name":"Siti Rahayu","text":"Halo, survei jadi hari Sabtu?"}`;
  const token = `$(curl -s ${server.baseUrl}/services/oauth2/token -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  process.stdout.write(
    [
      '',
      `Lead page   ${server.logInUrl(first.path)}`,
      `All pages   ${server.baseUrl}/  (choose a user; there are no passwords)`,
      `Endpoint    POST ${endpoint}`,
      `Token       POST ${server.baseUrl}/services/oauth2/token, grant_type=client_credentials`,
      `            client_id ${clientId}`,
      `            client_secret ${clientSecret}  (both new at every start)`,
      '',
      'Send a message, and watch it appear on the Lead page:',
      '',
      `curl -s ${endpoint} -H "Authorization: Bearer ${token}" -H 'Content-Type: application/json' -d '${message}'`,
      '',
      'Ctrl-C ends it.',
      ''
    ].join('\n')
  );
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** Resolves at Ctrl-C or when the process is asked to end. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function report(error: unknown): number {
  if (error instanceof DeployError) {
    for (const diagnostic of error.diagnostics) process.stderr.write(`${diagnostic.describe()}\n`);
    return fail(1, error.message);
  }
  if (error instanceof Error && error.name === 'UnsupportedError') return fail(3, error.message);
  return fail(1, error instanceof Error ? error.message : String(error));
}

function fail(exitCode: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

process.exitCode = await main();
