import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { apexException } from '../values/exception.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { formatNumber } from './number-format.ts';
import { doubleToInteger, doubleToLong, parseDouble } from './numbers.ts';

function valueOf(tx: Transaction, value: unknown): ApexDouble {
  const given = notNull(value);
  if (typeof given === 'string') return parseDouble(given);
  if (given instanceof ApexDouble) return given;
  if (given instanceof ApexDecimal) return new ApexDouble(given.toNumber());
  if (typeof given === 'number' || typeof given === 'bigint') return new ApexDouble(Number(given));
  throw apexException('System.TypeException', `Invalid double: ${toText(tx, given)}`);
}

/** `System.Double`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm */
export const DOUBLE_TYPE: LibraryType = {
  name: 'System.Double',
  statics: { 'valueOf/1': (tx: Transaction, value: unknown) => valueOf(tx, value) },
  methods: {
    format: (tx: Transaction, self: ApexDouble) =>
      formatNumber(ApexDecimal.fromDouble(self.value), tx.user.locale),
    intValue: (_tx: Transaction, self: ApexDouble) => doubleToInteger(self.value),
    longValue: (_tx: Transaction, self: ApexDouble) => doubleToLong(self.value),
    round: (_tx: Transaction, self: ApexDouble) => doubleToLong(Math.floor(self.value + 0.5))
  }
};
