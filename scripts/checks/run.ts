import { apexAssertionsCheck } from './apex-assertions.ts';
import { apexCompileCheck } from './apex-compile.ts';
import { apexLsCheck } from './apex-ls.ts';
import type { Check } from './check.ts';
import { componentSizeCheck } from './component-size.ts';
import { convertedLwcCheck } from './converted-lwc.ts';
import { docLinksCheck } from './doc-links.ts';
import { jorjeCheck } from './jorje.ts';
import { metadataTypesCheck } from './metadata-types.ts';
import { pmdCheck } from './pmd.ts';
import { secretsCheck } from './secrets.ts';
import {
  benchTypesCheck,
  formatCheck,
  lintCheck,
  lwcTypesCheck,
  pageTypesCheck,
  typesCheck
} from './tools.ts';

/** Slow ones first; two at a time keep two cores busy. */
const CHECKS: readonly Check[] = [
  lintCheck,
  formatCheck,
  pmdCheck,
  jorjeCheck,
  apexLsCheck,
  typesCheck,
  convertedLwcCheck,
  componentSizeCheck,
  apexCompileCheck,
  apexAssertionsCheck,
  lwcTypesCheck,
  pageTypesCheck,
  benchTypesCheck,
  metadataTypesCheck,
  docLinksCheck,
  secretsCheck
];
const AT_ONCE = 2;

async function runOne(check: Check): Promise<boolean> {
  const started = Date.now();
  const { faults, skipped } = await check.run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const verdict = faults.length > 0 ? 'FAIL' : skipped === undefined ? 'ok' : 'skip';
  process.stdout.write(`${verdict.padEnd(5)}${check.name} (${seconds} s)\n`);
  for (const line of skipped === undefined ? faults : [skipped])
    process.stdout.write(`     ${line}\n`);
  return faults.length === 0;
}

async function main(): Promise<void> {
  const waiting = [...CHECKS];
  let passed = 0;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runOne(check)) passed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stdout.write(`checks: ${passed} passed, ${CHECKS.length - passed} failed\n`);
  process.exitCode = passed === CHECKS.length ? 0 : 1;
}

await main();
