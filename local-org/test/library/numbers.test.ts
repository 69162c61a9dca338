import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { documented } from '../support/evidence.ts';
import { give, type Expectation } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NUMBERS = 'Decimal d = 0.25; Double f = 0.25; Long l = 7L; Long two = 2L;';

/** A function of Math that takes a Decimal or a Double, at 0.25, for both. */
function both(name: string, decimal: string, double = decimal): readonly Expectation[] {
  return [
    [`Math.${name}(d)`, decimal],
    [`Math.${name}(f)`, double]
  ];
}

describe(documented(`${REFERENCE}apex_methods_system_math.htm`, 'Math'), () => {
  test('roots, powers and logarithms of Decimals and Doubles', () =>
    give(apex, NUMBERS, [
      ...both('cbrt', '0.6299605249474366'),
      ...both('sqrt', '0.5'),
      ...both('exp', '1.2840254166877414'),
      ...both('log', '-1.3862943611198906'),
      ...both('log10', '-0.6020599913279624'),
      ['Math.pow(f, 2.0)', '0.0625'],
      ['Math.E', '2.718281828459045'],
      ['Math.PI', '3.141592653589793']
    ]));
  test('angles of Decimals and Doubles', () =>
    give(apex, NUMBERS, [
      ...both('acos', '1.318116071652818'),
      ...both('asin', '0.25268025514207865'),
      ...both('atan', '0.24497866312686414'),
      ['Math.atan2(d, d)', '0.7853981633974483'],
      ['Math.atan2(f, f)', '0.7853981633974483'],
      ...both('cos', '0.9689124217106447'),
      ...both('cosh', '1.0314130998795732'),
      ...both('sin', '0.24740395925452294'),
      ...both('sinh', '0.2526123168081683'),
      ...both('tan', '0.25534192122103627'),
      ...both('tanh', '0.24491866240370913')
    ]));
  test('whole numbers near a Decimal and a Double', () =>
    give(apex, NUMBERS, [
      ['Math.ceil(d)', '1'],
      ['Math.ceil(f)', '1.0'],
      ['Math.floor(d)', '0'],
      ['Math.floor(f)', '0.0'],
      ['Math.rint(d)', '0'],
      ['Math.rint(f)', '0.0'],
      ['Math.roundToLong(2.5 + d)', 3n],
      ['Math.roundToLong(f)', 0n],
      ['Math.signum(d)', '1'],
      ['Math.signum(f)', '1.0'],
      ['Math.abs(-d)', '0.25'],
      ['Math.abs(-f)', '0.25']
    ]));
  test('the larger, the smaller and the rest', () =>
    give(apex, NUMBERS, [
      ['Math.max(d, d + 1)', '1.25'],
      ['Math.max(f, f + 1)', '1.25'],
      ['Math.max(l, two)', 7n],
      ['Math.min(d, d + 1)', '0.25'],
      ['Math.min(f, f + 1)', '0.25'],
      ['Math.min(l, two)', 2n],
      ['Math.mod(l, two)', 1n]
    ]));
  test('random is from 0 to below 1', () =>
    apex`Double r = Math.random(); return r >= 0 && r < 1;`.gives(true));
});

describe(documented(`${REFERENCE}apex_methods_system_decimal.htm`, 'Decimal'), () => {
  test('absolute values, division, powers and other types', () =>
    give(apex, 'Decimal d = -2.55;', [
      ['d.abs()', '2.55'],
      ['d.divide(2, 2, System.RoundingMode.UP)', '-1.28'],
      ['d.doubleValue()', '-2.55'],
      ['d.longValue()', -2n],
      ['d.pow(2)', '6.5025'],
      ['d.round(System.RoundingMode.CEILING)', -2n],
      ['Decimal.valueOf(1.5d)', '1.5'],
      ['Decimal.valueOf(7L)', '7']
    ]));
});

describe(
  documented(`${REFERENCE}apex_methods_system_double.htm`, 'Double, Long and Boolean'),
  () => {
    test('format, whole values and what an Object holds', () =>
      give(apex, "Double f = 2.5; Object one = 1.5d; Object yes = 'TRUE'; Long big = 1234567L;", [
        ['f.format()', '2.5'],
        ['f.longValue()', 2n],
        ['f.round()', 3n],
        ['Double.valueOf(one)', '1.5'],
        ['big.format()', '1,234,567'],
        ['Boolean.valueOf(yes)', true]
      ]));
  }
);
