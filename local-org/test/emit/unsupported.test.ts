import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../support/apex.ts';

test('a platform method that the runtime does not have is refused when the class is compiled, with its place', () => {
  const source = [
    'public class Reading {',
    '  public static void run() {',
    "    List<SObject> rows = Test.loadData(Lead.SObjectType, 'leads');",
    '  }',
    '}'
  ].join('\n');
  assert.throws(() => compile({ 'Reading.cls': source }), {
    name: 'UnsupportedError',
    message:
      'System.Test.loadData(Schema.SObjectType, System.String) is not modelled by the local org (Reading.cls:3:31).'
  });
});
