import process from 'node:process';
import { readKeyValues } from '../authorize/key-values.ts';
import { TokenClient } from '../authorize/token-client.ts';
import { CONNECTION_FILE, readConnection, type WebhookKey } from '../connection.ts';
import { Failure } from '../support/failure.ts';
import type { SendOptions } from './options.ts';

/** Where deliveries go, and what proves that they may. */
export interface Sending {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** null: the client credentials flow. */
  readonly refreshToken: string | null;
  readonly webhook: WebhookKey | null;
  readonly site: string | null;
}

/** From the file that is named, else the environment, else the local org that runs. @throws Failure where there is none */
export function readSending({ connection, site }: SendOptions): Sending {
  const values =
    connection === null ? new Map(Object.entries(process.env)) : readKeyValues(connection);
  const webhook = webhookOf(values) ?? webhookOf(new Map(Object.entries(process.env)));
  const baseUrl = values.get('BIRD_URL');
  const clientId = values.get('BIRD_CLIENT_ID');
  const clientSecret = values.get('BIRD_CLIENT_SECRET');
  if (baseUrl !== undefined && clientId !== undefined && clientSecret !== undefined) {
    const refreshToken = values.get('BIRD_REFRESH_TOKEN') ?? null;
    return { baseUrl, clientId, clientSecret, refreshToken, webhook, site };
  }
  if (connection !== null)
    throw new Failure(
      `${connection} is no file of npm run authorize: BIRD_URL, BIRD_CLIENT_ID or BIRD_CLIENT_SECRET is missing.`
    );
  const local = readConnection(CONNECTION_FILE);
  if (local === null)
    throw new Failure(
      'No local org is running: `npm start` first, or name an org: --connection FILE'
    );
  return { ...local, refreshToken: null, webhook: webhook ?? local.webhook ?? null, site };
}

function webhookOf(values: ReadonlyMap<string, string | undefined>): WebhookKey | null {
  const source = values.get('BIRD_WEBHOOK_SOURCE');
  const key = values.get('BIRD_WEBHOOK_KEY');
  return source === undefined || key === undefined ? null : { source, key };
}

/** An access token. @throws Failure that explains why there is none */
export async function checkedToken(sending: Sending): Promise<string> {
  const { baseUrl, clientId: id, clientSecret: secret, refreshToken } = sending;
  const client = new TokenClient(baseUrl, { id, secret });
  const { accessToken } =
    refreshToken === null ? await client.byClientCredentials() : await client.refresh(refreshToken);
  return accessToken;
}
