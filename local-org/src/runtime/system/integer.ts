import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { apexException } from '../values/exception.ts';
import { wrapInteger } from '../values/long.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { formatNumber } from './number-format.ts';
import { doubleToInteger, parseInteger } from './numbers.ts';

function valueOf(tx: Transaction, value: unknown): number {
  const given = notNull(value);
  if (typeof given === 'string') return parseInteger(given);
  if (typeof given === 'number') return given;
  if (typeof given === 'bigint') return wrapInteger(given);
  if (given instanceof ApexDecimal) return wrapInteger(given.truncated());
  if (given instanceof ApexDouble) return doubleToInteger(given.value);
  throw apexException('System.TypeException', `Invalid integer: ${toText(tx, given)}`);
}

/** `System.Integer`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm */
export const INTEGER_TYPE: LibraryType = {
  name: 'System.Integer',
  statics: { 'valueOf/1': (tx: Transaction, value: unknown) => valueOf(tx, value) },
  methods: {
    format: (tx: Transaction, self: number) =>
      formatNumber(ApexDecimal.fromInteger(self), tx.user.locale)
  }
};
