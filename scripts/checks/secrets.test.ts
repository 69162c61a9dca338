import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { secretFaults } from './secrets.ts';

/** Put together here, so that this file holds none. */
const LONG = 'x1'.repeat(20);
const SECRETS: Readonly<Record<string, string>> = {
  'an access token': `00D5g00000ABCDE!${LONG}`,
  'a refresh token': `5Aep${LONG}`,
  'an authorization code': `aPrx${LONG}`,
  'a consumer key': `3MVG9${LONG}`,
  'an sfdx log-in': `force://Platform::${LONG}@org`,
  'a private key': `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${LONG}`,
  'an access key of Bird': `AccessKey ${LONG}`,
  'a signing key of a webhook': `whsec_${LONG}`
};

test('each kind of secret is found by name and not repeated, in files kept and not kept yet', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'secrets-'));
  try {
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    assert.deepEqual(secretFaults(root), ['git lists no file.']);
    writeFileSync(path.join(root, '.gitignore'), '*.env\n');
    for (const [index, secret] of Object.values(SECRETS).entries())
      writeFileSync(path.join(root, `file${index}.txt`), `key: "${secret}"\n`);
    writeFileSync(path.join(root, 'bird.env'), `KEY=${SECRETS['a refresh token']}\n`);
    writeFileSync(
      path.join(root, 'example.txt'),
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw 00D…!…\n'
    );
    execFileSync('git', ['add', 'file0.txt'], { cwd: root });
    assert.deepEqual(
      [...secretFaults(root)].sort(),
      Object.keys(SECRETS).map(
        (name, index) =>
          `file${index}.txt holds ${name}. Take it out, and make it worthless where it came from.`
      )
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
