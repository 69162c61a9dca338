import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { needsCompiling } from '../../src/ui/build/bundles.ts';
import { watchComponents } from '../../src/ui/build/watch.ts';

let root = '';
let bundle = '';

before(() => {
  root = mkdtempSync(path.join(tmpdir(), 'components-'));
  bundle = path.join(root, 'lwc', 'hello');
  mkdirSync(bundle, { recursive: true });
});

after(() => rmSync(root, { recursive: true }));

test('a component is compiled when its script is missing or older than its source', () => {
  writeFileSync(path.join(bundle, 'hello.ts'), 'export {};');
  assert.equal(needsCompiling([root]), true);
  writeFileSync(path.join(bundle, 'hello.js'), 'export {};');
  assert.equal(needsCompiling([root]), false);
});

test('several writes make one change, other files none', async () => {
  let changes = 0;
  const stop = watchComponents([root], () => (changes += 1));
  try {
    writeFileSync(path.join(bundle, 'notes.txt'), 'x');
    await wait(300);
    assert.equal(changes, 0);
    writeFileSync(path.join(bundle, 'hello.html'), '<template></template>');
    writeFileSync(path.join(bundle, 'hello.css'), '');
    await wait(600);
    assert.equal(changes, 1);
  } finally {
    stop();
  }
});
