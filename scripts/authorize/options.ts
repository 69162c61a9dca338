import { parseArgs } from 'node:util';
import { Failure } from '../support/failure.ts';

const APPS = ['external-client-app', 'connected-app'] as const;
const FLOWS = ['client-credentials', 'browser'] as const;

export interface AuthorizeOptions {
  /** Alias or username that Salesforce CLI knows; null where the address is given. */
  readonly targetOrg: string | null;
  readonly instanceUrl: string | null;
  readonly app: (typeof APPS)[number];
  readonly flow: (typeof FLOWS)[number];
  /** File with BIRD_CLIENT_ID and BIRD_CLIENT_SECRET; null: from the environment, or asked for. */
  readonly credentialsFile: string | null;
  /** File for the result; null: printed once. */
  readonly output: string | null;
  /** The redirected address is pasted, nothing listens for it. */
  readonly paste: boolean;
  readonly openBrowser: boolean;
}

export const USAGE =
  'npm run authorize -- --target-org ORG [--flow client-credentials|browser] [--app external-client-app|connected-app] [--credentials-file FILE] [--output FILE] [--paste] [--no-browser]';

/** @throws Failure that says how the command is written */
export function readOptions(args: readonly string[]): AuthorizeOptions {
  const values = parsedArguments(args);
  const app = oneOf(APPS, values.app ?? 'external-client-app', '--app');
  const usual = app === 'connected-app' ? 'browser' : 'client-credentials';
  const targetOrg = values['target-org'] ?? null;
  const instanceUrl = values['instance-url'] ?? null;
  if (targetOrg === null && instanceUrl === null) throw new Failure(`Name the org: ${USAGE}`);
  return {
    targetOrg,
    instanceUrl,
    app,
    flow: oneOf(FLOWS, values.flow ?? usual, '--flow'),
    credentialsFile: values['credentials-file'] ?? null,
    output: values.output ?? null,
    paste: (values.paste ?? false) || app === 'connected-app',
    openBrowser: !(values['no-browser'] ?? false)
  };
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'target-org': { type: 'string', short: 'o' },
        'instance-url': { type: 'string' },
        app: { type: 'string' },
        flow: { type: 'string' },
        'credentials-file': { type: 'string' },
        output: { type: 'string' },
        paste: { type: 'boolean' },
        'no-browser': { type: 'boolean' }
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
