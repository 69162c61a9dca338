import fc from 'fast-check';
import { audit, takeCensus } from './audit.ts';
import { Broken, Courier } from './courier.ts';
import { Ledger } from './ledger.ts';
import { letterOf, type Letter } from './letters.ts';
import { shrink } from './shrink.ts';
import { speak } from './spoken.ts';
import type { TestedOrg } from './tested-org.ts';
import { worldArbitrary, type World } from './world.ts';

/** Deliveries of one case at most. */
const MOST = 50;
/** Characters of one delivery that a failure shows. */
const SHOWN = 1200;

/** What a run has done. */
export interface Tally {
  cases: number;
  deliveries: number;
  /** Planted faults that were met. */
  struck: number;
  readonly byKind: Map<string, number>;
  readonly byTrouble: Map<string, number>;
}

export function newTally(): Tally {
  return { cases: 0, deliveries: 0, struck: 0, byKind: new Map(), byTrouble: new Map() };
}

/**
 * Sends generated cases until enough deliveries are sent.
 * @throws Error with the seed and the smallest failing case
 */
export async function checkDeliveries(
  org: TestedOrg,
  seed: number,
  deliveries: number,
  tally: Tally
): Promise<void> {
  const property = fc.asyncProperty(worldArbitrary(MOST), async (world) => {
    if (tally.deliveries < deliveries) await runCase(org, world, tally);
  });
  for (let part = 0; tally.deliveries < deliveries; part += 1) {
    const numRuns = Math.ceil(deliveries / (MOST / 2));
    const { failed, counterexample, errorInstance } = await fc.check(property, {
      seed: seed + part,
      numRuns,
      endOnFailure: true
    });
    if (!failed || counterexample === null) continue;
    const world = await shrink(
      counterexample[0],
      async (smaller) => (await failureOf(org, smaller)) !== null
    );
    const failure = (await failureOf(org, world)) ?? errorInstance;
    const text = failure instanceof Error ? failure.message : String(failure);
    throw new Error(`seed ${seed + part}: ${text}\n${describe(world)}`, { cause: failure });
  }
}

/** Why a case fails; null where it does not. */
async function failureOf(org: TestedOrg, world: World): Promise<unknown> {
  try {
    await runCase(org, world, newTally());
    return null;
  } catch (error) {
    return error;
  }
}

/** One case in a room of its own. */
async function runCase(org: TestedOrg, world: World, tally: Tally): Promise<void> {
  tally.cases += 1;
  const utterances = speak(world, org.nextRoom(), org.seconds * 1000);
  const ledger = new Ledger();
  const courier = new Courier(org, ledger);
  await org.settle();
  org.takeFailures();
  const before = takeCensus(org);
  if (world.bursts) ledger.forgetOrder();
  for (const [index, step] of world.steps.entries()) {
    const letter = letterOf(step, utterances, index, org.seconds);
    await courier.deliver(letter);
    count(tally, letter);
    if (!world.bursts && mayWait(letter)) await org.rest();
  }
  await org.settle();
  tally.struck = org.struck;
  audit(org, ledger, before);
  const [failure] = org.takeFailures();
  if (failure !== undefined) throw new Broken(`a job failed: ${failure}`, null);
}

/** Whether the org may have put work in line for later. */
function mayWait({ step, source, about }: Letter): boolean {
  return (source !== null && step.later) || about.some(({ channel }) => channel === 'instagram');
}

function count(tally: Tally, { step, verdict, about, source, isGuest }: Letter): void {
  tally.deliveries += 1;
  const form = source === null ? 'flow' : `generation ${about[0]!.form}`;
  const way = `${form}${isGuest ? ' by guest' : ''}${about.length > 1 ? ' list' : ''}`;
  const kind = `${way} ${step.damage ?? (verdict === 'read' ? 'as sent' : verdict)}`;
  tally.byKind.set(kind, (tally.byKind.get(kind) ?? 0) + 1);
  if (step.trouble === null) return;
  tally.byTrouble.set(step.trouble, (tally.byTrouble.get(step.trouble) ?? 0) + 1);
}

/** The deliveries of a case, as somebody can send them again. */
function describe(world: World): string {
  const utterances = speak(world, 0, Date.UTC(2026, 10, 23, 10));
  const lines = world.steps.map((step, index) => {
    const { path, verdict, bytes, isGuest } = letterOf(step, utterances, index, 0);
    const circumstances = [
      verdict,
      step.trouble ?? 'no trouble',
      ...(isGuest ? ['by a guest of the Site'] : [])
    ].join(', ');
    return `${index + 1}. POST ${path} (${circumstances}) ${bytes.toString('utf8').slice(0, SHOWN)}`;
  });
  return [`bursts: ${world.bursts}`, ...lines].join('\n');
}

/** The counts of a run in one line. */
export function describeTally({ cases, deliveries, struck, byKind, byTrouble }: Tally): string {
  const list = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .toSorted()
      .map(([name, times]) => `${name} ${times}`)
      .join(', ');
  return `${deliveries} deliveries in ${cases} cases. Trouble: ${list(byTrouble)}; ${struck} faults were met. Sent: ${list(byKind)}.`;
}
