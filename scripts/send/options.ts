import { parseArgs } from 'node:util';
import { Failure } from '../support/failure.ts';

export interface SendOptions {
  readonly files: readonly string[];
  /** Times that each file is sent. */
  readonly repeat: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** File that `npm run authorize` wrote; null: from the environment, or the local org that runs. */
  readonly connection: string | null;
  /** Address of a Site's webhooks, reached without a token; null: with a token. */
  readonly site: string | null;
}

export const USAGE =
  'npm run send -- DELIVERY.json … [--repeat N] [--concurrency N] [--connection FILE] [--site URL]';

/** @throws Failure that says how the command is written */
export function readOptions(args: readonly string[]): SendOptions {
  const { values, positionals } = parsedArguments(args);
  if (positionals.length === 0) throw new Failure(`Name at least one delivery file.\n${USAGE}`);
  return {
    files: positionals,
    repeat: count(values.repeat, '--repeat', 100_000),
    concurrency: count(values.concurrency, '--concurrency', 25),
    connection: values.connection ?? null,
    site: values.site ?? null
  };
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        repeat: { type: 'string' },
        concurrency: { type: 'string' },
        connection: { type: 'string' },
        site: { type: 'string' }
      }
    });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function count(text: string | undefined, option: string, most: number): number {
  if (text === undefined) return 1;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Failure(`${option} is a whole number from 1 to ${most}, not "${text}".`);
}
