import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnsupportedError } from '../../src/diagnostics/errors.ts';
import { ApexDecimal } from '../../src/runtime/values/decimal.ts';
import { ApexDouble, doubleText } from '../../src/runtime/values/double.ts';
import { enumValue } from '../../src/runtime/values/enum-value.ts';
import { wrapInteger, wrapLong } from '../../src/runtime/values/long.ts';
import type { RoundingModeName } from '../../src/runtime/values/rounding.ts';
import { DECIMAL, DOUBLE, INTEGER, libraryType, LONG, STRING } from '../../src/syntax/types.ts';
import { assumed, documented } from '../support/evidence.ts';
import { fakeTransaction } from '../support/fake-transaction.ts';
import { libraryCalls, throwsApex } from '../support/library-calls.ts';

const DECIMAL_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm';
const MATH_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm';
const ROUNDING_DOCS =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_System_RoundingMode.htm';
const { call, callStatic, callTyped } = libraryCalls();

function decimal(text: string): ApexDecimal {
  const value = ApexDecimal.parse(text);
  assert.ok(value);
  return value;
}

function rounding(name: RoundingModeName): unknown {
  return enumValue(libraryType('System.RoundingMode'), name, 0);
}

test(assumed('texts as logs show them', 'texts that are no numbers'), () => {
  const refused = (owner: string, text: string, message: string): void =>
    throwsApex(() => callTyped(owner, 'valueOf', [STRING], text), 'System.TypeException', message);
  refused('Integer', '1.5', 'Invalid integer: 1.5');
  refused('Integer', ' 1', 'Invalid integer:  1');
  refused('Integer', '2147483648', 'Invalid integer: 2147483648');
  refused('Long', '9223372036854775808', 'Invalid long: 9223372036854775808');
  refused('Double', 'x', 'Invalid double: x');
  refused('Decimal', '1,5', 'Invalid decimal: 1,5');
  refused('Decimal', '', 'Invalid decimal: ');
});

test(documented(DECIMAL_DOCS, 'numbers of texts'), () => {
  assert.equal(callTyped('Integer', 'valueOf', [STRING], '-12'), -12);
  assert.equal(callStatic('Integer', 'valueOf', decimal('5.9')), 5);
  assert.equal(callTyped('Long', 'valueOf', [STRING], '9223372036854775807'), 9223372036854775807n);
  assert.equal(String(callTyped('Double', 'valueOf', [STRING], '3.5')), '3.5');
  assert.equal(String(callTyped('Decimal', 'valueOf', [STRING], '12.50')), '12.50');
});

test(
  documented(
    'https://github.com/octoberswimmer/aer-dist/issues/34',
    'a quotient without end has 33 digits'
  ),
  () => {
    assert.equal(
      decimal('3').divide(decimal('7')).toString(),
      '0.428571428571428571428571428571429'
    );
    assert.equal(
      decimal('100').divide(decimal('7')).toString(),
      '14.2857142857142857142857142857143'
    );
    assert.equal(decimal('1').divide(decimal('4')).toString(), '0.25');
    assert.equal(decimal('10.00').divide(decimal('4')).toString(), '2.50');
    throwsApex(() => decimal('1').divide(decimal('0')), 'System.MathException', 'Divide by 0');
  }
);

test(documented(DECIMAL_DOCS, 'scale of sums and products'), () => {
  assert.equal(decimal('1.10').add(decimal('2.2')).toString(), '3.30');
  assert.equal(decimal('1.10').subtract(decimal('2.2')).toString(), '-1.10');
  assert.equal(decimal('1.10').multiply(decimal('2.2')).toString(), '2.420');
  assert.equal(decimal('1.0').equals(decimal('1.00')), true);
});

test(documented(DECIMAL_DOCS, 'rounding is half to even unless said'), () => {
  assert.equal(String(call('Decimal', 'setScale', decimal('2.245'), 2)), '2.24');
  assert.equal(
    String(call('Decimal', 'setScale', decimal('2.245'), 2, rounding('HALF_UP'))),
    '2.25'
  );
  assert.equal(call('Decimal', 'round', decimal('4.5')), 4n);
  assert.equal(call('Decimal', 'round', decimal('5.5')), 6n);
  assert.equal(String(call('Decimal', 'setScale', decimal('1234'), -2)), '1200');
  assert.equal(String(call('Decimal', 'divide', decimal('19'), decimal('100'), 3)), '0.190');
  assert.equal(String(call('Decimal', 'stripTrailingZeros', decimal('1.2300'))), '1.23');
  assert.equal(call('Decimal', 'precision', decimal('123.45')), 5);
});

const ROUNDED: readonly [mode: RoundingModeName, results: string][] = [
  ['UP', '6 3 2 -2 -3 -6'],
  ['DOWN', '5 2 1 -1 -2 -5'],
  ['CEILING', '6 3 2 -1 -2 -5'],
  ['FLOOR', '5 2 1 -2 -3 -6'],
  ['HALF_UP', '6 3 1 -1 -3 -6'],
  ['HALF_DOWN', '5 2 1 -1 -2 -5'],
  ['HALF_EVEN', '6 2 1 -1 -2 -6']
];

for (const [mode, results] of ROUNDED) {
  test(documented(ROUNDING_DOCS, mode), () => {
    const rounded = ['5.5', '2.5', '1.1', '-1.1', '-2.5', '-5.5'].map((text) =>
      decimal(text).setScale(0, mode).toString()
    );
    assert.equal(rounded.join(' '), results);
  });
}

test(documented(ROUNDING_DOCS, 'UNNECESSARY refuses to round'), () => {
  throwsApex(
    () => decimal('1.5').setScale(0, 'UNNECESSARY'),
    'System.MathException',
    'Rounding necessary'
  );
  assert.equal(decimal('1.0').setScale(0, 'UNNECESSARY').toString(), '1');
});

test(
  documented('https://docs.oracle.com/javase/8/docs/api/java/lang/Double.html', 'text of Doubles'),
  () => {
    const texts = [1, 0.1, 1e7, 1.25e-5, 123456.789, -0, Number.NaN].map(doubleText);
    assert.deepEqual(texts, ['1.0', '0.1', '1.0E7', '1.25E-5', '123456.789', '-0.0', 'NaN']);
  }
);

test(documented(DECIMAL_DOCS, 'text of Decimals'), () => {
  assert.equal(decimal('0.000001').toString(), '0.000001');
  assert.equal(decimal('0.0000001').toString(), '1E-7');
  assert.equal(call('Decimal', 'toPlainString', decimal('0.0000001')), '0.0000001');
  assert.equal(ApexDecimal.fromDouble(1).toString(), '1.0');
});

test(documented(MATH_DOCS, 'Math'), () => {
  assert.equal(callTyped('Math', 'mod', [INTEGER, INTEGER], -7, 3), -1);
  throwsApex(
    () => callTyped('Math', 'mod', [INTEGER, INTEGER], 1, 0),
    'System.MathException',
    'Divide by 0'
  );
  assert.equal(callTyped('Math', 'abs', [LONG], -5n), 5n);
  assert.equal(
    String(callTyped('Math', 'max', [DECIMAL, DECIMAL], decimal('1.5'), decimal('1.25'))),
    '1.5'
  );
  assert.equal(callTyped('Math', 'min', [INTEGER, INTEGER], 3, 2), 2);
  assert.equal(callTyped('Math', 'round', [DECIMAL], decimal('2.5')), 2);
  assert.equal(callTyped('Math', 'round', [DOUBLE], new ApexDouble(2.5)), 3);
  assert.equal(String(callTyped('Math', 'ceil', [DECIMAL], decimal('-1.5'))), '-1');
  assert.equal(String(callTyped('Math', 'sqrt', [DOUBLE], new ApexDouble(25))), '5.0');
});

test(
  documented(
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm',
    'integers wrap'
  ),
  () => {
    assert.equal(wrapInteger(2147483647 + 1), -2147483648);
    assert.equal(wrapLong(9223372036854775807n + 1n), -9223372036854775808n);
    assert.equal(call('Long', 'intValue', 4294967297n), 1);
    assert.equal(call('Double', 'intValue', new ApexDouble(1e12)), 2147483647);
  }
);

test(assumed('Java formats in the user locale', 'format groups digits'), () => {
  const english = libraryCalls();
  assert.equal(english.call('Integer', 'format', 1234567), '1,234,567');
  assert.equal(english.call('Decimal', 'format', decimal('-1234.5678')), '-1,234.568');
  const indonesian = libraryCalls(fakeTransaction({ locale: 'in_ID' }));
  assert.equal(indonesian.call('Decimal', 'format', decimal('1234.5')), '1.234,5');
  const unknown = libraryCalls(fakeTransaction({ locale: 'fr_FR' }));
  assert.throws(() => unknown.call('Integer', 'format', 1), UnsupportedError);
});
