import { apexException } from './exception.ts';
import { divideRounded, type RoundingModeName } from './rounding.ts';

/** Significant digits kept by `/` when the quotient does not end. */
const DIVISION_PRECISION = 33;
/** Below this exponent the text of a Decimal turns scientific, as Java's BigDecimal prints it. */
const SCIENTIFIC_BELOW = -6;

function power10(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function digitsOf(unscaled: bigint): number {
  return (unscaled < 0n ? -unscaled : unscaled).toString().length;
}

/**
 * An Apex Decimal: `unscaled × 10^-scale`, exact.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
export class ApexDecimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static fromInteger(value: number | bigint): ApexDecimal {
    return new ApexDecimal(BigInt(value), 0);
  }

  /** The shortest decimal that reads back as this double. @throws System.TypeException for NaN and infinities. */
  static fromDouble(value: number): ApexDecimal {
    if (!Number.isFinite(value)) {
      throw apexException('System.TypeException', `Invalid decimal: ${value}`);
    }
    const text = String(value);
    const parsed = ApexDecimal.parse(/[.e]/.test(text) ? text : `${text}.0`);
    return parsed ?? new ApexDecimal(0n, 0);
  }

  /** Reads `-12.50` or `1e3`; null when the text is no number. */
  static parse(text: string): ApexDecimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
    if (match === null) return null;
    const [, sign, whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return null;
    const magnitude = BigInt(whole + fraction);
    const unscaled = sign === '-' ? -magnitude : magnitude;
    return new ApexDecimal(unscaled, fraction.length - Number(exponent)).withoutNegativeScale();
  }

  private withoutNegativeScale(): ApexDecimal {
    return this.scale >= 0 ? this : new ApexDecimal(this.unscaled * power10(-this.scale), 0);
  }

  add(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  subtract(other: ApexDecimal): ApexDecimal {
    return this.add(other.negate());
  }

  multiply(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** The `/` operator: exact where the quotient ends, else 33 significant digits, half up. @throws System.MathException for zero. */
  divide(other: ApexDecimal): ApexDecimal {
    if (other.unscaled === 0n) throw apexException('System.MathException', 'Divide by 0');
    const preferred = Math.max(this.scale - other.scale, 0);
    if (this.unscaled === 0n) return new ApexDecimal(0n, preferred);
    const shift = DIVISION_PRECISION + digitsOf(other.unscaled);
    const wide = this.unscaled * power10(shift);
    const digits = digitsOf(wide / other.unscaled);
    const surplus = Math.max(digits - DIVISION_PRECISION, 0);
    const unscaled = divideRounded(wide, other.unscaled * power10(surplus), 'HALF_UP');
    const exact = new ApexDecimal(unscaled, this.scale - other.scale + shift - surplus);
    return exact.withoutNegativeScale().trimmedTo(preferred);
  }

  /** `divide(divisor, scale, mode)`. @throws System.MathException for zero. */
  divideTo(other: ApexDecimal, scale: number, mode: RoundingModeName): ApexDecimal {
    if (other.unscaled === 0n) throw apexException('System.MathException', 'Divide by 0');
    const shift = scale - this.scale + other.scale;
    const top = shift >= 0 ? this.unscaled * power10(shift) : this.unscaled;
    const bottom = shift >= 0 ? other.unscaled : other.unscaled * power10(-shift);
    return new ApexDecimal(divideRounded(top, bottom, mode), scale);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** -1, 0 or 1; `1.0` and `1.00` are equal. */
  compare(other: ApexDecimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.unscaledAt(scale);
    const right = other.unscaledAt(scale);
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  equals(other: ApexDecimal): boolean {
    return this.compare(other) === 0;
  }

  setScale(scale: number, mode: RoundingModeName): ApexDecimal {
    if (scale >= this.scale) return new ApexDecimal(this.unscaledAt(scale), scale);
    return new ApexDecimal(divideRounded(this.unscaled, power10(this.scale - scale), mode), scale);
  }

  /** Digits in all: 1 for zero. */
  precision(): number {
    return digitsOf(this.unscaled);
  }

  stripTrailingZeros(): ApexDecimal {
    return this.unscaled === 0n ? new ApexDecimal(0n, 0) : this.trimmedTo(0);
  }

  /** The whole part, towards zero. */
  truncated(): bigint {
    return this.unscaled / power10(this.scale);
  }

  toNumber(): number {
    return Number(this.toPlainString());
  }

  toPlainString(): string {
    if (this.scale === 0) return this.unscaled.toString();
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const padded = digits.padStart(this.scale + 1, '0');
    const sign = this.unscaled < 0n ? '-' : '';
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  /** The text form: plain, but scientific for very small numbers, as `String.valueOf` prints it. */
  toString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const exponent = digits.length - 1 - this.scale;
    if (exponent >= SCIENTIFIC_BELOW) return this.toPlainString();
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${this.unscaled < 0n ? '-' : ''}${mantissa}E${exponent}`;
  }

  private unscaledAt(scale: number): bigint {
    return this.unscaled * power10(scale - this.scale);
  }

  private trimmedTo(minimumScale: number): ApexDecimal {
    let { unscaled, scale } = this;
    while (scale > minimumScale && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return new ApexDecimal(unscaled, scale);
  }
}
