/**
 * Sends a sample delivery to an org: `node scripts/send.ts scripts/samples/deliveries/gen2-whatsapp-text.json`.
 * Without BIRD_URL, BIRD_CLIENT_ID and BIRD_CLIENT_SECRET it sends to the local org that is running.
 */
import { readFileSync } from 'node:fs';
import { BirdClient } from './bird-client.ts';
import { CONNECTION_FILE, readConnection, type Connection } from './connection.ts';
import { normaliseDelivery } from './normalise-delivery.ts';
import type { NormalisedMessage } from './normalise/normalised-message.ts';

function findConnection(): Connection | null {
  const { BIRD_URL, BIRD_CLIENT_ID, BIRD_CLIENT_SECRET } = process.env;
  if (BIRD_URL !== undefined && BIRD_CLIENT_ID !== undefined && BIRD_CLIENT_SECRET !== undefined) {
    return { baseUrl: BIRD_URL, clientId: BIRD_CLIENT_ID, clientSecret: BIRD_CLIENT_SECRET };
  }
  return readConnection(CONNECTION_FILE);
}

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) return wrongUsage('Name at least one delivery file.');
  const connection = findConnection();
  if (connection === null) return wrongUsage('No local org is running: `npm start` first.');
  const client = new BirdClient(connection);
  let refused = 0;
  for (const file of files) {
    let message: NormalisedMessage;
    try {
      message = readDelivery(file);
    } catch (error) {
      return wrongUsage(`${file}: ${textOf(error)}`);
    }
    try {
      const answer = await client.send(message);
      if (answer.status >= 300) refused += 1;
      process.stdout.write(`${answer.status} ${JSON.stringify(answer.body)}\n`);
    } catch (error) {
      return wrongUsage(`${connection.baseUrl} does not answer: ${textOf(error)}`);
    }
  }
  return refused === 0 ? 0 : 1;
}

function readDelivery(file: string): NormalisedMessage {
  const { body } = JSON.parse(readFileSync(file, 'utf8')) as { readonly body: unknown };
  return normaliseDelivery(body);
}

function wrongUsage(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

process.exitCode = await main(process.argv.slice(2));
