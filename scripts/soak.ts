/**
 * Sends 20,000 generated deliveries, 10,000 forged ones and 10,000 mangled bodies to a local org: `node scripts/soak.ts [seed]`. The
 * seed is printed, and repeats the run; a failing case is printed as the requests to send.
 */
import { checkForgeries } from './property/forgeries.ts';
import { checkMangled } from './property/mangled.ts';
import { checkDeliveries, describeTally, newTally } from './property/property.ts';
import { TestedOrg } from './property/tested-org.ts';

const DELIVERIES = 20_000;
const FORGERIES = 10_000;
const MANGLED = 10_000;

async function main(argument: string | undefined): Promise<number> {
  const seed = argument === undefined ? Date.now() % 1_000_000_000 : Number(argument);
  if (!Number.isSafeInteger(seed)) {
    process.stderr.write('The seed is a whole number: node scripts/soak.ts 42\n');
    return 2;
  }
  process.stdout.write(`seed ${seed}\n`);
  const org = await TestedOrg.open();
  const tally = newTally();
  const started = Date.now();
  try {
    await checkDeliveries(org, seed, DELIVERIES, tally);
    process.stdout.write(
      `${describeTally(tally)}\nNo 500, no accepted message lost, none twice, no second Lead or Case, no status moved back. ${seconds(started)}\n`
    );
    const forged = await checkForgeries(org, seed, FORGERIES);
    const codes = [...forged.byCode].toSorted().map(([code, times]) => `${code} ${times}`);
    process.stdout.write(
      `${forged.tries} forged deliveries, all refused with the right code: ${codes.join(', ')}. They left ${forged.rows} rows: one for each source, code and hour. ${seconds(started)}\n`
    );
    const mangled = await checkMangled(org, seed, MANGLED);
    const statuses = [...mangled.byStatus]
      .toSorted()
      .map(([status, times]) => `${status}: ${times}`);
    process.stdout.write(
      `${mangled.tries} mangled bodies, none answered 500: ${statuses.join(', ')}. ${seconds(started)}\n`
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stdout.write(`${describeTally(tally)}\n`);
    return 1;
  } finally {
    await org.stop();
  }
}

function seconds(since: number): string {
  return `(${((Date.now() - since) / 1000).toFixed(0)} s)`;
}

process.exitCode = await main(process.argv[2]);
