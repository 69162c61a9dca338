import { OBJECT, setOf, type ApexType } from '../../syntax/types.ts';
import type { Transaction } from '../transaction.ts';
import { ApexCollection } from './collection.ts';
import { apexException } from './exception.ts';
import { KeyTable } from './key-table.ts';

/**
 * An Apex Set; `type` is the full type: `Set<Id>`. Members stand in the order of insertion.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm
 */
export class ApexSet extends ApexCollection {
  readonly type: ApexType;
  readonly #table: KeyTable;

  constructor(type: ApexType, table: KeyTable = new KeyTable()) {
    super();
    this.type = type;
    this.#table = table;
  }

  /** `ApexSet.of(tx, ID, ids)` is a `Set<Id>`. */
  static of(tx: Transaction, elementType: ApexType, values: Iterable<unknown> = []): ApexSet {
    const created = new ApexSet(setOf(elementType));
    for (const value of values) created.add(tx, value);
    return created;
  }

  get elementType(): ApexType {
    return this.type.args[0] ?? OBJECT;
  }

  get size(): number {
    return this.#table.size;
  }

  has(tx: Transaction, value: unknown): boolean {
    return this.#table.has(tx, value);
  }

  /** True when the set did not hold the value. */
  add(tx: Transaction, value: unknown): boolean {
    this.assertChangeable();
    if (this.#table.has(tx, value)) return false;
    this.#table.put(tx, value, null);
    return true;
  }

  /** True when the set held the value. */
  delete(tx: Transaction, value: unknown): boolean {
    this.assertChangeable();
    return this.#table.delete(tx, value);
  }

  clear(): void {
    this.assertChangeable();
    this.#table.clear();
  }

  /** The members, as a new array. */
  values(): unknown[] {
    return this.#table.keys();
  }

  clone(): ApexSet {
    const copy = new ApexSet(this.type);
    this.#table.copyTo(copy.#table);
    return copy;
  }

  /** The members of a for loop; the set cannot be changed meanwhile. */
  iterate(): Generator<unknown, void, void> {
    return this.guarded(this.values());
  }
}

/** What a map lends to the set of its keys. */
export interface KeyOwner {
  readonly table: KeyTable;
  /** @throws System.FinalException while the map cannot be changed. */
  readonly assertChangeable: () => void;
  /** Runs over the keys while the map refuses changes. */
  readonly iterate: () => Generator<unknown, void, void>;
}

/**
 * The set that `Map.keySet()` answers: a view on the map. Removing a member removes the map's entry; nothing can be added.
 *
 * @remarks https://salesforce.stackexchange.com/questions/207388
 */
export class ApexKeySet extends ApexSet {
  readonly #owner: KeyOwner;

  constructor(type: ApexType, owner: KeyOwner) {
    super(type, owner.table);
    this.#owner = owner;
  }

  override add(): never {
    throw apexException('System.FinalException', 'Collection is read-only');
  }

  override iterate(): Generator<unknown, void, void> {
    return this.#owner.iterate();
  }

  protected override assertChangeable(): void {
    this.#owner.assertChangeable();
  }
}
