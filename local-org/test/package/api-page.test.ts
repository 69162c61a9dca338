import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openPlatformTables } from '../../src/metadata/platform/library-tables.ts';
import { parseUnit } from '../../src/syntax/parse.ts';
import { apiPageLines, documentedCodes } from './api-page.ts';

const CODES = path.join(
  import.meta.dirname,
  '../../../force-app/main/default/classes/shared/BirdErrorCode.cls'
);

/**
 * Codes that Salesforce's REST API answers before or without Apex.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
const REST_CODES = [
  'API_DISABLED_FOR_ORG',
  'FORBIDDEN',
  'INVALID_SESSION_ID',
  'METHOD_NOT_ALLOWED'
];

function ownCodes(): readonly string[] {
  const unit = parseUnit(readFileSync(CODES, 'utf8'), 'BirdErrorCode.cls');
  return unit.kind === 'enum' ? unit.constants.map(({ text }) => text) : [];
}

test('every code of BirdErrorCode stands in docs/api.md', () => {
  const documented = documentedCodes();
  const codes = ownCodes();
  assert.ok(codes.length > 10);
  assert.deepEqual(
    codes.filter((code) => !documented.includes(code)),
    []
  );
});

test('every code in docs/api.md exists, and stands there once', () => {
  const documented = documentedCodes();
  const statusCodes = openPlatformTables().type('System.StatusCode')?.enumConstants ?? [];
  const known = new Set([...ownCodes(), ...REST_CODES, ...statusCodes]);
  assert.deepEqual(
    documented.filter((code) => !known.has(code)),
    []
  );
  assert.equal(new Set(documented).size, documented.length);
});

test('docs/api.md names no host, and is short enough to be read', () => {
  const lines = apiPageLines();
  assert.ok(lines.length <= 320, `${lines.length} lines`);
  const hosts = lines.flatMap((line) => [...line.matchAll(/https?:\/\/([^\s"`)]*)/g)]);
  assert.deepEqual(
    hosts
      .map(([, rest]) => rest)
      .filter((rest) => rest !== '<your' && rest?.startsWith('…') !== true),
    []
  );
});
