import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { assumed, documented } from '../support/evidence.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const PATTERN_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_using.htm';
const JAVA = 'https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html';
const MATCHER_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_matcher.htm';
const { call, callStatic } = libraryCalls();
const matches = (pattern: string, text: string): unknown =>
  callStatic('Pattern', 'matches', pattern, text);
const matcher = (pattern: string, text: string): unknown =>
  call('Pattern', 'matcher', callStatic('Pattern', 'compile', pattern), text);

test(assumed('Java words the faults, the prefix is ours', 'patterns that are none'), () => {
  const invalid = (pattern: string, text: string): void =>
    throwsApex(() => callStatic('Pattern', 'compile', pattern), 'System.StringException', text);
  invalid('(a', 'Invalid regex: Unclosed group near index 1 in (a');
  invalid('a)', 'Invalid regex: Unmatched closing ) near index 0 in a)');
  invalid('[a', 'Invalid regex: Unclosed character class near index 1 in [a');
  invalid('*a', "Invalid regex: Dangling meta character '*' near index 0 in *a");
  invalid('a{2,1}', 'Invalid regex: Illegal repetition range near index 5 in a{2,1}');
  invalid('\\y', 'Invalid regex: Illegal/unsupported escape sequence near index 0 in \\y');
});

test(documented(JAVA, 'what JavaScript cannot express is refused'), () => {
  for (const pattern of [
    'a++',
    '(?>a)',
    '(?x)a',
    '\\G',
    '\\p{javaLowerCase}',
    '(?<=a+)b',
    '\\1(a)'
  ]) {
    assert.throws(() => callStatic('Pattern', 'compile', pattern), UnsupportedError, pattern);
  }
});

const CASES: readonly [pattern: string, text: string, isMatch: boolean][] = [
  ['[a-z&&[^bc]]+', 'adz', true],
  ['[a-z&&[^bc]]+', 'abz', false],
  ['[a-c[x-z]]+', 'axz', true],
  ['[]a]+', ']a', true],
  ['[\\w.-]+', 'a.b-c', true],
  ['\\Qa.b\\E+', 'a.bb', true],
  ['\\Qa.b\\E', 'axb', false],
  ['(?i)abc', 'ABC', true],
  ['a(?i)b|c', 'aB', true],
  ['a(?i)b|c', 'C', true],
  ['a(?i)b|c', 'AB', false],
  ['(?i:a)b', 'Ab', true],
  ['(?i:a)b', 'AB', false],
  ['(?s)a.b', 'a\nb', true],
  ['a.b', 'a\nb', false],
  ['\\s+', ' \t\n', true],
  ['\\s', '\u00A0', false],
  ['\\d+', '٣', false],
  ['\\p{Alpha}+', 'abC', true],
  ['\\p{L}+', 'éß', true],
  ['\\p{IsLatin}+', 'é', true],
  ['\\P{L}', '1', true],
  ['\\x41\\u0042\\t', 'AB\t', true],
  ['\\+?[0-9]{8,15}', '+6281234567', true],
  ['(?<year>\\d{4})-\\k<year>', '2026-2026', true],
  ['(a)(b)\\2\\1', 'abba', true],
  ['^\\d{4}-\\d{2}$', '2026-11', true],
  ['.', '\u{1F600}', true],
  ['#~@%!', '#~@%!', true],
  ['a{0}b', 'b', true],
  ['x{2,}?', 'xxx', true]
];

for (const [pattern, text, isMatch] of CASES) {
  test(documented(JAVA, `${pattern} and ${JSON.stringify(text)}: ${isMatch}`), () => {
    assert.equal(matches(pattern, text), isMatch);
  });
}

test(documented(MATCHER_DOCS, 'find walks over the text and knows its groups'), () => {
  const found = matcher('(\\w)(\\d)?', 'a1 b');
  throwsApex(() => call('Matcher', 'group', found), 'System.StringException', 'No match found');
  assert.equal(call('Matcher', 'groupCount', found), 2);
  assert.equal(call('Matcher', 'find', found), true);
  assert.deepEqual(
    [call('Matcher', 'group', found), call('Matcher', 'group', found, 2)],
    ['a1', '1']
  );
  assert.deepEqual([call('Matcher', 'start', found, 2), call('Matcher', 'end', found)], [1, 2]);
  assert.equal(call('Matcher', 'find', found), true);
  assert.equal(call('Matcher', 'group', found, 2), null);
  assert.equal(call('Matcher', 'start', found, 2), -1);
  assert.equal(call('Matcher', 'find', found), false);
  throwsApex(() => call('Matcher', 'group', found), 'System.StringException', 'No match found');
  call('Matcher', 'reset', found);
  assert.equal(call('Matcher', 'find', found), true);
});

test(
  documented(MATCHER_DOCS, 'matches needs all, lookingAt the beginning, a region is all there is'),
  () => {
    const found = matcher('ab', 'abc');
    assert.equal(call('Matcher', 'matches', found), false);
    assert.equal(call('Matcher', 'lookingAt', found), true);
    call('Matcher', 'region', found, 0, 2);
    assert.equal(call('Matcher', 'matches', found), true);
    throwsApex(() => call('Matcher', 'group', found, 1), 'System.StringException', 'No group 1');
  }
);

test(documented(MATCHER_DOCS, 'replacements read groups and backslashes'), () => {
  const replaced = (pattern: string, text: string, replacement: string): unknown =>
    call('Matcher', 'replaceAll', matcher(pattern, text), replacement);
  assert.equal(replaced('(?<a>\\d)', '1-2', '<${a}>'), '<1>-<2>');
  assert.equal(replaced('(\\d)', '1', '$10'), '10');
  assert.equal(replaced('\\d', '1', '\\$1'), '$1');
  assert.equal(callStatic('Matcher', 'quoteReplacement', '$1\\'), '\\$1\\\\');
  throwsApex(() => replaced('\\d', '1', '$2'), 'System.StringException', 'No group 2');
});

test(documented(PATTERN_DOCS, 'quote makes a text literal'), () => {
  const quoted = callStatic('Pattern', 'quote', 'a\\Eb*') as string;
  assert.equal(matches(quoted, 'a\\Eb*'), true);
});
