/**
 * `npm run send -- DELIVERY.json`: posts raw deliveries of Bird (or normalised messages) to an org, signed, as often and as many at once
 * as asked, and says in a table what came of them. Without a connection it sends to the local org that is running.
 */
import process from 'node:process';
import { readDeliveryFile, type DeliveryFile } from './send/delivery-file.ts';
import { readOptions } from './send/options.ts';
import { resultTable, showProgress } from './send/report.ts';
import { Sender, type Sent } from './send/sender.ts';
import { readSending } from './send/sending.ts';
import { Failure } from './support/failure.ts';

const EXIT_REFUSED = 1;
const EXIT_USAGE = 2;

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const deliveries = options.files.map(readDeliveryFile);
    const sender = new Sender(readSending(options));
    const sent = await sendAll(sender, deliveries, options.repeat, options.concurrency);
    if (sent.length === 1) process.stdout.write(`${JSON.stringify(sent[0]?.body)}\n`);
    process.stdout.write(resultTable(sent));
    return sent.every(({ status }) => status < 300) ? 0 : EXIT_REFUSED;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT_USAGE;
  }
}

/** So many at once, each taking the next when it has its answer. */
async function sendAll(
  sender: Sender,
  deliveries: readonly DeliveryFile[],
  repeat: number,
  concurrency: number
): Promise<readonly Sent[]> {
  const total = deliveries.length * repeat;
  const sent: Sent[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < total; index = next++) {
      const delivery = deliveries[index % deliveries.length];
      if (delivery === undefined) return;
      sent.push(await sender.send(delivery, Math.floor(index / deliveries.length) + 1));
      showProgress(sent.length, total);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, total) }, worker));
  return sent;
}

process.exitCode = await main(process.argv.slice(2));
