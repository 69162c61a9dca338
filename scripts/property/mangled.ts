import fc from 'fast-check';
import { Broken } from './courier.ts';
import type { JsonObject } from './json-object.ts';
import { sampleDeliveries } from './sample-deliveries.ts';
import { SOURCES } from './sources.ts';
import type { TestedOrg } from './tested-org.ts';
import { textArbitrary } from './texts.ts';

/** Where a body is posted that somebody has mangled; the source with a shared secret takes deliveries and messages. */
const PATHS = ['/webhooks/Shared', '/messages', '/leads', '/cases'] as const;
type Path = (typeof PATHS)[number];

/** A body with other values in some of its places. */
interface Mangled {
  readonly path: Path;
  readonly body: JsonObject;
  readonly changes: readonly Change[];
}

interface Change {
  /** Counts the places of the body round and round. */
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'add';
  readonly value: unknown;
}

const ANSWERS: readonly number[] = [200, 201, 202, 400, 403, 413];

export interface MangledTally {
  tries: number;
  readonly byStatus: Map<number, number>;
}

/**
 * Posts deliveries, messages and record requests with any JSON in any place: whatever they hold, the answer is a documented one,
 * and what it says is stored is stored.
 * @throws Broken with the seed
 */
export async function checkMangled(
  org: TestedOrg,
  seed: number,
  tries: number
): Promise<MangledTally> {
  const tally: MangledTally = { tries: 0, byStatus: new Map() };
  for (const mangled of fc.sample(mangledArbitrary(), { seed, numRuns: tries })) {
    tally.tries += 1;
    const bytes = Buffer.from(JSON.stringify(apply(mangled, tally.tries)), 'utf8');
    const headers = {
      'Content-Type': 'application/json',
      'X-Bird-Secret': SOURCES.Shared.key,
      'Idempotency-Key': `mangled-${seed}-${tally.tries}`
    };
    const answer = await org.post(mangled.path, headers, bytes);
    tally.byStatus.set(answer.status, (tally.byStatus.get(answer.status) ?? 0) + 1);
    const text = bytes.toString('utf8').slice(0, 3000);
    const what = `seed ${seed}, try ${tally.tries}: POST ${mangled.path} ${text}`;
    if (!ANSWERS.includes(answer.status)) throw new Broken(what, null, answer);
    const [row] = [JSON.parse(answer.text) as unknown].flat() as readonly JsonObject[];
    const stored = row?.['messageRecordId'];
    if (typeof stored !== 'string') continue;
    if (org.rows(`SELECT Id FROM BirdMessage__c WHERE Id = '${stored}'`).length !== 1) {
      throw new Broken(`not stored: ${what}`, null, answer);
    }
  }
  await org.settle();
  const [failure] = org.takeFailures();
  if (failure !== undefined) throw new Broken(`seed ${seed}: a job failed: ${failure}`, null);
  return tally;
}

function mangledArbitrary(): fc.Arbitrary<Mangled> {
  const deliveries = sampleDeliveries().map(({ body }) => body as JsonObject);
  return fc.constantFrom(...PATHS, '/webhooks/Shared' as const).chain((path) =>
    fc.record({
      path: fc.constant(path),
      body: fc.constantFrom(...(path === '/webhooks/Shared' ? deliveries : bodiesOf(path))),
      changes: fc.array(changeArbitrary(), { minLength: 1, maxLength: 4 })
    })
  );
}

function changeArbitrary(): fc.Arbitrary<Change> {
  return fc.record({
    place: fc.nat(200),
    kind: fc.constantFrom(
      'replace' as const,
      'replace' as const,
      'remove' as const,
      'add' as const
    ),
    value: fc.oneof(
      fc.constantFrom<unknown[]>(
        null,
        true,
        0,
        -1,
        1.5,
        1e21,
        -0.000001,
        Number.MAX_SAFE_INTEGER,
        '',
        ' ',
        [],
        {},
        [[]],
        [null],
        { '': null },
        '2026-13-45T99:99:99Z',
        '0000-00-00T00:00:00.000000000Z',
        '9999-12-31T23:59:59+14:00',
        'inbound',
        'Lead',
        'x'.repeat(256),
        'x'.repeat(40_000)
      ),
      textArbitrary(),
      fc.jsonValue({ maxDepth: 3 })
    )
  });
}

function bodiesOf(path: Exclude<Path, '/webhooks/Shared'>): readonly JsonObject[] {
  const message = {
    channel: 'whatsapp',
    channelId: 'c-1',
    messageId: 'm-1',
    conversationId: 'v-1',
    direction: 'inbound',
    from: '+6281200000000',
    identifierKey: 'phonenumber',
    identities: [{ key: 'whatsappbsuid', value: 'ID.1' }],
    name: 'Siti Rahayu',
    senderName: 'Ayu',
    senderKind: 'customer',
    type: 'image',
    text: 'Halo',
    choices: ['Ya', 'Tidak'],
    media: [{ url: 'https://media.example.com/1', contentType: 'image/jpeg', size: 12 }],
    location: { latitude: -6.2, longitude: 106.8, label: 'Monas' },
    status: 'received',
    occurredAt: '2026-11-23T10:00:00.000Z',
    tags: ['vip'],
    funnelStage: 'Quote',
    target: 'Lead',
    fields: { Description: 'Halo', NumberOfEmployees: 5 }
  };
  const status = { kind: 'status', messageId: 'm-1', status: 'read', statusReason: 'none' };
  const conversation = { kind: 'conversation', channel: 'sms', from: '+6281200000000' };
  if (path === '/messages') {
    return [message, status, conversation, { messages: [message, status, conversation] }];
  }
  const record =
    path === '/leads'
      ? { LastName: 'Budi', Company: 'Toko', Phone: '+6281200000001', NumberOfEmployees: 3 }
      : { SuppliedName: 'Budi', SuppliedPhone: '+6281200000001', Subject: 'Pesanan' };
  const more = { tags: ['vip'], funnelStage: 'Quote', fields: { Description: 'x' } };
  return [record, { ...record, bird: message }, { ...record, ...more }];
}

/** @param number makes the ids of every try its own */
function apply({ body, changes }: Mangled, number: number): unknown {
  const text = JSON.stringify(body).replaceAll('"m-1"', `"m-${number}"`);
  let root = JSON.parse(text) as unknown;
  for (const change of changes) root = changed(root, change);
  return root;
}

function changed(root: unknown, { place, kind, value }: Change): unknown {
  const places = placesOf(root);
  if (places.length === 0) return root;
  const { parent, key } = places[place % places.length]!;
  if (kind === 'remove') delete parent[key];
  // A value of its own: a later change may go into it, and another body may hold the same one.
  else if (kind === 'replace') parent[key] = structuredClone(value);
  else parent[`${key}More`] = structuredClone(value);
  return root;
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

/** Every key of every object and every index of every list. */
function placesOf(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const parent = node as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesOf(parent[key])]);
}
