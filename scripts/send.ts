/**
 * Sends a sample delivery to an org: `node scripts/send.ts scripts/samples/deliveries/gen2-whatsapp-text.json`.
 * Without BIRD_URL, BIRD_CLIENT_ID and BIRD_CLIENT_SECRET it sends to the local org that is running.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BirdClient, type Connection } from './bird-client.ts';
import { normaliseDelivery } from './normalise-delivery.ts';

const CONNECTION_FILE = path.join(import.meta.dirname, '../.local-org/connection.json');

function findConnection(): Connection | null {
  const { BIRD_URL, BIRD_CLIENT_ID, BIRD_CLIENT_SECRET } = process.env;
  if (BIRD_URL !== undefined && BIRD_CLIENT_ID !== undefined && BIRD_CLIENT_SECRET !== undefined) {
    return { baseUrl: BIRD_URL, clientId: BIRD_CLIENT_ID, clientSecret: BIRD_CLIENT_SECRET };
  }
  if (!existsSync(CONNECTION_FILE)) return null;
  return JSON.parse(readFileSync(CONNECTION_FILE, 'utf8')) as Connection;
}

async function main(files: readonly string[]): Promise<number> {
  const connection = findConnection();
  if (files.length === 0 || connection === null) {
    const reason =
      files.length === 0
        ? 'Name at least one delivery file.'
        : 'No local org is running: `npm start` first.';
    process.stderr.write(`${reason}\n`);
    return 2;
  }
  const client = new BirdClient(connection);
  let refused = 0;
  for (const file of files) {
    const { body } = JSON.parse(readFileSync(file, 'utf8')) as { body: unknown };
    const answer = await client.send(normaliseDelivery(body));
    if (answer.status >= 300) refused += 1;
    process.stdout.write(`${answer.status} ${JSON.stringify(answer.body)}\n`);
  }
  return refused === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
