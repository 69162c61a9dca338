import type { Transaction } from '../transaction.ts';

/**
 * What a value class may say about itself; equality, text and map keys ask here, so that library objects of any folder take part
 * without being known to this one. A class without these methods is compared by identity and printed by its type's name.
 */
export interface SelfDescribing {
  /** `String.valueOf(this)`. */
  readonly toText?: (tx: Transaction) => string;
  /** `==` and `equals`; `other` is never null. */
  readonly equalTo?: (tx: Transaction, other: unknown) => boolean;
  /** The same text for equal values and for them only: the value's identity as a Map key or Set member. */
  readonly keyText?: (tx: Transaction) => string;
  /** The value for `JSON.serialize`: plain Apex values only. Absent: the platform refuses to serialise it. */
  readonly toJsonValue?: (tx: Transaction) => unknown;
  /** Qualified name of the Apex type, for `Type.getName` and messages. */
  readonly typeName?: string;
}

function has(value: unknown, method: keyof SelfDescribing): value is object {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function'
  );
}

export function hasText(value: unknown): value is Required<Pick<SelfDescribing, 'toText'>> {
  return has(value, 'toText');
}

export function hasEquality(value: unknown): value is Required<Pick<SelfDescribing, 'equalTo'>> {
  return has(value, 'equalTo');
}

export function hasKeyText(value: unknown): value is Required<Pick<SelfDescribing, 'keyText'>> {
  return has(value, 'keyText');
}

export function hasJsonValue(
  value: unknown
): value is Required<Pick<SelfDescribing, 'toJsonValue'>> {
  return has(value, 'toJsonValue');
}
