import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';

/** The iterator that a List or Set answers: a walk over the elements it had. */
export class ApexIterator {
  readonly typeName = 'System.Iterator';
  readonly #elements: readonly unknown[];
  #next = 0;

  constructor(elements: readonly unknown[]) {
    this.#elements = elements;
  }

  hasNext(): boolean {
    return this.#next < this.#elements.length;
  }

  /** @throws System.NoSuchElementException after the last element. */
  next(): unknown {
    if (!this.hasNext()) {
      throw apexException('System.NoSuchElementException', 'Iterator has no more elements.');
    }
    const element = this.#elements[this.#next];
    this.#next += 1;
    return element;
  }
}

/** A platform iterator, or a user's class that implements `Iterator`. */
function call(tx: Transaction, self: unknown, method: 'hasNext' | 'next'): unknown {
  return self instanceof ApexIterator ? self[method]() : tx.invoke(self, method, []);
}

/** `System.Iterator`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_iterator.htm */
export const ITERATOR_TYPE: LibraryType = {
  name: 'System.Iterator',
  methods: {
    hasNext: (tx: Transaction, self: unknown) => call(tx, self, 'hasNext'),
    next: (tx: Transaction, self: unknown) => call(tx, self, 'next')
  }
};

/** A collection of the platform, or a user's class that implements `Iterable`. */
function iterator(tx: Transaction, self: unknown): unknown {
  if (self instanceof ApexList) return new ApexIterator([...self.items]);
  return self instanceof ApexSet
    ? new ApexIterator(self.values())
    : tx.invoke(self, 'iterator', []);
}

/** `System.Iterable`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm */
export const ITERABLE_TYPE: LibraryType = { name: 'System.Iterable', methods: { iterator } };
