import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { check } from './program.ts';

/** Valid on Salesforce, not modelled: refused with the feature and the place, never as the user's mistake. */
const REFUSED: readonly (readonly [what: string, statement: string, message: RegExp])[] = [
  [
    'a standard object without a description',
    'Asset a;',
    /^the object Asset is not modelled .*Sample\.cls:3:1/
  ],
  [
    'elements that would change their type',
    'List<Long> l = new List<Integer>();',
    /^a collection of Integer used as one of Long is not modelled .*Sample\.cls:3:16/
  ],
  [
    'safe navigation after a query',
    'String s = [SELECT LastName FROM Lead]?.LastName;',
    /^`\?\.` after a query is not modelled .*Sample\.cls:3:41/
  ],
  ['the copy of an object of a class', 'this.clone();', /^clone of an object of a class .*:3:6/],
  [
    'one row of a dynamic query',
    "Lead l = Database.query('SELECT Id FROM Lead');",
    /^Database\.query used as one row is not modelled .*Sample\.cls:3:19/
  ]
];

for (const [what, statement, message] of REFUSED) {
  test(`${what} is refused by name and place`, () => {
    const source = `public class Sample {\n    void run() {\n${statement}\n    }\n}`;
    assert.throws(
      () => check({ 'Sample.cls': source }),
      (error) => error instanceof UnsupportedError && message.test(error.message)
    );
  });
}
