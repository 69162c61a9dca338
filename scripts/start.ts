/**
 * `npm start`: the local org with the package deployed and sample conversations posted to it over HTTP.
 * PORT chooses the port (8040); `--fresh` throws away what earlier starts kept, `--memory` keeps nothing at all.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { EXIT } from '../local-org/src/cli/exit-codes.ts';
import { LocalServer } from '../local-org/src/cli/local-server.ts';
import { BirdClient } from './bird-client.ts';
import {
  CONNECTION_FILE,
  forgetConnection,
  writeConnection,
  type Connection
} from './connection.ts';
import { HeldFile } from './held-file.ts';
import { Progress } from './progress.ts';
import { DEPLOYED_FOLDERS, PROJECT_ROOT, STATE_FOLDER } from './project.ts';
import { fillWithSamples, type SamplePage } from './sample-org.ts';
import { startFailure } from './start-failure.ts';
import { saveWebhookKey } from './webhook-key.ts';

const DEFAULT_PORT = 8040;

async function main(): Promise<number> {
  const port = readPort(process.env['PORT']);
  if (port === null)
    return wrongUsage(`PORT must be a number from 0 to 65535, not "${process.env['PORT']}".`);
  const progress = new Progress();
  const server = await listen(port);
  if (server === null) {
    return wrongUsage(
      `Port ${port} is in use. Stop the other server or choose another port: PORT=8041 npm start`
    );
  }
  const stop = stopSignal();
  mkdirSync(STATE_FOLDER, { recursive: true });
  let database: HeldFile | null = null;
  try {
    const file = databaseFile(port);
    if (file !== null) {
      database = HeldFile.hold(file);
      if (database === null) return wrongUsage(inUse(file));
      if (process.argv.includes('--fresh')) database.empty();
    }
    await serve(server, file, progress, stop);
    return EXIT.ok;
  } catch (error) {
    const { text, exitCode } = startFailure(error);
    return fail(exitCode, text);
  } finally {
    forgetConnection(CONNECTION_FILE, server.baseUrl);
    await server.close();
    database?.release();
  }
}

/** null when the port is taken. */
async function listen(port: number): Promise<LocalServer | null> {
  try {
    return await LocalServer.listen(port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  }
}

/** Serves until it is stopped. */
async function serve(
  server: LocalServer,
  database: string | null,
  progress: Progress,
  stop: Promise<void>
): Promise<void> {
  progress.say(`listening on ${server.baseUrl}`);
  const started = start(server, database, progress);
  started.catch(() => undefined);
  await Promise.race([started, stop]);
  await stop;
}

/** Each port has a database of its own; null keeps nothing. */
function databaseFile(port: number): string | null {
  if (process.argv.includes('--memory')) return null;
  return path.join(STATE_FOLDER, `org-${port}.sqlite`);
}

function inUse(file: string): string {
  return `Another local org uses ${file}. Stop it, choose another port, or keep nothing: npm start -- --memory`;
}

async function start(
  server: LocalServer,
  database: string | null,
  progress: Progress
): Promise<void> {
  await server.open({
    projectRoot: PROJECT_ROOT,
    folders: DEPLOYED_FOLDERS,
    stateFolder: STATE_FOLDER,
    database,
    watch: true,
    say: (text) => progress.say(text)
  });
  const secret = randomBytes(24).toString('hex');
  await saveWebhookKey(server, FLOW_SOURCE, secret);
  const connection: Connection = {
    baseUrl: server.baseUrl,
    ...server.clientCredentials,
    webhook: { source: FLOW_SOURCE, key: secret }
  };
  writeConnection(CONNECTION_FILE, connection);
  const client = new BirdClient(connection);
  const pages = await fillWithSamples(server, client, (text) => progress.say(text));
  progress.say('ready');
  announce(server, pages, secret);
}

/** The webhook source of flows, which takes a shared secret in place of a signature. */
const FLOW_SOURCE = 'Flow';

/** Whose conversation goes on in the examples, and the WhatsApp number that it runs over. */
const CUSTOMER = '+628120000142';
const CHANNEL_ID = '777a1d22-bc18-5adf-8f2d-50c41e4b1cad';

function announce(server: LocalServer, pages: readonly SamplePage[], secret: string): void {
  const { clientId, clientSecret } = server.clientCredentials;
  const endpoint = `${server.baseUrl}/services/apexrest/bird/v1/messages`;
  const webhooks = `${server.baseUrl}/bird/services/apexrest/bird/v1/webhooks`;
  const [first, ...others] = pages;
  const message = (text: string): string =>
    `{"channel":"whatsapp","channelId":"${CHANNEL_ID}","messageId":"'$(date +%s%N)'","from":"${CUSTOMER}","name":"Siti Rahayu","text":"${text}"}`;
  const token = `$(curl -s ${server.baseUrl}/services/oauth2/token -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  process.stdout.write(
    [
      '',
      `${first?.name.padEnd(13)}${server.logInUrl(first?.path ?? '/')}`,
      'Once this has logged Dewi in, a sales rep:',
      ...others.map((each) => `${each.name.padEnd(13)}${server.baseUrl}${each.path}`),
      `Bird Home    ${server.baseUrl}/lightning/n/Bird_Home`,
      `Bird Set-up  ${server.baseUrl}/lightning/n/Bird_Setup  (choose Ayu, the administrator, above)`,
      `All pages    ${server.baseUrl}/  (choose a user; there are no passwords)`,
      '',
      `Endpoint     POST ${endpoint}`,
      `Webhooks     POST ${webhooks}/<source>  (the site's guest; a signature or secret in place of a token)`,
      `Token        POST ${server.baseUrl}/services/oauth2/token, grant_type=client_credentials`,
      `             client_id ${clientId}`,
      `             client_secret ${clientSecret}  (both new at every start)`,
      '',
      'Send a message, and watch it appear on the Lead page:',
      '',
      `curl -s ${endpoint} -H "Authorization: Bearer ${token}" -H 'Content-Type: application/json' -d '${message('Halo, survei jadi hari Sabtu?')}'`,
      '',
      'Or as a webhook, answered at once and processed afterwards:',
      '',
      `curl -s ${webhooks}/${FLOW_SOURCE} -H 'X-Bird-Secret: ${secret}' -H 'Content-Type: application/json' -d '${message('Jam berapa?')}'`,
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

function wrongUsage(text: string): number {
  return fail(EXIT.wrongUsage, text);
}

function fail(exitCode: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

process.exitCode = await main();
