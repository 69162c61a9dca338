import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Diagnostic } from '../../src/diagnostics/errors.ts';
import { readApexSources } from '../../src/org/source-files.ts';
import { SyntaxTreeCache } from '../../src/org/syntax-tree-cache.ts';
import { parseUnit } from '../../src/syntax/parse.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');
const INBOUND = path.join(PROJECT, 'force-app/main/default/classes/inbound');
const folder = mkdtempSync(path.join(tmpdir(), 'syntax-trees-'));
after(() => rmSync(folder, { recursive: true }));
const kept = (): readonly string[] => readdirSync(path.join(folder, 'syntax-trees'));

test('a kept tree is the tree that parsing gives, for classes of every kind', () => {
  for (const { file, source } of readApexSources(PROJECT, [INBOUND])) {
    const tree = parseUnit(source, file);
    new SyntaxTreeCache(folder).parse(source, file);
    assert.deepEqual(new SyntaxTreeCache(folder).parse(source, file), tree, file);
  }
});

test('another text is another tree; the same text in another file is the same', () => {
  const cache = new SyntaxTreeCache(folder);
  const first = cache.parse('public class A { }', 'A.cls');
  assert.notDeepEqual(cache.parse('public class B { }', 'A.cls'), first);
  const before = kept().length;
  cache.parse('public class A { }', 'sub/A.cls');
  assert.equal(kept().length, before);
});

test('a text that does not parse is refused each time and never kept', () => {
  const cache = new SyntaxTreeCache(folder);
  const before = kept().length;
  for (let times = 0; times < 2; times += 1) {
    assert.throws(() => cache.parse('public class A { void }', 'A.cls'), Diagnostic);
  }
  assert.equal(kept().length, before);
});

test('trees that nobody asks for are forgotten after a week', () => {
  const cache = new SyntaxTreeCache(folder);
  cache.parse('public class Old { }', 'Old.cls');
  const all = kept();
  const old = new Date(Date.now() - 8 * 86_400_000);
  for (const name of all) utimesSync(path.join(folder, 'syntax-trees', name), old, old);
  cache.parse('public class Old { }', 'Old.cls');
  cache.removeOld(Date.now());
  assert.equal(kept().length, 1);
});
