import { Failure } from '../support/failure.ts';
import { runSf, type SfAnswer } from '../support/sf-cli.ts';

const MINUTES = '60';

interface ComponentFailure {
  readonly componentType?: string;
  readonly fullName?: string;
  readonly fileName?: string;
  readonly lineNumber?: number | string;
  readonly columnNumber?: number | string;
  readonly problem?: string;
}

interface TestFailure {
  readonly name?: string;
  readonly methodName?: string;
  readonly message?: string;
}

interface DeployResult {
  readonly numberComponentsTotal?: number;
  readonly errorMessage?: string;
  readonly details?: {
    readonly componentFailures?: ComponentFailure | readonly ComponentFailure[];
    readonly runTestResult?: {
      readonly failures?: TestFailure | readonly TestFailure[];
      readonly codeCoverageWarnings?: readonly { readonly message?: string }[];
    };
  };
}

/**
 * Deploys folders in one go, by Salesforce CLI.
 * @returns how many components the org took
 * @throws Failure with one line for each component that the org refused
 */
export async function deployFolders(
  org: string,
  folders: readonly string[],
  dryRun = false
): Promise<number> {
  const sources = folders.flatMap((folder) => ['--source-dir', folder]);
  const answer = await runSf([
    ...['project', 'deploy', 'start', ...sources],
    ...['--target-org', org, '--wait', MINUTES, '--ignore-conflicts'],
    ...(dryRun ? ['--dry-run'] : [])
  ]);
  const result = (answer.result ?? {}) as DeployResult;
  if (answer.code === 0) return result.numberComponentsTotal ?? 0;
  throw new Failure(describeRefusal(result, answer));
}

function describeRefusal({ details, errorMessage }: DeployResult, answer: SfAnswer): string {
  const components = listOf(details?.componentFailures).map(describeComponent);
  const tests = listOf(details?.runTestResult?.failures).map(
    ({ name = '', methodName = '', message = '' }) => `${name}.${methodName}: ${message}`
  );
  const coverage = listOf(details?.runTestResult?.codeCoverageWarnings).map(
    ({ message = '' }) => message
  );
  const lines = [...components, ...tests, ...coverage];
  const reason = lines.length > 0 ? lines.join('\n') : (errorMessage ?? answer.message);
  return `The org refused the deployment, and nothing of it is kept:\n${reason}${cureOf(reason)}`;
}

function describeComponent(failure: ComponentFailure): string {
  const { componentType = '', fullName = '', lineNumber, columnNumber, problem = '' } = failure;
  const place = lineNumber === undefined ? '' : ` (line ${lineNumber}, column ${columnNumber})`;
  return `${componentType} ${fullName}${place}: ${problem}`;
}

/** What to do about refusals that many orgs give. */
const CURES: readonly (readonly [RegExp, string])[] = [
  [
    /connected ?app.*(not (allowed|enabled|permitted)|can.?t (be )?create|creat\w+ .*(disabled|restricted))/is,
    'Salesforce lets orgs create no new connected apps since Spring ’26. Deploy the external client app: --auth external-client-app. Or ask Salesforce Support to switch the creation of connected apps on.'
  ],
  [
    /no User named|user .* not found/i,
    'The user named by --integration-user has to exist and be active: Setup, Users.'
  ],
  [
    /Translation Workbench|language .* not (enabled|active)|Translations/i,
    'Switch the language on: Setup, Translation Language Settings.'
  ],
  [
    /INSUFFICIENT_ACCESS|Modify ?Metadata|insufficient (access|privileges)/i,
    'The user needs the permissions Modify Metadata Through Metadata API Functions and Author Apex: log in as an administrator.'
  ],
  [
    /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|fetch failed|socket/i,
    'The org does not answer: look at the network, then run the command again. It starts where it can.'
  ],
  [
    /jobs pending|scheduled job/i,
    'A scheduled job uses a class of the package: Setup, Scheduled Jobs, delete it, and run the command again.'
  ],
  [
    /sites? .*(not enabled|register)|Sites domain/i,
    'Register the Sites domain first: Setup, Sites.'
  ]
];

function cureOf(reason: string): string {
  const cure = CURES.find(([pattern]) => pattern.test(reason))?.[1];
  return cure === undefined ? '' : `\n${cure}`;
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
