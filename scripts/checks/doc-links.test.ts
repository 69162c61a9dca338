import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { anchorsOf, docLinkFaults, linksOf } from './doc-links.ts';

function faultsOf(pages: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'doc-links-'));
  try {
    for (const [name, text] of Object.entries(pages)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    return docLinkFaults(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('links of the documentation', () => {
  test('lead to pages, folders, headings and the web', () => {
    const readme =
      '[a](docs/a.md#the-api-in-short) [d](docs) [w](https://example.com/none.md) [up](#top)\n\n# Top\n';
    assert.deepEqual(
      faultsOf({ 'README.md': readme, 'docs/a.md': '# The API, in short\n\n[back](../README.md)' }),
      []
    );
  });

  test('to a page that is not there are faults', () => {
    assert.deepEqual(faultsOf({ 'docs/a.md': 'See [b](b.md) and ![c](images/c.png).' }), [
      'docs/a.md links to b.md, but docs/b.md does not exist.',
      'docs/a.md links to images/c.png, but docs/images/c.png does not exist.'
    ]);
  });

  test('to a heading that is not there are faults', () => {
    assert.deepEqual(faultsOf({ 'README.md': '# One\n\n[two](#two) [a](a.md#one)', 'a.md': '' }), [
      'README.md links to #two, but README.md has no heading #two.',
      'README.md links to a.md#one, but a.md has no heading #one.'
    ]);
  });

  test('a project without pages is a fault', () => {
    assert.deepEqual(faultsOf({ 'a.txt': '' }), ['No page was found.']);
  });

  test('code is no link', () => {
    const text =
      'A `[b](c.md)`:\n\n```md\n[d](e.md)\n```\n\n  ```sh\n  # [f](g.md)\n  ```\n\n[h](i.md "J")';
    assert.deepEqual(linksOf(text), ['i.md']);
  });

  test('headings are named as GitHub names them', () => {
    const text =
      '# A b: `c`\n\n## Twice\n\n```sh\n# no heading\n```\n\n## Twice\n\n### [Link](x.md)!\n';
    assert.deepEqual([...anchorsOf(text)], ['a-b-c', 'twice', 'twice-1', 'link']);
  });
});
