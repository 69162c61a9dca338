import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Scheme, Signed } from './signatures.ts';

/** The 13 facts that a reader of a delivery finds in it. */
export type Facts = Readonly<Record<string, unknown>>;

/** One delivery of `scripts/samples/deliveries` with what its sender sent. */
export interface SampleDelivery {
  readonly name: string;
  readonly body: unknown;
  /** What is posted, byte by byte. */
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly signed: Omit<Signed, 'body'>;
  readonly expect: Facts;
  readonly event: 'message' | 'status' | 'conversation';
}

interface SampleFile {
  readonly name: string;
  readonly signing: { readonly scheme: string; readonly key: string };
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly body: unknown;
  readonly expect: Facts;
  readonly further: { readonly event: SampleDelivery['event'] };
}

const FOLDER = path.join(import.meta.dirname, '../samples/deliveries');

const SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['messagebird-legacy', 'MessageBirdLegacy'],
  ['messagebird-jwt', 'MessageBirdJwt'],
  ['bird-v2', 'BirdUrl'],
  ['standard-webhooks', 'StandardWebhooks']
]);

/** The scheme of the package for its name in the samples. */
export function schemeOf(name: string): Scheme {
  const scheme = SCHEMES.get(name);
  if (scheme === undefined) throw new Error(`No scheme ${name}.`);
  return scheme;
}

/** Every sample delivery, by name. */
export function sampleDeliveries(): readonly SampleDelivery[] {
  return readdirSync(FOLDER).map((file) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    const { name, signing, request, body, expect, further } = JSON.parse(text) as SampleFile;
    const { headers, url } = request;
    const signed = { scheme: schemeOf(signing.scheme), key: signing.key, url };
    return {
      name,
      body,
      bytes: Buffer.from(JSON.stringify(body)),
      headers,
      signed: { ...signed, ...momentOf(headers) },
      expect,
      event: further.event
    };
  });
}

/** When, and under which id, a delivery was signed, read from its headers. */
function momentOf(
  headers: Readonly<Record<string, string>>
): Pick<Signed, 'timestamp' | 'deliveryId'> {
  const token = headers['MessageBird-Signature-JWT'];
  if (token !== undefined) {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      readonly nbf: number;
      readonly jti: string;
    };
    return { timestamp: claims.nbf, deliveryId: claims.jti };
  }
  const timestamp =
    headers['webhook-timestamp'] ??
    headers['messagebird-request-timestamp'] ??
    headers['MessageBird-Request-Timestamp'];
  const deliveryId = headers['webhook-id'];
  return {
    timestamp: Number(timestamp),
    ...(deliveryId === undefined ? {} : { deliveryId })
  };
}
