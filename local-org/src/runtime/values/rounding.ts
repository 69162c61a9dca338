import { apexException } from './exception.ts';

/** Names of `System.RoundingMode`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_System_RoundingMode.htm */
export type RoundingModeName =
  'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** How the discarded part compares with one half. */
type Half = 'below' | 'exact' | 'above';

function compareWithHalf(rest: bigint, divisor: bigint): Half {
  const twice = rest * 2n;
  if (twice === divisor) return 'exact';
  return twice < divisor ? 'below' : 'above';
}

function roundsAway(mode: RoundingModeName, half: Half, negative: boolean, odd: boolean): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return half !== 'below';
    case 'HALF_DOWN':
      return half === 'above';
    case 'HALF_EVEN':
      return half === 'above' || (half === 'exact' && odd);
    case 'UNNECESSARY':
      throw apexException('System.MathException', 'Rounding necessary');
  }
}

/** Integer division of bigints with rounding. @throws System.MathException for UNNECESSARY when a rest is left. */
export function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingModeName): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const whole = top / bottom;
  const rest = top % bottom;
  if (rest === 0n) return negative ? -whole : whole;
  const away = roundsAway(mode, compareWithHalf(rest, bottom), negative, whole % 2n === 1n);
  const magnitude = away ? whole + 1n : whole;
  return negative ? -magnitude : magnitude;
}
