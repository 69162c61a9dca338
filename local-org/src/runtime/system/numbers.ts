import { apexException, type ApexException } from '../values/exception.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { INTEGER_MAX, INTEGER_MIN, LONG_MAX, LONG_MIN, wrapLong } from '../values/long.ts';

function invalid(kind: string, text: string): ApexException {
  return apexException('System.TypeException', `Invalid ${kind}: ${text}`);
}

/** Reads an Integer as `Integer.valueOf(String)` does. @throws System.TypeException `Invalid integer: x` */
export function parseInteger(text: string): number {
  const value = /^[+-]?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= INTEGER_MIN && value <= INTEGER_MAX)) throw invalid('integer', text);
  return value | 0;
}

/** @throws System.TypeException `Invalid long: x` */
export function parseLong(text: string): bigint {
  if (!/^[+-]?\d{1,20}$/.test(text)) throw invalid('long', text);
  const value = BigInt(text.replace(/^\+/, ''));
  if (value < LONG_MIN || value > LONG_MAX) throw invalid('long', text);
  return value;
}

/** @throws System.TypeException `Invalid double: x` */
export function parseDouble(text: string): ApexDouble {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim()))
    throw invalid('double', text);
  return new ApexDouble(Number(text));
}

/** @throws System.TypeException `Invalid decimal: x` */
export function parseDecimal(text: string): ApexDecimal {
  const value = ApexDecimal.parse(text);
  if (value === null) throw invalid('decimal', text);
  return value;
}

/** The whole part of a double as a Long, held within its range as Java does. */
export function doubleToLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= Number(LONG_MAX)) return LONG_MAX;
  if (value <= Number(LONG_MIN)) return LONG_MIN;
  return wrapLong(BigInt(Math.trunc(value)));
}

/** The whole part of a double as an Integer, held within its range as Java does. */
export function doubleToInteger(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.trunc(Math.min(Math.max(value, INTEGER_MIN), INTEGER_MAX));
}
