import type { Coverage } from '../../local-org/src/apex-tests/coverage.ts';
import type { TestResult } from '../../local-org/src/apex-tests/run-tests.ts';
import { measureTests } from '../../local-org/src/cli/test-command.ts';
import { ProjectCompiler } from '../../local-org/src/org/compile.ts';
import { stateFolderOf } from '../../local-org/src/org/state-folder.ts';
import type { Check } from '../checks/check.ts';
import { packageFolder } from './components.ts';

/** @remarks https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_unlocked_pkg_code_coverage.htm */
const WANTED = 75;

/** The Apex tests of the package pass with the package alone and reach what a version needs to be promoted. */
export function coverageCheck(root: string): Check {
  return {
    name: `Apex tests pass and run ${WANTED} % of the lines, some of each trigger`,
    run: () => {
      const compiler = new ProjectCompiler(root, [packageFolder(root)], stateFolderOf(root));
      const measured = measureTests(compiler);
      if (measured === null) return Promise.resolve({ faults: ['The Apex does not compile.'] });
      return Promise.resolve({ faults: coverageFaults(measured.results, measured.coverage) });
    }
  };
}

export function coverageFaults(
  results: readonly Pick<TestResult, 'className' | 'method' | 'outcome'>[],
  coverage: Pick<Coverage, 'percent' | 'units'>
): readonly string[] {
  const faults = results
    .filter(({ outcome }) => outcome !== 'Pass')
    .map(({ className, method }) => `The test ${className}.${method} does not pass.`);
  if (results.length === 0) faults.push('The package has no Apex tests.');
  if (coverage.percent < WANTED)
    faults.push(
      `Tests run ${Math.floor(coverage.percent * 10) / 10} % of the lines; a version with less than ${WANTED} % cannot be promoted.`
    );
  for (const { name, file, coveredLines } of coverage.units)
    if (file.endsWith('.trigger') && coveredLines.length === 0)
      faults.push(`No test runs the trigger ${name}.`);
  return faults;
}
