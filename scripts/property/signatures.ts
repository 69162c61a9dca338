import { createHash, createHmac, randomUUID } from 'node:crypto';

/** How a delivery proves where it comes from; the names of `BirdWebhookSource__mdt.Scheme__c`. */
export type Scheme =
  'MessageBirdLegacy' | 'MessageBirdJwt' | 'BirdUrl' | 'StandardWebhooks' | 'SharedSecret';

/** What a signature is computed over. */
export interface Signed {
  readonly scheme: Scheme;
  readonly key: string;
  /** The address registered at Bird, as it is. */
  readonly url: string;
  readonly body: Buffer;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** Changes with every attempt where the generation has such an id. */
  readonly deliveryId?: string;
  /** Algorithm of a JWT: `HS256` without it. */
  readonly algorithm?: 'HS256' | 'HS384' | 'HS512' | 'none';
}

/** Seconds between `nbf` and `exp` of Bird's tokens. */
const TOKEN_LIFE = 60;

/** Headers of a delivery that Bird has signed, with `Content-Type`. */
export function signedHeaders(signed: Signed): Readonly<Record<string, string>> {
  return { 'Content-Type': 'application/json', ...proofOf(signed) };
}

function proofOf(signed: Signed): Readonly<Record<string, string>> {
  const timestamp = String(signed.timestamp);
  switch (signed.scheme) {
    case 'MessageBirdLegacy':
      return {
        'MessageBird-Signature': overDigest(signed, sortedQuery(signed.url)),
        'MessageBird-Request-Timestamp': timestamp
      };
    case 'BirdUrl':
      return {
        'messagebird-signature': overDigest(signed, signed.url),
        'messagebird-request-timestamp': timestamp
      };
    case 'MessageBirdJwt':
      return { 'MessageBird-Signature-JWT': tokenOf(signed) };
    case 'StandardWebhooks': {
      const id = signed.deliveryId ?? `msg_${randomUUID()}`;
      return {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': standardSignature(signed, id)
      };
    }
    case 'SharedSecret':
      return { 'X-Bird-Secret': signed.key };
  }
}

/** Timestamp, a line that names the address, and the digest of the body. */
function overDigest({ key, timestamp, body }: Signed, line: string): string {
  return createHmac('sha256', key)
    .update(`${timestamp}\n${line}\n`)
    .update(createHash('sha256').update(body).digest())
    .digest('base64');
}

function sortedQuery(url: string): string {
  const query = url.split('?')[1] ?? '';
  return query.split('&').toSorted().join('&');
}

const HASHES = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;

function tokenOf({ key, url, body, timestamp, deliveryId, algorithm = 'HS256' }: Signed): string {
  const claims = {
    iss: 'MessageBird',
    nbf: timestamp,
    exp: timestamp + TOKEN_LIFE,
    jti: deliveryId ?? randomUUID(),
    url_hash: sha256Hex(url),
    ...(body.length === 0 ? {} : { payload_hash: sha256Hex(body) })
  };
  const content = [{ alg: algorithm, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  if (algorithm === 'none') return `${content}.`;
  const signature = createHmac(HASHES[algorithm], key).update(content).digest('base64url');
  return `${content}.${signature}`;
}

function standardSignature({ key, timestamp, body }: Signed, id: string): string {
  const secret = Buffer.from(key.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body);
  return `v1,${signature.digest('base64')}`;
}

/** Lower-case hex. */
export function sha256Hex(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
