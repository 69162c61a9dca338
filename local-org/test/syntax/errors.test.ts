import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Diagnostic, UnsupportedError } from '../../src/diagnostics/errors.ts';
import { parseSoql, parseUnit } from '../../src/syntax/parse.ts';
import { assumed } from '../support/evidence.ts';

function mistakeIn(statement: string): string {
  try {
    parseUnit(`public class A {\n  void f() {\n    ${statement}\n  }\n}`, 'A.cls');
  } catch (error) {
    assert.ok(error instanceof Diagnostic, String(error));
    return `${error.line}:${error.column} ${error.message}`;
  }
  return assert.fail('nothing was refused');
}

const WORDING = "the words of Salesforce's own parser, which prettier-plugin-apex ships";

describe(assumed(WORDING, 'syntax errors'), () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Integer a = 1', "4:3 Missing ';' at '}'"],
    ['Integer limit = 1;', "3:13 Unexpected token 'limit'."],
    ['Integer desc;', "3:13 Unexpected token 'desc'."],
    ['Integer a = 2147483648;', '3:17 Illegal integer'],
    ['Integer a = -2147483648;', '3:18 Illegal integer'],
    ['Integer x = (a) - b;', '3:17 Invalid type: a'],
    ['Long a = 9223372036854775808L;', '3:14 Illegal long'],
    [
      "String a = 'a\\qb';",
      "3:16 Invalid string literal 'a\\q'. Illegal character sequence '\\q' in string literal."
    ],
    [
      "String a = 'abc;",
      '3:16 Illegal string literal: Line breaks are not allowed in string literals'
    ],
    ['Integer a = 1 # 2;', "3:19 Unrecognized symbol '#', which is not a valid Apex identifier."],
    ['if (a { }', "3:11 Missing ')' at '{'"],
    ['switch on a { when else { } when 1 { } }', "3:19 'when else' must be the last when block"]
  ];
  for (const [statement, expected] of cases) {
    test(statement, () => assert.equal(mistakeIn(statement), expected));
  }

  test('words that are no identifier cannot name a class', () => {
    assert.throws(() => parseUnit('public class In { }', 'In.cls'), {
      message: "Unexpected token 'In'."
    });
  });

  test('a trigger cannot run before undelete', () => {
    assert.throws(() => parseUnit('trigger T on Lead (before undelete) { }', 'T.trigger'), {
      message: 'Trigger Usage Before Undelete is not supported'
    });
  });
});

describe('dynamic SOQL', () => {
  for (const [text, message] of [
    ['SELECT Id FROM', "unexpected token: '<EOF>'"],
    ['SELECT Id FROM Lead ORDER Name', "unexpected token: 'Name'"],
    ['SELECT Id FROM Lead LIMIT 1 LIMIT 2', "unexpected token: 'LIMIT'"]
  ] as const) {
    test(text, () => assert.throws(() => parseSoql(text), { code: 'soql-syntax', message }));
  }
});

describe('what is not modelled is refused by name', () => {
  for (const [statement, feature] of [
    ["List<List<SObject>> r = [FIND 'x' RETURNING Lead];", 'SOSL (FIND)'],
    ["String s = '''\n text\n''';", 'A multi-line string literal'],
    ['List<Lead> l = [SELECT Id FROM Lead FOR VIEW];', 'SOQL `FOR VIEW` and `FOR REFERENCE`'],
    ['List<Lead> l = [SELECT Id FROM Lead WITH SECURITY_ENFORCED];', 'SOQL `WITHSECURITY_ENFORCED`']
  ] as const) {
    test(feature, () => {
      const source = `public class A { void f() { ${statement} } }`;
      assert.throws(
        () => parseUnit(source, 'A.cls'),
        (error) => error instanceof UnsupportedError && error.feature === feature
      );
    });
  }
});
