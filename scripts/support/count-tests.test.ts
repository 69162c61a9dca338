import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTests } from './count-tests.ts';

const NODE_TEST = 'ℹ tests 3\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\n';

test('our own closing line is read', () => {
  assert.deepEqual(countTests('ok\nchecks: 8 passed, 0 failed\n', 0), { passed: 8, failed: 0 });
  assert.deepEqual(countTests('Apex tests: 5 passed, 1 failed, coverage 99 %\n', 1), {
    passed: 5,
    failed: 1
  });
});

test("node's closing lines are read", () => {
  assert.deepEqual(countTests(NODE_TEST, 1), { passed: 2, failed: 1 });
});

test("Jest's closing line is read, with and without failures", () => {
  assert.deepEqual(countTests('Tests:       1 failed, 5 passed, 6 total\n', 1), {
    passed: 5,
    failed: 1
  });
  assert.deepEqual(countTests('Tests:       5 passed, 5 total\n', 0), { passed: 5, failed: 0 });
});

test('a stage that ran nothing has failed', () => {
  assert.deepEqual(countTests('', 0), { passed: 0, failed: 1 });
  assert.deepEqual(countTests('checks: 0 passed, 0 failed\n', 0), { passed: 0, failed: 1 });
});

test('a stage that broke without counting a failure has failed', () => {
  assert.deepEqual(countTests('Tests:       5 passed, 5 total\n', 1), { passed: 5, failed: 1 });
});

test('a skipped test is a failure', () => {
  const output = NODE_TEST.replace('fail 1', 'fail 0').replace('skipped 0', 'skipped 1');
  assert.deepEqual(countTests(output, 0), { passed: 2, failed: 1 });
});
