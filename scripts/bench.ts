/**
 * Measures what a message costs with 1,000 and with 1,000,000 messages stored, the tutorial's way against ours, a long
 * conversation on the record page and the local org's own speed, and writes `docs/performance.md`: `node scripts/bench.ts [messages]`. Exit code 1 where the
 * cost grows by more than is allowed.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { compilePackage } from '../local-org/test/package/deployments.ts';
import { compareCost } from './bench/cost.ts';
import { comparePages } from './bench/record-page.ts';
import { MOST, performancePage } from './bench/report.ts';
import { measureSpeed } from './bench/speed.ts';
import { compareWays } from './bench/ways.ts';

const FEW = 1000;
const MANY = 1_000_000;
const PAGE = path.join(import.meta.dirname, '../docs/performance.md');

async function main(argument: string | undefined): Promise<number> {
  const many = argument === undefined ? MANY : Number(argument);
  if (!Number.isSafeInteger(many) || many <= FEW) {
    process.stderr.write(`The number of messages is above ${FEW}: node scripts/bench.ts 100000\n`);
    return 2;
  }
  const pages = await comparePages();
  const speed = await measureSpeed();
  const project = compilePackage();
  const ways = await compareWays(project);
  const cost = await compareCost(project, FEW, many);
  const setting = {
    cores: availableParallelism(),
    node: process.versions.node.split('.')[0] ?? '',
    date: new Date().toISOString().slice(0, 10)
  };
  const text = performancePage(cost, ways, pages, speed, setting);
  const page = await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE });
  if (many === MANY) writeFileSync(PAGE, page);
  process.stdout.write(page);
  return cost.total <= MOST && cost.findings.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2]);
