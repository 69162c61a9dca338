import type { DeployOptions, TestLevel } from '../../deploy/deployment.ts';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import { apiError } from '../api-error.ts';

const TEST_LEVELS: readonly string[] = [
  'NoTestRun',
  'RunSpecifiedTests',
  'RunLocalTests',
  'RunAllTestsInOrg'
] satisfies TestLevel[];

/** Options that change what a deployment means and that the local org does not model. */
const REFUSED: readonly string[] = [
  'allowMissingFiles',
  'autoUpdatePackage',
  'performRetrieve',
  'rollbackOnError=false',
  'singlePackage=false'
];

/**
 * Deploy options as a client sends them, from JSON or from XML.
 * @throws ApiError for a test level that does not exist; UnsupportedError for options that are not modelled
 */
export function readDeployOptions(
  values: Readonly<Record<string, unknown>>,
  runTests: readonly string[]
): DeployOptions {
  const isTrue = (name: string): boolean => String(values[name]) === 'true';
  for (const option of REFUSED) {
    const [name = '', wanted = 'true'] = option.split('=');
    if (String(values[name]) === wanted) throw new UnsupportedError(`The deploy option ${option}`);
  }
  const testLevel =
    textOf(values['testLevel']) ?? (runTests.length > 0 ? 'RunSpecifiedTests' : 'NoTestRun');
  if (testLevel === 'RunRelevantTests')
    throw new UnsupportedError('The test level RunRelevantTests');
  if (!TEST_LEVELS.includes(testLevel))
    throw apiError(400, 'INVALID_OPERATION', `Invalid test level: ${testLevel}`);
  return {
    checkOnly: isTrue('checkOnly'),
    ignoreWarnings: isTrue('ignoreWarnings'),
    testLevel: testLevel as TestLevel,
    runTests
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Options as answers repeat them. */
export function optionsJson(options: DeployOptions): Record<string, unknown> {
  return { ...options, rollbackOnError: true, singlePackage: true };
}
