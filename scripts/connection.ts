import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { STATE_FOLDER } from './project.ts';

/** Where to send, and who sends: an org's address and an OAuth client of its client-credentials flow. */
export interface Connection {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs raw deliveries; absent: the sender signs none. */
  readonly webhook?: WebhookKey;
}

/** A webhook source of the org that takes a shared secret. */
export interface WebhookKey {
  readonly source: string;
  readonly key: string;
}

/** How to reach the local org that runs; the one started last where there are several. */
export const CONNECTION_FILE = path.join(STATE_FOLDER, 'connection.json');

/** The connection that a file holds; null without the file, or when it is damaged. */
export function readConnection(file: string): Connection | null {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<Connection> | null;
    const { baseUrl, clientId, clientSecret, webhook } = found ?? {};
    if (baseUrl === undefined || clientId === undefined || clientSecret === undefined) return null;
    return { baseUrl, clientId, clientSecret, ...(webhook === undefined ? {} : { webhook }) };
  } catch {
    return null;
  }
}

/** Writes a connection for the user of this computer alone to read. */
export function writeConnection(file: string, connection: Connection): void {
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
}

/** Removes the connection of a server that ends, and nobody else's. */
export function forgetConnection(file: string, baseUrl: string): void {
  if (readConnection(file)?.baseUrl === baseUrl) rmSync(file);
}
