import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { compareNumbers, type ApexNumber } from '../values/equality.ts';
import { apexException } from '../values/exception.ts';
import { wrapInteger, wrapLong } from '../values/long.ts';
import { notNull } from './arguments.ts';
import { doubleToInteger, doubleToLong } from './numbers.ts';

type Real = (value: number) => number;

/** Half to even, as Java's `rint`. */
function rint(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

const REALS: Readonly<Record<string, Real>> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh
};

/** Functions of one real number, once for Doubles and once for Decimals (which are computed as Doubles). */
function realFunctions(): Record<string, (tx: Transaction, value: never) => unknown> {
  const functions: Record<string, (tx: Transaction, value: never) => unknown> = {};
  for (const [name, compute] of Object.entries(REALS)) {
    functions[`${name}(System.Double)`] = (_tx: Transaction, value: ApexDouble | null) =>
      new ApexDouble(compute(notNull(value).value));
    functions[`${name}(System.Decimal)`] = (_tx: Transaction, value: ApexDecimal | null) =>
      ApexDecimal.fromDouble(compute(notNull(value).toNumber()));
  }
  return functions;
}

function pick<T extends ApexNumber>(a: T | null, b: T | null, sign: 1 | -1): T {
  const [left, right] = [notNull(a), notNull(b)];
  return compareNumbers(left, right) * sign >= 0 ? left : right;
}

function asDecimal(value: ApexDecimal | ApexDouble | null): ApexDecimal {
  const given = notNull(value);
  return given instanceof ApexDouble ? ApexDecimal.fromDouble(given.value) : given;
}

function remainder<T extends number | bigint>(dividend: T, divisor: T): T {
  if (Number(divisor) === 0) throw apexException('System.MathException', 'Divide by 0');
  return ((dividend as number) % (divisor as number)) as T;
}

type Two<T> = readonly [a: T | null, b: T | null];

/** `System.Math`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm */
export const MATH_TYPE: LibraryType = {
  name: 'System.Math',
  staticFields: {
    E: { get: () => new ApexDouble(Math.E) },
    PI: { get: () => new ApexDouble(Math.PI) }
  },
  statics: {
    ...realFunctions(),
    'abs(System.Integer)': (_tx: Transaction, value: number | null) =>
      wrapInteger(Math.abs(notNull(value))),
    'abs(System.Long)': (_tx: Transaction, value: bigint | null) =>
      wrapLong(notNull(value) < 0n ? -notNull(value) : notNull(value)),
    'abs(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      new ApexDouble(Math.abs(notNull(value).value)),
    'abs(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) => notNull(value).abs(),
    'atan2(System.Double,System.Double)': (_tx: Transaction, ...[y, x]: Two<ApexDouble>) =>
      new ApexDouble(Math.atan2(notNull(y).value, notNull(x).value)),
    'atan2(System.Decimal,System.Decimal)': (_tx: Transaction, ...[y, x]: Two<ApexDecimal>) =>
      ApexDecimal.fromDouble(Math.atan2(notNull(y).toNumber(), notNull(x).toNumber())),
    'ceil(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      new ApexDouble(Math.ceil(notNull(value).value)),
    'ceil(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) =>
      notNull(value).setScale(0, 'CEILING'),
    'floor(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      new ApexDouble(Math.floor(notNull(value).value)),
    'floor(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) =>
      notNull(value).setScale(0, 'FLOOR'),
    'max/2': (_tx: Transaction, ...[a, b]: Two<ApexNumber>) => pick(a, b, 1),
    'max(System.Decimal,System.Double)': (
      _tx: Transaction,
      a: ApexDecimal | null,
      b: ApexDouble | null
    ) => pick(asDecimal(a), asDecimal(b), 1),
    'min/2': (_tx: Transaction, ...[a, b]: Two<ApexNumber>) => pick(a, b, -1),
    'min(System.Decimal,System.Double)': (
      _tx: Transaction,
      a: ApexDecimal | null,
      b: ApexDouble | null
    ) => pick(asDecimal(a), asDecimal(b), -1),
    'mod(System.Integer,System.Integer)': (_tx: Transaction, ...[a, b]: Two<number>) =>
      wrapInteger(remainder(notNull(a), notNull(b))),
    'mod(System.Long,System.Long)': (_tx: Transaction, ...[a, b]: Two<bigint>) =>
      remainder(notNull(a), notNull(b)),
    pow: (_tx: Transaction, ...[base, exponent]: Two<ApexDouble>) =>
      new ApexDouble(notNull(base).value ** notNull(exponent).value),
    random: () => new ApexDouble(Math.random()),
    'rint(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      new ApexDouble(rint(notNull(value).value)),
    'rint(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) =>
      notNull(value).setScale(0, 'HALF_EVEN'),
    'round(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      doubleToInteger(Math.floor(notNull(value).value + 0.5)),
    'round(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) =>
      wrapInteger(notNull(value).setScale(0, 'HALF_EVEN').unscaled),
    'roundToLong(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      doubleToLong(Math.floor(notNull(value).value + 0.5)),
    'roundToLong(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) =>
      wrapLong(notNull(value).setScale(0, 'HALF_EVEN').unscaled),
    'signum(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      new ApexDouble(Math.sign(notNull(value).value)),
    'signum(System.Decimal)': (_tx: Transaction, value: ApexDecimal | null) =>
      ApexDecimal.fromInteger(notNull(value).compare(ApexDecimal.fromInteger(0)))
  }
};
