import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import {
  FormulaError,
  type FormulaContext,
  type FormulaValue
} from '../../src/store/formula-values.ts';
import { FormulaSyntaxError } from '../../src/store/formula-parser.ts';
import { parseFormula } from '../../src/store/formula.ts';
import { documented } from '../support/evidence.ts';

const FUNCTIONS = 'https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm';
const DAY = 86_400_000;

function run(
  text: string,
  fields: Readonly<Record<string, FormulaValue>> = {},
  prior: Readonly<Record<string, FormulaValue>> | null = null
): FormulaValue {
  const context: FormulaContext = {
    field: (path) => fields[path] ?? null,
    ...(prior === null ? {} : { priorField: (path: string) => prior[path] ?? null }),
    isNew: false,
    now: () => 1_000,
    today: () => DAY
  };
  return parseFormula(text).evaluate(context);
}

describe('formulas that are refused', () => {
  for (const text of ['', '1 +', '(1', 'IF(1, 2', "'open", '/* open', '1 2', '#', 'AND(,)']) {
    test(`syntax: ${JSON.stringify(text)}`, () =>
      assert.throws(() => parseFormula(text), FormulaSyntaxError));
  }
  test('a function that is not modelled is named', () => {
    assert.throws(
      () => parseFormula('REGEX(Name, "a")'),
      new UnsupportedError('Formula function REGEX', 'REGEX(Name, "a")')
    );
  });
  test('a division by zero, a text as number, a wrong number of parameters', () => {
    assert.throws(() => run('1 / 0'), FormulaError);
    assert.throws(() => run('"a" * 2'), FormulaError);
    assert.throws(() => run('LEN("a", "b")'), FormulaError);
    assert.throws(() => run('ISCHANGED(1)'), FormulaError);
    assert.throws(() => run('ISCHANGED(Name)'), FormulaError);
  });
});

describe('formulas', () => {
  const cases: readonly (readonly [string, FormulaValue])[] = [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 - -1', 9],
    ['7 / 2', 3.5],
    ['"a" & "b" + "c"', 'abc'],
    ['1 = 1 && NOT(2 < 1)', true],
    ['1 <> 1 || 2 >= 2', true],
    ['"a" = "A"', false],
    ['IF(TRUE, 1, 1 / 0)', 1],
    ['AND(FALSE, 1 / 0 = 1)', false],
    ['CASE(2, 1, "one", 2, "two", "many")', 'two'],
    ['CASE(3, 1, "one", 2, "two", "many")', 'many'],
    ['ISBLANK("")', true],
    ['BLANKVALUE(Missing, "x")', 'x'],
    ['LEN("bakery")', 6],
    ['LEN(Missing)', 0],
    ['BEGINS("bakery", "bak")', true],
    ['CONTAINS("bakery", "ker")', true],
    ['LEFT("bakery", 3) & RIGHT("bakery", 2) & MID("bakery", 2, 2)', 'bakryak'],
    ['VALUE("1.5") + 1', 2.5],
    ['TEXT(12)', '12'],
    ['ROUND(2.5, 0)', 3],
    ['ROUND(-2.5, 0)', -3],
    ['FLOOR(-1.5)', -1],
    ['CEILING(-1.5)', -2],
    ['MOD(-1, 3)', 2],
    ['MAX(1, 3, 2)', 3],
    ['Missing + 1', null],
    ['Missing < 1', false],
    ['/* a note */ 1', 1]
  ];
  for (const [text, expected] of cases) {
    test(documented(FUNCTIONS, text), () => assert.deepEqual(run(text), expected));
  }

  test(documented(FUNCTIONS, 'dates count in days'), () => {
    const fields: Record<string, FormulaValue> = {
      Start: { kind: 'datetime', milliseconds: 0 },
      End: { kind: 'datetime', milliseconds: DAY * 1.5 }
    };
    assert.equal(run('(End - Start) * 24', fields), 36);
    assert.deepEqual(run('Start + 0.5', fields), { kind: 'datetime', milliseconds: DAY / 2 });
    assert.equal(run('NOW() > Start', fields), true);
    assert.equal(run('TEXT(TODAY())'), '1970-01-02');
  });

  test(documented(FUNCTIONS, 'ISCHANGED and PRIORVALUE'), () => {
    assert.equal(run('ISCHANGED(Name)', { Name: 'b' }, { Name: 'a' }), true);
    assert.equal(run('ISCHANGED(Name)', { Name: 'a' }, { Name: 'a' }), false);
    assert.equal(run('PRIORVALUE(Name)', { Name: 'b' }, { Name: 'a' }), 'a');
  });

  test('knows the fields it reads and whether it reads the clock', () => {
    const formula = parseFormula('IF(A__c > NOW(), A__c, B__c.C__c)');
    assert.deepEqual(formula.fields, ['A__c', 'B__c.C__c']);
    assert.equal(formula.usesClock, true);
  });
});
