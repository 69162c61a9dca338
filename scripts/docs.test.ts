import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { PERMISSION_PAGES, withTables } from './permissions-page.ts';
import { PROJECT_ROOT } from './project.ts';

const ERROR_CODES = 'force-app/main/default/classes/shared/BirdErrorCode.cls';
const TRANSLATED = globSync('docs/id/*.md', { cwd: PROJECT_ROOT }).map((page) =>
  path.basename(page)
);

function read(file: string): string {
  return readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
}

/** The lines of the fenced blocks. */
function commandsOf(text: string): readonly string[] {
  return [...text.matchAll(/^ *```\w+\n(.*?)^ *```/gms)].map(([, block = '']) => block);
}

/** `##`, `###` … in their order. */
function levelsOf(text: string): readonly string[] {
  return [...text.matchAll(/^(#+) /gm)].map(([, level = '']) => level);
}

/** Cells that name something in code, of the first column of each table. */
function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/^\| *(`[^`]+`)/gm)].map(([, name = '']) => name);
}

function rowsOf(text: string): number {
  return [...text.matchAll(/^\|/gm)].length;
}

/** The codes of the table below a heading. */
function codesBelow(text: string, heading: RegExp): readonly string[] {
  const section = text.split(/^## /m).find((part) => heading.test(part)) ?? '';
  return [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code = '']) => code);
}

test('the tables of permissions say what the permission sets say', async () => {
  for (const [page, words] of PERMISSION_PAGES)
    assert.equal(await withTables(read(page), words), read(page), `${page}: run the line in it`);
});

test('troubleshooting knows each error code of the package, and no other', () => {
  const known = [...read(ERROR_CODES).matchAll(/^\s+([A-Z][A-Z_]+),?$/gm)].map(([, code]) => code);
  assert.ok(known.length > 25, `${known.length} codes`);
  for (const [page, heading] of [
    ['docs/troubleshooting.md', /^Codes of the package/],
    ['docs/id/troubleshooting.md', /^Kode dari paket/]
  ] as const)
    assert.deepEqual([...codesBelow(read(page), heading)].sort(), [...known].sort(), page);
});

test('every npm script that a page names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const pages = globSync(['*.md', 'docs/**/*.md', 'local-org/*.md'], { cwd: PROJECT_ROOT });
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run ([\w:-]+)/g)]
      .filter(([, script = '']) => !(script in scripts))
      .map(([, script = '']) => `${page}: npm run ${script}`)
  );
  assert.deepEqual(missing, []);
});

describe('the Indonesian pages', () => {
  test('are those of the set-up', () => {
    assert.equal(TRANSLATED.length, 8);
  });

  for (const page of TRANSLATED)
    test(`${page} says what the English page says`, () => {
      const [english, indonesian] = [read(`docs/${page}`), read(`docs/id/${page}`)];
      assert.deepEqual(commandsOf(indonesian), commandsOf(english), 'commands');
      assert.deepEqual(levelsOf(indonesian), levelsOf(english), 'headings');
      assert.deepEqual(namesOf(indonesian), namesOf(english), 'names in tables');
      assert.equal(rowsOf(indonesian), rowsOf(english), 'rows of tables');
    });
});
