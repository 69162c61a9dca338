import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { apexException } from '../values/exception.ts';
import { wrapInteger, wrapLong } from '../values/long.ts';
import type { RoundingModeName } from '../values/rounding.ts';
import { notNull } from './arguments.ts';
import { formatNumber } from './number-format.ts';
import { parseDecimal } from './numbers.ts';

type Count = number | null;

/** Decimal places a Decimal may be scaled to, on both sides of the point. */
const WIDEST_SCALE = 33;

function scaleOf(scale: Count): number {
  const places = notNull(scale);
  if (places < -WIDEST_SCALE || places > WIDEST_SCALE) {
    const message = `Scale must be between -${WIDEST_SCALE} and ${WIDEST_SCALE}`;
    throw apexException('System.MathException', message);
  }
  return places;
}

function setScale(self: ApexDecimal, scale: Count, mode: RoundingModeName): ApexDecimal {
  const places = scaleOf(scale);
  if (places >= 0) return self.setScale(places, mode);
  const unit = new ApexDecimal(10n ** BigInt(-places), 0);
  return self.divideTo(unit, 0, mode).multiply(unit);
}

function modeOf(mode: EnumValue | null): RoundingModeName {
  return notNull(mode).name as RoundingModeName;
}

function power(self: ApexDecimal, exponent: Count): ApexDecimal {
  const times = notNull(exponent);
  if (times < 0) throw apexException('System.MathException', 'Invalid operation');
  return new ApexDecimal(self.unscaled ** BigInt(times), self.scale * times);
}

/** `System.Decimal`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm */
export const DECIMAL_TYPE: LibraryType = {
  name: 'System.Decimal',
  statics: {
    'valueOf(System.String)': (_tx: Transaction, text: string | null) =>
      parseDecimal(notNull(text)),
    'valueOf(System.Double)': (_tx: Transaction, value: ApexDouble | null) =>
      ApexDecimal.fromDouble(notNull(value).value),
    'valueOf(System.Long)': (_tx: Transaction, value: bigint | null) =>
      ApexDecimal.fromInteger(notNull(value))
  },
  methods: {
    abs: (_tx: Transaction, self: ApexDecimal) => self.abs(),
    'divide/2': (_tx: Transaction, self: ApexDecimal, divisor: ApexDecimal | null, scale: Count) =>
      self.divideTo(notNull(divisor), scaleOf(scale), 'HALF_EVEN'),
    'divide/3': (
      _tx: Transaction,
      self: ApexDecimal,
      divisor: ApexDecimal | null,
      scale: Count,
      mode: EnumValue | null
    ) => self.divideTo(notNull(divisor), scaleOf(scale), modeOf(mode)),
    doubleValue: (_tx: Transaction, self: ApexDecimal) => new ApexDouble(self.toNumber()),
    format: (tx: Transaction, self: ApexDecimal) => formatNumber(self, tx.user.locale),
    intValue: (_tx: Transaction, self: ApexDecimal) => wrapInteger(self.truncated()),
    longValue: (_tx: Transaction, self: ApexDecimal) => wrapLong(self.truncated()),
    pow: (_tx: Transaction, self: ApexDecimal, exponent: Count) => power(self, exponent),
    precision: (_tx: Transaction, self: ApexDecimal) => self.precision(),
    'round/0': (_tx: Transaction, self: ApexDecimal) =>
      wrapLong(self.setScale(0, 'HALF_EVEN').unscaled),
    'round/1': (_tx: Transaction, self: ApexDecimal, mode: EnumValue | null) =>
      wrapLong(self.setScale(0, modeOf(mode)).unscaled),
    scale: (_tx: Transaction, self: ApexDecimal) => self.scale,
    'setScale/1': (_tx: Transaction, self: ApexDecimal, scale: Count) =>
      setScale(self, scale, 'HALF_EVEN'),
    'setScale/2': (_tx: Transaction, self: ApexDecimal, scale: Count, mode: EnumValue | null) =>
      setScale(self, scale, modeOf(mode)),
    stripTrailingZeros: (_tx: Transaction, self: ApexDecimal) => self.stripTrailingZeros(),
    toPlainString: (_tx: Transaction, self: ApexDecimal) => self.toPlainString()
  }
};
