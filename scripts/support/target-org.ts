import type { OrgSession } from '../org-tools.ts';
import { Failure } from './failure.ts';
import { runSf } from './sf-cli.ts';

/** An org that Salesforce CLI is logged in to. */
export interface TargetOrg extends OrgSession {
  readonly username: string;
}

interface Displayed {
  readonly instanceUrl?: string;
  readonly username?: string;
  readonly connectedStatus?: string;
}

/**
 * Asks Salesforce CLI for the address of an org, and for a session of its user.
 * @throws Failure where the CLI knows no such org, or its log-in has ended
 */
export async function openTargetOrg(name: string): Promise<TargetOrg> {
  const [shown, shownToken] = await Promise.all([
    runSf(['org', 'display', '--target-org', name]),
    runSf(['org', 'auth', 'show-access-token', '--target-org', name, '--no-prompt'])
  ]);
  const { instanceUrl, username, connectedStatus = '' } = (shown.result ?? {}) as Displayed;
  if (shown.code !== 0 || instanceUrl === undefined || username === undefined) {
    throw new Failure(
      `Salesforce CLI knows no org ${name}. Log in first: npx sf org login web --alias ${name} (${shown.message})`
    );
  }
  if (connectedStatus !== 'Connected' && connectedStatus !== '')
    throw loggedOut(name, connectedStatus);
  const { accessToken } = (shownToken.result ?? {}) as { readonly accessToken?: string };
  if (accessToken === undefined) throw loggedOut(name, shownToken.message);
  return { baseUrl: instanceUrl.replace(/\/$/, ''), token: accessToken, username };
}

function loggedOut(name: string, reason: string): Failure {
  return new Failure(
    `The log-in of Salesforce CLI to ${name} is good no more (${reason}). Log in again: npx sf org login web --alias ${name}`
  );
}
