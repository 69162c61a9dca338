import type { ApexType } from '../syntax/types.ts';
import type { Transaction } from './transaction.ts';

/**
 * How the platform's own types are written for the runtime: one `LibraryType` per Apex type, one file each.
 *
 * Keys of `statics`, `methods` and `constructors`: the Apex name in its canonical letter case (`substring`); where overloads need
 * different code `name/arity` (`substring/2`) or, more exact, `name(System.Integer,System.Integer)` with qualified parameter
 * types as the tables print them (type variables stay `T`, `K`, `V`). The most exact key wins; a method without any key is
 * refused by name at compile time (`UnsupportedError`). Constructors use `new`, `new/1`, `new(System.String)`.
 *
 * The receiver of an instance method is never null (the emitted code checks it first). Arguments may be null.
 */
export interface LibraryType {
  readonly name: string;
  readonly statics?: Readonly<Record<string, (tx: Transaction, ...args: never[]) => unknown>>;
  readonly methods?: Readonly<
    Record<string, (tx: Transaction, self: never, ...args: never[]) => unknown>
  >;
  /** `type` is the full type with its arguments: `List<Lead>`. */
  readonly constructors?: Readonly<
    Record<string, (tx: Transaction, type: ApexType, ...args: never[]) => unknown>
  >;
  readonly staticFields?: Readonly<Record<string, LibraryField>>;
  readonly fields?: Readonly<Record<string, LibraryField>>;
  /** Constant names of a library enum (`System.StatusCode`, `System.AccessType`) in order; values are `EnumValue`s. */
  readonly enumConstants?: readonly string[];
}

export interface LibraryField {
  /** `self` is null for static fields. */
  readonly get: (tx: Transaction, self: never) => unknown;
  /** Absent when the field is read-only. */
  readonly set?: (tx: Transaction, self: never, value: never) => void;
}

/** A function of a library type, found once when a class is loaded. */
export type LibraryFunction = (tx: Transaction, ...args: unknown[]) => unknown;
