import type { TargetOrg } from '../support/target-org.ts';
import type { DeployOptions } from './options.ts';

/** The endpoint, and the next command. */
export function closingWords(
  { targetOrg, auth }: DeployOptions,
  { baseUrl }: TargetOrg,
  integrationUser: string | null
): string {
  const next =
    auth === 'none'
      ? 'Next: let Bird sign in with a client of your own; its user needs the permission set BirdIntegration.'
      : `Next: npm run authorize -- --target-org ${targetOrg}${auth === 'connected-app' ? ' --app connected-app' : ''}`;
  return [
    '',
    `Endpoint    ${baseUrl}/services/apexrest/bird/v1/messages`,
    `Bird signs in as ${integrationUser ?? 'nobody yet'}`,
    `Set-up page ${baseUrl}/lightning/n/Bird_Setup`,
    next,
    ''
  ].join('\n');
}
