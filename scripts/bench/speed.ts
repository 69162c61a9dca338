import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { StartedOrg } from '../../e2e/support/started-org.ts';
import { PROJECT_ROOT } from '../project.ts';
import { median } from './record-page.ts';

const RUNS = 3;
const POSTS = 600;
const PARALLEL = 4;
const run = promisify(execFile);

/** How fast the local org is for those who develop with it; milliseconds, medians of some runs. */
export interface SpeedReport {
  /** A process that compiles the package with nothing kept from before. */
  readonly coldCompile: number;
  /** The same with the syntax trees of the run before. */
  readonly warmCompile: number;
  readonly apexSuite: number;
  /** In `local-org watch`: from the save of a class to the result of its test. */
  readonly editedClass: number;
  readonly startToReady: number;
  /** Of one new customer each, over HTTP, some at a time. */
  readonly postsPerSecond: number;
}

/** @throws Error where something that is measured fails */
export async function measureSpeed(): Promise<SpeedReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'speed-'));
  try {
    const cold: number[] = [];
    const warm: number[] = [];
    for (let index = 0; index < RUNS; index += 1) {
      const cache = path.join(folder, `cache-${index}`);
      cold.push(await compile(cache));
      warm.push(await compile(cache));
    }
    return {
      coldCompile: median(cold),
      warmCompile: median(warm),
      apexSuite: await apexSuite(),
      editedClass: await editedClass(path.join(folder, 'edited')),
      ...(await startAndPost())
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compile(cache: string): Promise<number> {
  return Number((await node('compile-once.ts', cache)).trim());
}

async function editedClass(folder: string): Promise<number> {
  const lines = (await node('edit-class.ts', folder)).trim().split('\n');
  const [, ...edits] = JSON.parse(lines.at(-1)!) as number[];
  return median(edits);
}

async function node(script: string, argument: string): Promise<string> {
  const { stdout } = await run(process.execPath, [
    path.join(import.meta.dirname, script),
    argument
  ]);
  return stdout;
}

async function apexSuite(): Promise<number> {
  const start = performance.now();
  await run(process.execPath, [path.join(PROJECT_ROOT, 'local-org/src/cli/main.ts'), 'test']);
  return performance.now() - start;
}

async function startAndPost(): Promise<Pick<SpeedReport, 'startToReady' | 'postsPerSecond'>> {
  const ready: number[] = [];
  let postsPerSecond = 0;
  for (let index = 0; index < RUNS; index += 1) {
    const org = await StartedOrg.start();
    ready.push(Number(/(\d+) ms {2}ready/.exec(org.errors)?.[1]));
    if (index === RUNS - 1) postsPerSecond = await post(org);
    await org.stop();
  }
  return { startToReady: median(ready), postsPerSecond };
}

/** New customers, of which each makes a Lead, a conversation and a message. */
async function post(org: StartedOrg): Promise<number> {
  const client = org.client();
  const numbers = Array.from({ length: POSTS }, (_, index) => index);
  const work = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const from = `+62822${String(number).padStart(7, '0')}`;
      const { status } = await client.send({
        ...{ channel: 'whatsapp', kind: 'message', direction: 'inbound', from, text: 'Halo' },
        messageId: `speed-${number}`
      });
      if (status !== 200 && status !== 201) throw new Error(`A post was answered ${status}.`);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return (POSTS * 1000) / (performance.now() - start);
}
