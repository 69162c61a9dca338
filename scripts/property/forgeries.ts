import fc from 'fast-check';
import { Broken } from './courier.ts';
import { signedHeaders, type Signed } from './signatures.ts';
import { SOURCES, WEBHOOK_URL, type SourceName } from './sources.ts';
import type { TestedOrg } from './tested-org.ts';

/** Ways in which somebody who is not Bird, or something on the way, makes a delivery that must be refused. */
const WAYS = [
  'unsigned',
  'forgedSignature',
  'alteredBody',
  'alteredTime',
  'wrongUrl',
  'wrongKey',
  'algNone',
  'otherAlgorithm',
  'tooOld',
  'inFuture',
  'unknownSource'
] as const;
type Way = (typeof WAYS)[number];

interface Forgery {
  readonly way: Way;
  readonly source: SourceName;
  readonly text: string;
  /** Anything that stands where a signature belongs. */
  readonly noise: string;
}

const DAY = 24 * 60 * 60;
/** The clock goes on so far after each portion, in milliseconds. */
const PAUSE = 7 * 60_000;
const PORTION = 100;

export interface ForgeryTally {
  tries: number;
  rows: number;
  readonly byCode: Map<string, number>;
}

/**
 * Sends forged deliveries: each is refused with its code, and all of one source, code and hour leave one row.
 * @throws Broken, or Error with the seed
 */
export async function checkForgeries(
  org: TestedOrg,
  seed: number,
  tries: number
): Promise<ForgeryTally> {
  const tally: ForgeryTally = { tries: 0, rows: 0, byCode: new Map() };
  const before = countsOf(org);
  const expectedRows = new Set<string>(refusedKeys(org));
  for (const forgery of fc.sample(forgeryArbitrary(), { seed, numRuns: tries })) {
    await tryOne(org, forgery, tally, expectedRows, seed);
    if (tally.tries % PORTION === 0) org.turnClock(PAUSE);
  }
  const keys = refusedKeys(org);
  tally.rows = keys.length;
  const surplus = keys.filter((key) => !expectedRows.has(key));
  if (surplus.length > 0 || keys.length !== expectedRows.size) {
    throw new Broken(`${keys.length} rows of refusals, not ${expectedRows.size}`, null);
  }
  const after = countsOf(org);
  if (after !== before) throw new Broken(`a forgery wrote rows: ${before} before, ${after}`, null);
  return tally;
}

function forgeryArbitrary(): fc.Arbitrary<Forgery> {
  return fc.record({
    way: fc.constantFrom(...WAYS),
    source: fc.constantFrom(...(Object.keys(SOURCES) as SourceName[])),
    text: fc.string({ unit: 'grapheme', maxLength: 60 }),
    noise: fc.oneof(
      fc.base64String({ maxLength: 60 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
      fc.constantFrom('v1,', 'v1,=', '..', 'e30.e30.', 'null', 'v2,AAAA', '%00')
    )
  });
}

async function tryOne(
  org: TestedOrg,
  forgery: Forgery,
  tally: ForgeryTally,
  expectedRows: Set<string>,
  seed: number
): Promise<void> {
  const way = possibleWay(forgery);
  const code = codeOf(way);
  const { path, headers, bytes } = requestOf({ ...forgery, way }, org.seconds);
  const answer = await org.post(path, headers, bytes);
  const status = code === 'UNKNOWN_SOURCE' ? 404 : 401;
  const codes = (JSON.parse(answer.text) as readonly { readonly errorCode?: string }[])[0];
  if (answer.status !== status || codes?.errorCode !== code) {
    throw new Broken(
      `seed ${seed}, try ${tally.tries + 1}: ${way} at ${path} ${JSON.stringify(headers)}: expected ${status} ${code}`,
      null,
      answer
    );
  }
  tally.tries += 1;
  tally.byCode.set(code, (tally.byCode.get(code) ?? 0) + 1);
  if (code !== 'UNKNOWN_SOURCE') expectedRows.add(keyOf(org, forgery.source, code));
}

/** The nearest way that the scheme of the source knows. */
function possibleWay({ way, source }: Forgery): Way {
  const { scheme } = SOURCES[source];
  if (way === 'unsigned' || way === 'unknownSource') return way;
  if (scheme === 'SharedSecret') return 'wrongKey';
  if ((way === 'algNone' || way === 'otherAlgorithm') && scheme !== 'MessageBirdJwt') {
    return 'forgedSignature';
  }
  return way === 'wrongUrl' && scheme === 'StandardWebhooks' ? 'alteredBody' : way;
}

function codeOf(way: Way): string {
  switch (way) {
    case 'unsigned':
      return 'SIGNATURE_MISSING';
    case 'tooOld':
      return 'SIGNATURE_TOO_OLD';
    case 'inFuture':
      return 'SIGNATURE_IN_FUTURE';
    case 'unknownSource':
      return 'UNKNOWN_SOURCE';
    default:
      return 'BAD_SIGNATURE';
  }
}

interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

function requestOf(forgery: Forgery, now: number): Request {
  const { source, way, noise } = forgery;
  const body = Buffer.from(JSON.stringify(deliveryOf(forgery)), 'utf8');
  const right: Signed = { ...SOURCES[source], url: WEBHOOK_URL, body, timestamp: now };
  const path = `/webhooks/${way === 'unknownSource' ? 'Nobody' : source}`;
  const send = (headers: Readonly<Record<string, string>>, bytes = body): Request => ({
    path,
    headers,
    bytes
  });
  switch (way) {
    case 'unsigned':
      return send({ 'Content-Type': 'application/json' });
    case 'forgedSignature':
      return send(withNoise(signedHeaders(right), noise));
    case 'alteredBody':
      return send(signedHeaders(right), Buffer.concat([body, Buffer.from(' ')]));
    case 'alteredTime':
      return send(otherTime(signedHeaders(right), signedHeaders({ ...right, timestamp: now - 9 })));
    case 'wrongUrl':
      return send(signedHeaders({ ...right, url: `${WEBHOOK_URL}?a=1` }));
    case 'wrongKey':
      return send(signedHeaders({ ...right, key: `${right.key.slice(0, -4)}AAAA` }));
    case 'algNone':
      return send(signedHeaders({ ...right, algorithm: 'none' }));
    case 'otherAlgorithm':
      return send(otherAlgorithm(signedHeaders(right)));
    case 'tooOld':
      return send(signedHeaders({ ...right, timestamp: now - DAY - 60 }));
    case 'inFuture':
      return send(signedHeaders({ ...right, timestamp: now + DAY }));
    case 'unknownSource':
      return send(signedHeaders(right));
  }
}

function deliveryOf({ text }: Forgery): unknown {
  return {
    service: 'channels',
    event: 'whatsapp.inbound',
    payload: {
      id: 'forged',
      sender: { contact: { identifierKey: 'phonenumber', identifierValue: '+62899000000' } },
      body: { type: 'text', text: { text } }
    }
  };
}

const SIGNATURES = /^(messagebird-signature(-jwt)?|webhook-signature)$/i;

/** Something else where the signature stands. */
function withNoise(
  headers: Readonly<Record<string, string>>,
  noise: string
): Readonly<Record<string, string>> {
  const printable = `x${noise}`.replaceAll(/[^\x21-\x7e]/g, '');
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SIGNATURES.test(name) ? printable : value
    ])
  );
}

/** The signature of another moment; in a token the moment is part of what is signed. */
function otherTime(
  headers: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>
): Readonly<Record<string, string>> {
  const [token, otherToken] = [headers, other].map((each) => each['MessageBird-Signature-JWT']);
  if (token !== undefined && otherToken !== undefined) {
    const [head, , signature] = token.split('.');
    const claims = otherToken.split('.')[1];
    return { ...headers, 'MessageBird-Signature-JWT': `${head}.${claims}.${signature}` };
  }
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /timestamp$/i.test(name) ? (other[name] ?? value) : value
    ])
  );
}

/** A token that names another algorithm than the one it is signed with. */
function otherAlgorithm(
  headers: Readonly<Record<string, string>>
): Readonly<Record<string, string>> {
  const [, claims, signature] = (headers['MessageBird-Signature-JWT'] ?? '').split('.');
  const head = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
  return { ...headers, 'MessageBird-Signature-JWT': `${head}.${claims}.${signature}` };
}

function keyOf(org: TestedOrg, source: SourceName, code: string): string {
  const hour = new Date(org.seconds * 1000).toISOString().replaceAll(/[-T]/g, '').slice(0, 10);
  return `refused|${source}|${code}|${hour}`;
}

function refusedKeys(org: TestedOrg): readonly string[] {
  return org
    .rows("SELECT EventKey__c FROM BirdInboundEvent__c WHERE EventKey__c LIKE 'refused|%'")
    .map((row) => String(row['EventKey__c']));
}

/** Rows that no forgery may add to. */
function countsOf(org: TestedOrg): string {
  return ['BirdMessage__c', 'BirdConversation__c', 'Lead', 'Case']
    .map((object) => `${object} ${org.count(object)}`)
    .join(', ');
}
