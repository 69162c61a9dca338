import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { watchFiles } from '../../src/org/watch-files.ts';

let folder: string;
let stop: () => void;
let next: () => Promise<ReadonlySet<string>>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watch-'));
  const bursts: ReadonlySet<string>[] = [];
  let wake: () => void = () => undefined;
  stop = watchFiles(
    [folder],
    (file) => file.endsWith('.cls'),
    (files) => {
      bursts.push(files);
      wake();
    }
  );
  next = async () => {
    while (bursts.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return bursts.shift()!;
  };
});

afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

test('a file that an editor replaces by another stays in sight', async () => {
  const file = path.join(folder, 'A.cls');
  for (const text of ['one', 'two', 'three']) {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    assert.deepEqual([...(await next())], [file]);
  }
});

test('several changes at once are told once; what does not matter is not told', async () => {
  for (const name of ['A.cls', 'B.cls', 'C.txt']) writeFileSync(path.join(folder, name), '');
  const names = [...(await next())].map((file) => path.basename(file)).sort();
  assert.deepEqual(names, ['A.cls', 'B.cls']);
});

test('a folder that comes later is watched too', async () => {
  mkdirSync(path.join(folder, 'later'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const file = path.join(folder, 'later/A.cls');
  writeFileSync(file, '');
  assert.deepEqual([...(await next())], [file]);
});
