import { ApexDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { apexException, nullPointer } from '../../values/exception.ts';
import { wrapLong } from '../../values/long.ts';
import type { Operations } from '../operations.ts';

/** Operands are of the type in the operation's name, or null, which throws. */
function operand<T>(value: unknown): T {
  if (value === null) throw nullPointer();
  return value as T;
}

function divideByZero(): never {
  throw apexException('System.MathException', 'Divide by 0');
}

type Binary = (left: unknown, right: unknown) => unknown;

function integers(compute: (left: number, right: number) => number): Binary {
  return (left, right) => {
    if (left === null || right === null) throw nullPointer();
    return compute(left as number, right as number) | 0;
  };
}

function longs(compute: (left: bigint, right: bigint) => bigint): Binary {
  return (left, right) => wrapLong(compute(operand<bigint>(left), operand<bigint>(right)));
}

function doubles(compute: (left: number, right: number) => number): Binary {
  return (left, right) =>
    new ApexDouble(compute(operand<ApexDouble>(left).value, operand<ApexDouble>(right).value));
}

function decimals(compute: (left: ApexDecimal, right: ApexDecimal) => ApexDecimal): Binary {
  return (left, right) => compute(operand<ApexDecimal>(left), operand<ApexDecimal>(right));
}

function booleans(compute: (left: boolean, right: boolean) => boolean): Binary {
  return (left, right) => compute(operand<boolean>(left), operand<boolean>(right));
}

const LONG_SHIFT_MASK = 63n;

type Family =
  | `${string}Integer`
  | `${string}Long`
  | `${string}Double`
  | `${string}Decimal`
  | `${'and' | 'or' | 'xor'}Boolean`;

/** A shift count may be an Integer or a Long. */
function count(right: unknown): number {
  return Number(operand<number | bigint>(right));
}

/**
 * Arithmetic of numbers and Booleans.
 *
 * @remarks Integers and Longs wrap silently; `7 / 2` is 3; division by zero throws:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
export const ARITHMETIC = {
  addInteger: integers((left, right) => left + right),
  subtractInteger: integers((left, right) => left - right),
  multiplyInteger: integers(Math.imul),
  divideInteger: integers((left, right) => (right === 0 ? divideByZero() : left / right)),
  andInteger: integers((left, right) => left & right),
  orInteger: integers((left, right) => left | right),
  xorInteger: integers((left, right) => left ^ right),
  shiftLeftInteger: (left, right) => operand<number>(left) << count(right),
  shiftRightInteger: (left, right) => operand<number>(left) >> count(right),
  shiftRightUnsignedInteger: (left, right) => (operand<number>(left) >>> count(right)) | 0,
  negateInteger: (value) => -operand<number>(value) | 0,
  complementInteger: (value) => ~operand<number>(value),

  addLong: longs((left, right) => left + right),
  subtractLong: longs((left, right) => left - right),
  multiplyLong: longs((left, right) => left * right),
  divideLong: longs((left, right) => (right === 0n ? divideByZero() : left / right)),
  andLong: longs((left, right) => left & right),
  orLong: longs((left, right) => left | right),
  xorLong: longs((left, right) => left ^ right),
  shiftLeftLong: (left, right) =>
    wrapLong(operand<bigint>(left) << (BigInt(count(right)) & LONG_SHIFT_MASK)),
  shiftRightLong: (left, right) =>
    operand<bigint>(left) >> (BigInt(count(right)) & LONG_SHIFT_MASK),
  shiftRightUnsignedLong: (left, right) =>
    wrapLong(BigInt.asUintN(64, operand<bigint>(left)) >> (BigInt(count(right)) & LONG_SHIFT_MASK)),
  negateLong: (value) => wrapLong(-operand<bigint>(value)),
  complementLong: (value) => ~operand<bigint>(value),

  addDouble: doubles((left, right) => left + right),
  subtractDouble: doubles((left, right) => left - right),
  multiplyDouble: doubles((left, right) => left * right),
  divideDouble: doubles((left, right) => (right === 0 ? divideByZero() : left / right)),
  negateDouble: (value) => new ApexDouble(-operand<ApexDouble>(value).value),

  addDecimal: decimals((left, right) => left.add(right)),
  subtractDecimal: decimals((left, right) => left.subtract(right)),
  multiplyDecimal: decimals((left, right) => left.multiply(right)),
  divideDecimal: decimals((left, right) =>
    right.unscaled === 0n ? divideByZero() : left.divide(right)
  ),
  negateDecimal: (value) => operand<ApexDecimal>(value).negate(),

  andBoolean: booleans((left, right) => left && right),
  orBoolean: booleans((left, right) => left || right),
  xorBoolean: booleans((left, right) => left !== right)
} satisfies Partial<Operations> as Pick<Operations, Extract<keyof Operations, Family>>;
