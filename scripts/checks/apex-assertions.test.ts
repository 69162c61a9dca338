import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUnit } from '../../local-org/src/syntax/parse.ts';
import { testsWithoutAssertion } from './apex-assertions.ts';

function faults(members: string): string[] {
  const unit = parseUnit(`@IsTest private class DemoTest { ${members} }`, 'DemoTest.cls');
  assert.equal(unit.kind, 'class');
  return testsWithoutAssertion([unit]);
}

test('a test that only runs code is a fault', () => {
  assert.deepEqual(faults('@IsTest static void shouldRun() { Integer i = 1; i++; }'), [
    'DemoTest.shouldRun asserts nothing'
  ]);
});

test('a test that asserts itself or through a method is none', () => {
  assert.deepEqual(
    faults(
      `@IsTest static void shouldAdd() { if (true) { System.Assert.areEqual(2, 1 + 1); } }
       @IsTest static void shouldCheck() { check(1); }
       private static void check(Integer i) { Assert.isNotNull(i); }`
    ),
    []
  );
});
