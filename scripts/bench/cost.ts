import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PackageServer, type ServerOptions } from '../../local-org/test/package/package-server.ts';
import { fillDatabase, MESSAGES_PER_PERSON, storedMessageId, storedPhone } from './fill.ts';
import { accessPaths, unselective, type AccessPaths, type Finding } from './selectivity.ts';
import { TransactionMeter, type Cost } from './transaction-meter.ts';

/** What is measured; every kind as often as any other. */
export const KINDS = ['new customer', 'known customer', 'status', 'duplicate'] as const;
export type Kind = (typeof KINDS)[number];

/** Cost of one message of a kind, with few and with many messages stored. */
export interface Comparison {
  readonly kind: Kind;
  readonly few: PerMessage;
  readonly many: PerMessage;
  /** Many to few. */
  readonly timeRatio: number;
}

export interface PerMessage {
  readonly milliseconds: number;
  readonly queries: number;
  readonly rows: number;
}

export interface CostReport {
  readonly few: number;
  readonly many: number;
  readonly samples: number;
  readonly comparisons: readonly Comparison[];
  readonly total: Comparison['timeRatio'];
  readonly queries: number;
  readonly findings: readonly Finding[];
  readonly paths: readonly AccessPaths[];
}

const BLOCKS = 40;
const MESSAGES_PER_BLOCK = 20;
const WARM_UP_BLOCKS = 8;

/** Measures one message at a time, with few and with many messages stored, turn and turn about. */
export async function compareCost(
  project: ServerOptions['project'],
  few: number,
  many: number
): Promise<CostReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bird-bench-'));
  const open = async (messages: number): Promise<FilledOrg> => {
    const database = path.join(folder, `${messages}.db`);
    await fillDatabase(project, database, messages);
    return new FilledOrg(await PackageServer.start({ project, database }), messages);
  };
  const orgs = [await open(few), await open(many)] as const;
  const meter = new TransactionMeter();
  try {
    await warmUp(orgs);
    const costs = await measureBlocks(orgs, meter);
    const comparisons = KINDS.map((kind) => comparisonOf(kind, costs));
    const sum = (size: 'few' | 'many'): number =>
      comparisons.reduce((total, each) => total + each[size].milliseconds, 0);
    return {
      few,
      many,
      samples: BLOCKS * MESSAGES_PER_BLOCK,
      comparisons,
      total: sum('many') / sum('few'),
      queries: meter.soql.size,
      findings: unselective(project.schema, meter, path.join(folder, `${many}.db`)),
      paths: accessPaths(project.schema, meter, path.join(folder, `${many}.db`))
    };
  } finally {
    meter.remove();
    for (const { server } of orgs) await server.stop();
    rmSync(folder, { recursive: true });
  }
}

type Costs = ReadonlyMap<string, readonly Cost[]>;

async function warmUp(orgs: readonly FilledOrg[]): Promise<void> {
  for (let block = 0; block < WARM_UP_BLOCKS; block += 1) {
    for (const org of orgs) for (const kind of KINDS) await org.send(kind);
  }
}

async function measureBlocks(
  [few, many]: readonly [FilledOrg, FilledOrg],
  meter: TransactionMeter
): Promise<Costs> {
  const costs = new Map<string, Cost[]>();
  for (let block = 0; block < BLOCKS; block += 1) {
    for (const kind of KINDS) {
      const sizes = [
        ['few', few],
        ['many', many]
      ] as const;
      for (const [size, org] of block % 2 === 0 ? sizes : sizes.toReversed()) {
        const cost = await meter.measure(() => org.send(kind));
        const key = `${kind} ${size}`;
        costs.set(key, [...(costs.get(key) ?? []), cost]);
      }
    }
  }
  return costs;
}

function comparisonOf(kind: Kind, costs: Costs): Comparison {
  const [few, many] = (['few', 'many'] as const).map((size) =>
    perMessage(costs.get(`${kind} ${size}`) ?? [])
  ) as [PerMessage, PerMessage];
  return { kind, few, many, timeRatio: many.milliseconds / few.milliseconds };
}

/** Medians over the blocks. */
function perMessage(costs: readonly Cost[]): PerMessage {
  const median = (read: (cost: Cost) => number): number =>
    costs.map(read).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)]! / MESSAGES_PER_BLOCK;
  return {
    milliseconds: median((cost) => cost.milliseconds),
    queries: median((cost) => cost.queries),
    rows: median((cost) => cost.rows)
  };
}

/** An org with stored messages, and messages to it that go on from block to block. */
class FilledOrg {
  readonly server: PackageServer;
  readonly #stored: number;
  readonly #sent = new Map<Kind, number>();

  constructor(server: PackageServer, stored: number) {
    this.server = server;
    this.#stored = stored;
  }

  /** Sends a block of messages of a kind. */
  async send(kind: Kind): Promise<void> {
    for (let index = 0; index < MESSAGES_PER_BLOCK; index += 1) {
      const number = (this.#sent.get(kind) ?? 0) + 1;
      this.#sent.set(kind, number);
      const { status, text } = await this.server.post(this.#message(kind, number));
      if (status > 201) throw new Error(`${kind}: ${status} ${text}`);
    }
  }

  #message(kind: Kind, number: number): unknown {
    // A stride without a common divisor spreads what is hit over all that is stored, and hits nothing twice.
    const stored = (number * 7919) % this.#stored;
    const person = Math.floor(stored / MESSAGES_PER_PERSON);
    const text = { name: 'Siti Rahayu', text: 'Apakah masih ada?' };
    switch (kind) {
      case 'new customer': {
        const from = `+62877${String(number).padStart(8, '0')}`;
        return { channel: 'whatsapp', messageId: `new-${number}`, from, ...text };
      }
      case 'known customer':
        return {
          channel: 'whatsapp',
          messageId: `known-${number}`,
          from: storedPhone(person),
          ...text
        };
      case 'status':
        return { kind: 'status', messageId: storedMessageId(stored), status: 'read' };
      case 'duplicate':
        return {
          channel: 'whatsapp',
          messageId: storedMessageId(stored),
          from: storedPhone(person),
          ...text
        };
    }
  }
}
