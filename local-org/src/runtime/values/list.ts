import { listOf, OBJECT, type ApexType } from '../../syntax/types.ts';
import type { Transaction } from '../transaction.ts';
import { ApexCollection } from './collection.ts';
import { apexEquals } from './equality.ts';
import { apexException, nullArgument } from './exception.ts';

/**
 * An Apex List. `type` is the full type: `List<Lead>`.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm
 */
export class ApexList extends ApexCollection {
  readonly type: ApexType;
  /** The elements; library code may read them, changes go through the methods. */
  readonly items: unknown[];

  constructor(type: ApexType, items: unknown[] = []) {
    super();
    this.type = type;
    this.items = items;
  }

  /** `ApexList.of(STRING, ['a', 'b'])` is a `List<String>`. */
  static of(elementType: ApexType, items: Iterable<unknown> = []): ApexList {
    return new ApexList(listOf(elementType), [...items]);
  }

  get elementType(): ApexType {
    return this.type.args[0] ?? OBJECT;
  }

  get size(): number {
    return this.items.length;
  }

  /** @throws System.ListException outside the list. */
  get(index: number | null): unknown {
    return this.items[this.checked(index, this.items.length - 1)];
  }

  /** @throws System.ListException outside the list. */
  set(index: number | null, value: unknown): void {
    const at = this.checked(index, this.items.length - 1);
    this.assertReplaceable();
    this.items[at] = value;
  }

  add(value: unknown): void {
    this.assertChangeable();
    this.items.push(value);
  }

  /** Inserts before an index, which may be the size. */
  insert(index: number | null, value: unknown): void {
    const at = this.checked(index, this.items.length);
    this.assertChangeable();
    this.items.splice(at, 0, value);
  }

  addAll(values: Iterable<unknown>): void {
    this.assertChangeable();
    for (const value of [...values]) this.items.push(value);
  }

  remove(index: number | null): unknown {
    const at = this.checked(index, this.items.length - 1);
    this.assertChangeable();
    return this.items.splice(at, 1)[0];
  }

  clear(): void {
    this.assertChangeable();
    this.items.length = 0;
  }

  /** Index of the first equal element, or -1. */
  indexOf(tx: Transaction, value: unknown): number {
    return this.items.findIndex((item) => apexEquals(tx, item, value));
  }

  /** Replaces the order of the elements, for `sort`. */
  reorder(items: readonly unknown[]): void {
    this.assertChangeable();
    this.items.splice(0, this.items.length, ...items);
  }

  clone(): ApexList {
    return new ApexList(this.type, [...this.items]);
  }

  /** The elements of a for loop; the list cannot be changed meanwhile. */
  iterate(): Generator<unknown, void, void> {
    return this.guarded(this.items);
  }

  private checked(index: number | null, last: number): number {
    if (index === null) throw nullArgument();
    if (index < 0 || index > last) {
      throw apexException('System.ListException', `List index out of bounds: ${index}`);
    }
    return index;
  }
}
