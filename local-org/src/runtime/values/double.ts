/** An Apex Double: a 64-bit floating point number that knows that it is one. */
export class ApexDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** As Java prints a double: `1.0`, `0.1`, `1.0E10`, `1.23E-5`, `NaN`, `Infinity`. */
  toString(): string {
    return doubleText(this.value);
  }
}

const PLAIN_FROM = 1e-3;
const PLAIN_TO = 1e7;

/**
 * The text of a Double.
 *
 * @remarks Apex prints Doubles as Java does: https://docs.oracle.com/javase/8/docs/api/java/lang/Double.html#toString-double-
 */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= PLAIN_FROM && size < PLAIN_TO) {
    const plain = String(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return `${digits}E${exponent.startsWith('+') ? exponent.slice(1) : exponent}`;
}
