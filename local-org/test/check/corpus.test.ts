import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apexFiles, check, source } from './program.ts';

const EXPECT = '// expect ';

/** What the first line of a wrong class promises: `// expect 4:16 Variable does not exist: x`, several with ` | ` between. */
function expected(text: string): readonly string[] {
  const [first = ''] = text.split('\n');
  assert.ok(first.startsWith(EXPECT), 'a wrong class begins with what is expected');
  return first.slice(EXPECT.length).split(' | ');
}

describe('wrong classes are refused where and as the platform refuses them', () => {
  const companion = 'PrivateMembers.cls';
  for (const file of apexFiles('corpus')) {
    test(file, () => {
      const text = source('corpus', file);
      const { diagnostics, program } = check({
        [file]: text,
        [companion]: source('correct', companion)
      });
      assert.deepEqual(
        diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`),
        expected(text)
      );
      assert.equal(program, null);
      assert.ok(diagnostics.every((diagnostic) => diagnostic.file === file));
    });
  }
});

test('correct classes of every construct are accepted', () => {
  const sources = Object.fromEntries(
    apexFiles('correct').map((file) => [file, source('correct', file)])
  );
  const { diagnostics, program } = check(sources);
  assert.deepEqual(
    diagnostics.map((diagnostic) => diagnostic.describe()),
    []
  );
  assert.equal(program?.units.length, Object.keys(sources).length);
});
