import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { behavioursIn } from './support-evidence.ts';
import { SUPPORT_PAGE, supportPage } from './support-page.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

describe('local-org/SUPPORT.md', () => {
  test('says what the tests say; if not, run node scripts/support-page.ts', () => {
    assert.equal(readFileSync(path.join(ROOT, SUPPORT_PAGE), 'utf8'), supportPage());
  });

  test('a test takes the evidence around it, and its own before that', () => {
    const text = `const PAGE = 'https://example.com/';
      describe(documented(\`\${PAGE}list.htm\`, 'List'), () => {
        test('an index outside', () => {});
        test(assumed('nobody says', 'a null index'), () => {});
      });
      test('no evidence', () => {});`;
    assert.deepEqual(behavioursIn('list.test.ts', text), [
      {
        subject: 'List',
        title: 'an index outside',
        kind: 'documented',
        source: 'https://example.com/list.htm'
      },
      { subject: 'List', title: 'a null index', kind: 'assumed', source: 'nobody says' }
    ]);
  });
});
