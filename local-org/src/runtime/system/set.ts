import type { ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexEquals } from '../values/equality.ts';
import type { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { toText } from '../values/text.ts';
import { elementsOf } from './elements.ts';
import { hashCodeOf } from './hash-code.ts';
import { ApexIterator } from './iterator.ts';

type Elements = ApexList | ApexSet | null;

/** Adds all; true when the set changed. */
function addAll(tx: Transaction, self: ApexSet, values: Elements): boolean {
  return [...elementsOf(values)].map((value) => self.add(tx, value)).includes(true);
}

function removeAll(tx: Transaction, self: ApexSet, values: Elements): boolean {
  return [...elementsOf(values)].map((value) => self.delete(tx, value)).includes(true);
}

function retainAll(tx: Transaction, self: ApexSet, values: Elements): boolean {
  const kept = ApexSet.of(tx, self.elementType, elementsOf(values));
  const gone = self.values().filter((value) => !kept.has(tx, value));
  for (const value of gone) self.delete(tx, value);
  return gone.length > 0;
}

function create(tx: Transaction, type: ApexType, from: Elements): ApexSet {
  const created = new ApexSet(type);
  addAll(tx, created, from);
  return created;
}

/** `System.Set`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm */
export const SET_TYPE: LibraryType = {
  name: 'System.Set',
  constructors: {
    'new/0': (_tx: Transaction, type: ApexType) => new ApexSet(type),
    'new/1': (tx: Transaction, type: ApexType, from: Elements) => create(tx, type, from)
  },
  methods: {
    add: (tx: Transaction, self: ApexSet, value: unknown) => self.add(tx, value),
    addAll: (tx: Transaction, self: ApexSet, values: Elements) => addAll(tx, self, values),
    clear: (_tx: Transaction, self: ApexSet) => self.clear(),
    clone: (_tx: Transaction, self: ApexSet) => self.clone(),
    contains: (tx: Transaction, self: ApexSet, value: unknown) => self.has(tx, value),
    containsAll: (tx: Transaction, self: ApexSet, values: Elements) =>
      elementsOf(values).every((value) => self.has(tx, value)),
    equals: (tx: Transaction, self: ApexSet, other: unknown) => apexEquals(tx, self, other),
    hashCode: (tx: Transaction, self: ApexSet) => hashCodeOf(tx, self),
    isEmpty: (_tx: Transaction, self: ApexSet) => self.size === 0,
    iterator: (_tx: Transaction, self: ApexSet) => new ApexIterator(self.values()),
    remove: (tx: Transaction, self: ApexSet, value: unknown) => self.delete(tx, value),
    removeAll: (tx: Transaction, self: ApexSet, values: Elements) => removeAll(tx, self, values),
    retainAll: (tx: Transaction, self: ApexSet, values: Elements) => retainAll(tx, self, values),
    size: (_tx: Transaction, self: ApexSet) => self.size,
    toString: (tx: Transaction, self: ApexSet) => toText(tx, self)
  }
};
