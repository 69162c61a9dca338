import { mapOf, OBJECT, setOf, type ApexType } from '../../syntax/types.ts';
import type { Transaction } from '../transaction.ts';
import { ApexCollection } from './collection.ts';
import { KeyTable } from './key-table.ts';
import { ApexKeySet, type ApexSet } from './set.ts';

/**
 * An Apex Map; `type` is the full type: `Map<Id,Lead>`. Keys stand in the order of insertion.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm
 */
export class ApexMap extends ApexCollection {
  readonly type: ApexType;
  readonly #table = new KeyTable();

  constructor(type: ApexType) {
    super();
    this.type = type;
  }

  /** `ApexMap.of(tx, STRING, OBJECT, [['a', 1]])` is a `Map<String,Object>`. */
  static of(
    tx: Transaction,
    keyType: ApexType,
    valueType: ApexType,
    entries: Iterable<readonly [unknown, unknown]> = []
  ): ApexMap {
    const created = new ApexMap(mapOf(keyType, valueType));
    for (const [key, value] of entries) created.put(tx, key, value);
    return created;
  }

  get keyType(): ApexType {
    return this.type.args[0] ?? OBJECT;
  }

  get valueType(): ApexType {
    return this.type.args[1] ?? OBJECT;
  }

  get size(): number {
    return this.#table.size;
  }

  has(tx: Transaction, key: unknown): boolean {
    return this.#table.has(tx, key);
  }

  /** The value of a key, or null. */
  get(tx: Transaction, key: unknown): unknown {
    return this.#table.get(tx, key);
  }

  /** Sets a value and answers the one before, or null. */
  put(tx: Transaction, key: unknown, value: unknown): unknown {
    this.assertChangeable();
    return this.#table.put(tx, key, value);
  }

  /** Removes a key and answers its value, or null. */
  remove(tx: Transaction, key: unknown): unknown {
    this.assertChangeable();
    const previous = this.#table.get(tx, key);
    this.#table.delete(tx, key);
    return previous;
  }

  clear(): void {
    this.assertChangeable();
    this.#table.clear();
  }

  keys(): unknown[] {
    return this.#table.keys();
  }

  values(): unknown[] {
    return this.#table.values();
  }

  entries(): [unknown, unknown][] {
    return this.#table.entries();
  }

  clone(): ApexMap {
    const copy = new ApexMap(this.type);
    this.#table.copyTo(copy.#table);
    return copy;
  }

  /** `keySet()`: a view on this map; while a for loop runs over it the map cannot be changed. */
  keySet(): ApexSet {
    return new ApexKeySet(setOf(this.keyType), {
      table: this.#table,
      assertChangeable: () => this.assertChangeable(),
      iterate: () => this.guarded(this.keys())
    });
  }
}
