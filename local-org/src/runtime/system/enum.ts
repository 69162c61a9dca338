import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { hashCodeOf } from './hash-code.ts';

/**
 * What every enum constant can do; `values()` and `valueOf()` belong to the compiled program.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm
 */
export const ENUM_TYPE: LibraryType = {
  name: 'System.Enum',
  methods: {
    name: (_tx: Transaction, self: EnumValue) => self.name,
    ordinal: (_tx: Transaction, self: EnumValue) => self.ordinal,
    equals: (_tx: Transaction, self: EnumValue, other: unknown) => self === other,
    hashCode: (tx: Transaction, self: EnumValue) => hashCodeOf(tx, self.name),
    toString: (_tx: Transaction, self: EnumValue) => self.name
  }
};
