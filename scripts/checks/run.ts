import { apexAssertionsCheck } from './apex-assertions.ts';
import { apexCompileCheck } from './apex-compile.ts';
import { apexLsCheck } from './apex-ls.ts';
import type { Check } from './check.ts';
import { runChecks } from './run-checks.ts';
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

await runChecks(CHECKS);
