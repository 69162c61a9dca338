import { parseArgs } from 'node:util';
import { Failure } from '../support/failure.ts';

const AUTH = ['external-client-app', 'connected-app', 'none'] as const;
const POLICIES = ['hardened', 'open'] as const;

export interface DeployOptions {
  readonly targetOrg: string;
  readonly auth: (typeof AUTH)[number];
  /** Of the external client app: `hardened` needs an integration user. */
  readonly policies: (typeof POLICIES)[number];
  /** null: the one user who has the permission set, or none. */
  readonly integrationUser: string | null;
  readonly webhookSite: boolean;
  readonly dryRun: boolean;
}

export const USAGE =
  'npm run deploy -- --target-org ORG [--auth external-client-app|connected-app|none] [--policies hardened|open] [--integration-user USERNAME] [--webhook-site] [--dry-run]';

/** @throws Failure that says how the command is written */
export function readOptions(args: readonly string[]): DeployOptions {
  const values = parsedArguments(args);
  const { auth = 'external-client-app', policies = 'hardened' } = values;
  const targetOrg = values['target-org'];
  if (targetOrg === undefined) throw new Failure(`Name the org: ${USAGE}`);
  return {
    targetOrg,
    auth: oneOf(AUTH, auth, '--auth'),
    policies: oneOf(POLICIES, policies, '--policies'),
    integrationUser: values['integration-user'] ?? null,
    webhookSite: values['webhook-site'] ?? false,
    dryRun: values['dry-run'] ?? false
  };
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'target-org': { type: 'string', short: 'o' },
        auth: { type: 'string' },
        policies: { type: 'string' },
        'integration-user': { type: 'string' },
        'webhook-site': { type: 'boolean' },
        'dry-run': { type: 'boolean' }
      }
    }).values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function oneOf<T extends string>(words: readonly T[], word: string, option: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined)
    throw new Failure(`${option} is one of ${words.join(', ')}, not "${word}".\n${USAGE}`);
  return found;
}
