import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../project.ts';
import type { Check } from './check.ts';

/** What a secret looks like, and what it is called. */
export interface SecretForm {
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * Tokens and codes that an org hands out, as Salesforce writes them.
 * @remarks https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm&type=5
 */
export const ORG_SECRETS: readonly SecretForm[] = [
  { name: 'an access token', pattern: /\b00D\w{9,15}![\w.]{20,}/ },
  { name: 'a refresh token', pattern: /\b5Aep[\w.-]{20,}/ },
  { name: 'an authorization code', pattern: /\baPrx[\w.-]{20,}/ }
];

const SECRETS: readonly SecretForm[] = [
  ...ORG_SECRETS,
  { name: 'a consumer key', pattern: /\b3MVG9[\w.]{20,}/ },
  { name: 'an sfdx log-in', pattern: /\bforce:\/\/[\w.]+:[\w.]*:[\w.!-]{10,}@/ },
  { name: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[\w+/=]{20,}/ },
  { name: 'an access key of Bird', pattern: /\bAccessKey [A-Za-z0-9]{20,}/ },
  { name: 'a signing key of a webhook', pattern: /\bwhsec_[A-Za-z0-9+/=]{20,}/ }
];

/** Keys of examples, which open nothing. */
const EXAMPLES: ReadonlySet<string> = new Set([
  // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
  'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  // base64 of fixture-gen3-signing-key
  'whsec_Zml4dHVyZS1nZW4zLXNpZ25pbmcta2V5'
]);

/** No file that git keeps, or would keep, holds a secret. */
export const secretsCheck: Check = {
  name: 'no secret in the repository',
  run: () => {
    if (!existsSync(path.join(PROJECT_ROOT, '.git')))
      return Promise.resolve({ faults: [], skipped: 'This folder is no git repository.' });
    return Promise.resolve({ faults: secretFaults(PROJECT_ROOT) });
  }
};

/** One sentence for each secret, which is not repeated. @param root folder of a git repository */
export function secretFaults(root: string): readonly string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 }
  );
  const files = listed.split('\0').filter((file) => file !== '');
  if (files.length === 0) return ['git lists no file.'];
  return files
    .filter((file) => existsSync(path.join(root, file)))
    .flatMap((file) =>
      secretsIn(readFileSync(path.join(root, file), 'latin1'), SECRETS).map(
        (found) => `${file} holds ${found}. Take it out, and make it worthless where it came from.`
      )
    );
}

/** Names of the secrets in a text. */
export function secretsIn(text: string, forms: readonly SecretForm[]): readonly string[] {
  return forms
    .filter(({ pattern }) =>
      [...text.matchAll(new RegExp(pattern, 'g'))].some(([found]) => !EXAMPLES.has(found))
    )
    .map(({ name }) => name);
}
