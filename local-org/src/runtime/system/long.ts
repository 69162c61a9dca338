import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { wrapInteger } from '../values/long.ts';
import { notNull } from './arguments.ts';
import { formatNumber } from './number-format.ts';
import { parseLong } from './numbers.ts';

/** `System.Long`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm */
export const LONG_TYPE: LibraryType = {
  name: 'System.Long',
  statics: {
    'valueOf(System.String)': (_tx: Transaction, text: string | null) => parseLong(notNull(text))
  },
  methods: {
    format: (tx: Transaction, self: bigint) =>
      formatNumber(ApexDecimal.fromInteger(self), tx.user.locale),
    intValue: (_tx: Transaction, self: bigint) => wrapInteger(self)
  }
};
