/** Says without an org whether Salesforce would refuse a version of the package: `npm run package:check`. */
import { runChecks } from './checks/run-checks.ts';
import { aloneCheck } from './package/alone.ts';
import { coverageCheck } from './package/coverage.ts';
import { leftOutCheck } from './package/left-out.ts';
import { metadataTypesCheck } from './package/metadata-types.ts';
import { descriptorCheck } from './package/descriptor.ts';
import { orgFeaturesCheck } from './package/org-features.ts';
import { PROJECT_ROOT } from './project.ts';

await runChecks([
  descriptorCheck(PROJECT_ROOT),
  leftOutCheck(PROJECT_ROOT),
  metadataTypesCheck(PROJECT_ROOT),
  orgFeaturesCheck(PROJECT_ROOT),
  aloneCheck(PROJECT_ROOT),
  coverageCheck(PROJECT_ROOT)
]);
