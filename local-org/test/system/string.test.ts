import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { ApexDate } from '../../src/runtime/values/date.ts';
import { ApexDatetime } from '../../src/runtime/values/datetime.ts';
import { ApexList } from '../../src/runtime/values/list.ts';
import { DATE, DATETIME, OBJECT, STRING } from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const STRING_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm';
const { call, callStatic, callTyped, text } = libraryCalls();
const strings = (...items: (string | null)[]): ApexList => ApexList.of(STRING, items);

test(
  documented(
    'https://github.com/SalesforceLabs/survey-force/issues/62',
    'null arguments are refused'
  ),
  () => {
    const refused = (work: () => unknown): void =>
      throwsApex(work, 'System.NullPointerException', 'Argument cannot be null.');
    refused(() => callStatic('String', 'escapeSingleQuotes', null));
    refused(() => call('String', 'contains', 'abc', null));
    refused(() => call('String', 'split', 'abc', null));
    refused(() => call('String', 'left', 'abc', null));
  }
);

test(
  assumed('the texts are those of logs, no reference names them', 'places outside of a text'),
  () => {
    throwsApex(
      () => call('String', 'substring', 'abc', -1),
      'System.StringException',
      'Starting position out of bounds: -1'
    );
    throwsApex(
      () => call('String', 'substring', 'abc', 4),
      'System.StringException',
      'Starting position out of bounds: 4'
    );
    throwsApex(
      () => call('String', 'substring', 'abc', 0, 4),
      'System.StringException',
      'Ending position out of bounds: 4'
    );
    throwsApex(
      () => call('String', 'substring', 'abc', 2, 1),
      'System.StringException',
      'Ending position out of bounds: 1'
    );
    throwsApex(
      () => call('String', 'charAt', 'abc', 3),
      'System.StringException',
      'String index out of range: 3'
    );
    throwsApex(
      () => call('String', 'abbreviate', 'abcdef', 3),
      'System.StringException',
      'Minimum abbreviation width is 4'
    );
  }
);

const EXAMPLES: readonly [
  method: string,
  self: string,
  args: readonly unknown[],
  result: unknown
][] = [
  ['abbreviate', 'Hello Maximillian', [8], 'Hello...'],
  ['abbreviate', 'Hello Max', [8], 'Hello...'],
  ['abbreviate', 'Hello', [8], 'Hello'],
  ['capitalize', 'hello maximillian', [], 'Hello maximillian'],
  ['center', 'hello', [9], '  hello  '],
  ['center', 'hello', [9, '-'], '--hello--'],
  ['charAt', 'Ω is Ohm.', [0], 937],
  ['compareTo', 'abcde', ['abcd'], 1],
  ['contains', 'hello', ['ell'], true],
  ['contains', 'hello', ['ELL'], false],
  ['containsIgnoreCase', 'hello', ['ELL'], true],
  ['containsAny', 'hello', ['hx'], true],
  ['containsNone', 'abcde', ['fg'], true],
  ['containsOnly', 'abba', ['abcd'], true],
  ['containsWhitespace', 'Hello Jane', [], true],
  ['countMatches', 'Hello Jane', ['e'], 2],
  ['deleteWhitespace', '  Hello Jane  ', [], 'HelloJane'],
  ['difference', 'Hello Jane', ['Hello Max'], 'Max'],
  ['endsWith', 'Hello Jason', ['Jason'], true],
  ['equals', 'abcd', ['ABCD'], false],
  ['equalsIgnoreCase', 'abcd', ['ABCD'], true],
  ['equalsIgnoreCase', 'abcd', [null], false],
  ['escapeCsv', 'Max1, "Max2"', [], '"Max1, ""Max2"""'],
  ['escapeEcmaScript', '"grade": 3.9/4.0', [], '\\"grade\\": 3.9\\/4.0'],
  ['escapeJava', 'Company: "Salesforce.com"', [], 'Company: \\"Salesforce.com\\"'],
  ['escapeUnicode', 'De onde você é?', [], 'De onde voc\\u00EA \\u00E9?'],
  ['unescapeUnicode', 'De onde voc\\u00EA \\u00E9?', [], 'De onde você é?'],
  [
    'escapeXml',
    '<a href="x">\'&\'</a>',
    [],
    '&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;'
  ],
  ['unescapeXml', '&lt;&#65;&#x42;&amp;amp;', [], '<AB&amp;'],
  ['getLevenshteinDistance', 'Hello Joe', ['Hello Max'], 3],
  ['getLevenshteinDistance', 'Hello Joe', ['Hello Max', 2], -1],
  ['indexOf', 'abcde', ['cd'], 2],
  ['indexOf', 'abcd', ['b', 2], -1],
  ['indexOfAny', 'abcd', ['xc'], 2],
  ['indexOfDifference', 'abcde', ['abxyz'], 2],
  ['isAlpha', 'Letters', [], true],
  ['isAlpha', 'Letters 1', [], false],
  ['isAlphanumericSpace', 'Letters 100', [], true],
  ['isNumeric', '1234567890', [], true],
  ['isNumeric', '1.2', [], false],
  ['lastIndexOf', 'abcdefgc', ['c'], 7],
  ['left', 'abcdaacd', [3], 'abc'],
  ['left', 'ab', [5], 'ab'],
  ['leftPad', 'ab', [5], '   ab'],
  ['leftPad', 'ab', [5, 'xy'], 'xyxab'],
  ['mid', 'abcde', [2, 3], 'cde'],
  ['mid', 'abcde', [4, 9], 'e'],
  ['normalizeSpace', 'Salesforce \t    force.com', [], 'Salesforce force.com'],
  ['remove', 'Salesforce and force.com', ['force'], 'Sales and .com'],
  ['removeEnd', 'Salesforce and force.com', ['.com'], 'Salesforce and force'],
  ['removeStartIgnoreCase', 'Salesforce', ['SALES'], 'force'],
  ['repeat', 'SFDC', [2], 'SFDCSFDC'],
  ['repeat', 'SFDC', ['-', 2], 'SFDC-SFDC'],
  ['replace', 'a$b$c', ['$', '$1'], 'a$1b$1c'],
  ['replaceAll', 'ab12cd3', ['[0-9]+', '#'], 'ab#cd#'],
  ['replaceAll', 'ab', ['(a)(b)', '$2$1'], 'ba'],
  ['replaceFirst', 'a1b2', ['\\d', '#'], 'a#b2'],
  ['reverse', 'Hello', [], 'olleH'],
  ['right', 'Hello Max', [3], 'Max'],
  ['rightPad', 'ab', [5], 'ab   '],
  ['startsWithIgnoreCase', 'AE86 vs EK9', ['ae86'], true],
  ['substring', 'hamburger', [4, 8], 'urge'],
  ['substringAfter', 'Salesforce.com.net', ['.'], 'com.net'],
  ['substringAfterLast', 'Salesforce.com.force.com', ['.'], 'com'],
  ['substringBefore', 'Salesforce.com', ['.com'], 'Salesforce'],
  ['substringBetween', 'tagYellowtag', ['tag'], 'Yellow'],
  ['substringBetween', 'xYellowy', ['x', 'y'], 'Yellow'],
  ['substringBetween', 'xYellow', ['x', 'y'], null],
  ['swapCase', 'Force.com', [], 'fORCE.COM'],
  ['toLowerCase', 'ThIs', [], 'this'],
  ['trim', '\t a \n', [], 'a'],
  ['uncapitalize', 'Hello max', [], 'hello max'],
  ['hashCode', 'SFDC', [], 2_542_098]
];

for (const [method, self, args, result] of EXAMPLES) {
  test(documented(STRING_DOCS, `'${self}'.${method}(${args.join(', ')})`), () => {
    assert.equal(call('String', method, self, ...args), result);
  });
}

test(documented(STRING_DOCS, 'blank and empty'), () => {
  for (const blank of [null, '', ' ', '\t\n'])
    assert.equal(callStatic('String', 'isBlank', blank), true);
  assert.equal(callStatic('String', 'isBlank', '\u00A0'), false);
  assert.equal(callStatic('String', 'isEmpty', ' '), false);
  assert.equal(callStatic('String', 'isNotEmpty', ''), false);
});

test(documented(STRING_DOCS, 'split keeps to its limit'), () => {
  const split = (self: string, ...args: unknown[]): string =>
    text(call('String', 'split', self, ...args));
  assert.equal(split('boo:and:foo', ':'), '(boo, and, foo)');
  assert.equal(split('boo:and:foo', ':', 2), '(boo, and:foo)');
  assert.equal(split('boo:and:foo', 'o', -1), '(b, , :and:f, , )');
  assert.equal(split('boo:and:foo', 'o', 0), '(b, , :and:f)');
  assert.equal(split('a|b', '\\|'), '(a, b)');
  assert.deepEqual((call('String', 'split', '', ',') as ApexList).items, ['']);
  assert.deepEqual((call('String', 'split', ',,', ',') as ApexList).items, []);
});

test(documented(STRING_DOCS, 'format fills placeholders'), () => {
  const format = (template: string, ...values: unknown[]): unknown =>
    callStatic('String', 'format', template, ApexList.of(OBJECT, values));
  assert.equal(
    format('Hello {0}, shall we {1}?', 'David', 'play a game'),
    'Hello David, shall we play a game?'
  );
  assert.equal(format("It''s {0}, not '{0}'", 1), "It's 1, not {0}");
  assert.equal(format('{0} {1}', null), 'null {1}');
  assert.throws(() => format('{0,number}', 1), UnsupportedError);
});

test(documented(STRING_DOCS, 'join'), () => {
  assert.equal(callStatic('String', 'join', strings('a', 'b'), '/'), 'a/b');
  assert.equal(callStatic('String', 'join', strings(), '/'), '');
  assert.throws(() => callStatic('String', 'join', strings('a', null), '/'), UnsupportedError);
});

test(documented(STRING_DOCS, 'valueOf prints dates and the clock of the user'), () => {
  const at = new ApexDatetime(Date.UTC(2026, 10, 22, 3, 0, 0));
  assert.equal(callTyped('String', 'valueOf', [DATETIME], at), '2026-11-22 10:00:00');
  assert.equal(callStatic('String', 'valueOfGmt', at), '2026-11-22 03:00:00');
  assert.equal(callTyped('String', 'valueOf', [DATE], ApexDate.of(2026, 11, 22)), '2026-11-22');
  assert.equal(callStatic('String', 'valueOf', null), null);
});

test(documented(STRING_DOCS, 'getCommonPrefix and fromCharArray'), () => {
  assert.equal(
    callStatic('String', 'getCommonPrefix', strings('SFDCApex', 'SFDCVisualforce')),
    'SFDC'
  );
  assert.equal(callStatic('String', 'fromCharArray', ApexList.of(OBJECT, [74])), 'J');
});
