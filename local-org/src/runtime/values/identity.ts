import type { Transaction } from '../transaction.ts';

const IDENTITIES = Symbol('identity numbers');

interface Identities {
  readonly numbers: WeakMap<object, number>;
  last: number;
}

/** A number of its own for each object of a transaction: the hash code of objects that define none. */
export function identityNumber(tx: Transaction, target: object): number {
  const identities = tx.slot<Identities>(IDENTITIES, () => ({ numbers: new WeakMap(), last: 0 }));
  const known = identities.numbers.get(target);
  if (known !== undefined) return known;
  identities.last += 1;
  identities.numbers.set(target, identities.last);
  return identities.last;
}
