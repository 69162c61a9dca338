import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonProblem } from '../../src/http/json-problem.ts';
import { assumed } from '../support/evidence.ts';

const QUOTED = assumed("the words of the platform's parser, as public clients quote them");
const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

/** Texts that are no JSON, and what is said of them. */
const PROBLEMS: readonly (readonly [string, string])[] = [
  ['{', 'Unexpected end-of-input at [line:1, column:2]'],
  [
    '{a',
    "Unexpected character ('a' (code 97)): was expecting double-quote to start field name at [line:1, column:3]"
  ],
  [
    '{"a":1,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:1, column:9]"
  ],
  [
    '{"a" j}',
    "Unexpected character ('j' (code 106)): was expecting a colon to separate field name and value at [line:1, column:7]"
  ],
  [
    '{"a":1 "b":2}',
    "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries at [line:1, column:9]"
  ],
  [
    '[1 2]',
    "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at [line:1, column:5]"
  ],
  ['[1,]', `Unexpected character (']' (code 93)): ${VALUE} at [line:1, column:5]`],
  [
    '{"a":\n  yes}',
    "Unrecognized token 'yes': was expecting ('true', 'false' or 'null') at [line:2, column:7]"
  ],
  ['{"a":"b', 'Unexpected end-of-input in a String value at [line:1, column:8]'],
  ['"\\x"', "Unrecognized character escape 'x' (code 120) at [line:1, column:4]"],
  [
    '"a\nb"',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value at [line:1, column:4]'
  ]
];

for (const [text, problem] of PROBLEMS) {
  test(`${QUOTED} ${JSON.stringify(text)}`, () => {
    assert.equal(jsonProblem(text), problem);
  });
}

test('JSON has no problem, whatever it holds', () => {
  const values = [{}, [], '"', -1.5e-7, true, null, { a: [{ b: '\u2028\\u0041\t' }] }];
  for (const value of values) assert.equal(jsonProblem(JSON.stringify(value, null, 1)), null);
});
