const LONG_BITS = 64;
export const INTEGER_MIN = -2_147_483_648;
export const INTEGER_MAX = 2_147_483_647;
export const LONG_MIN = -9_223_372_036_854_775_808n;
export const LONG_MAX = 9_223_372_036_854_775_807n;

/** A Long is 64 bits wide and wraps silently. */
export function wrapLong(value: bigint): bigint {
  return BigInt.asIntN(LONG_BITS, value);
}

/** An Integer is 32 bits wide and wraps silently; also the narrowing of a Long. */
export function wrapInteger(value: number | bigint): number {
  return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : value | 0;
}

/** `a * b` of two Integers. */
export function multiplyIntegers(a: number, b: number): number {
  return Math.imul(a, b);
}
