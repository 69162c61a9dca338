import { UnsupportedError } from '../../diagnostics/errors.ts';
import { INTEGER, qualifiedName, type ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import { sobjectTypeToken } from '../schema/tokens.ts';
import type { Transaction } from '../transaction.ts';
import { compareValues } from '../values/compare.ts';
import { apexEquals } from '../values/equality.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { elementsOf } from './elements.ts';
import { hashCodeOf } from './hash-code.ts';
import { ApexIterator } from './iterator.ts';

type Index = number | null;

function create(type: ApexType, from: unknown): ApexList {
  if (typeof from === 'number')
    return new ApexList(type, new Array<unknown>(Math.max(from, 0)).fill(null));
  return new ApexList(type, [...elementsOf(from as ApexList | ApexSet | null)]);
}

function sort(tx: Transaction, self: ApexList): void {
  if (self.items.some((item) => item instanceof SObjectValue)) {
    throw new UnsupportedError('List.sort() of SObjects without a Comparator');
  }
  self.reorder([...self.items].sort((left, right) => compareValues(tx, left, right)));
}

function sortWith(tx: Transaction, self: ApexList, comparator: unknown): void {
  notNull(comparator);
  const compare = (left: unknown, right: unknown): number =>
    notNull(tx.invoke(comparator, 'compare', [left, right]) as number | null);
  self.reorder([...self.items].sort(compare));
}

function deepClone(
  self: ApexList,
  id: boolean,
  timestamps: boolean,
  autonumber: boolean
): ApexList {
  const copies = self.items.map((item) => {
    if (item === null) return null;
    if (!(item instanceof SObjectValue)) {
      throw new UnsupportedError('List.deepClone() of a list of something else than SObjects');
    }
    return item.clone({
      preserveId: id,
      isDeepClone: true,
      preserveReadonlyTimestamps: timestamps,
      preserveAutonumber: autonumber
    });
  });
  return new ApexList(self.type, copies);
}

function sobjectTypeOf(tx: Transaction, self: ApexList): unknown {
  const { kind, name } = self.elementType;
  return kind === 'sobject' && name !== 'SObject' ? sobjectTypeToken(tx.schema, name) : null;
}

/** `System.List`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm */
export const LIST_TYPE: LibraryType = {
  name: 'System.List',
  constructors: {
    'new/0': (_tx: Transaction, type: ApexType) => new ApexList(type),
    'new/1': (_tx: Transaction, type: ApexType, from: unknown) => create(type, from),
    [`new(${qualifiedName(INTEGER)})`]: (_tx: Transaction, type: ApexType, size: Index) =>
      create(type, notNull(size))
  },
  methods: {
    'add/1': (_tx: Transaction, self: ApexList, value: unknown) => self.add(value),
    'add/2': (_tx: Transaction, self: ApexList, index: Index, value: unknown) =>
      self.insert(index, value),
    addAll: (_tx: Transaction, self: ApexList, values: ApexList | ApexSet | null) =>
      self.addAll(elementsOf(values)),
    clear: (_tx: Transaction, self: ApexList) => self.clear(),
    clone: (_tx: Transaction, self: ApexList) => self.clone(),
    contains: (tx: Transaction, self: ApexList, value: unknown) => self.indexOf(tx, value) >= 0,
    'deepClone/0': (_tx: Transaction, self: ApexList) => deepClone(self, false, false, false),
    'deepClone/1': (_tx: Transaction, self: ApexList, id: boolean | null) =>
      deepClone(self, id === true, false, false),
    'deepClone/2': (
      _tx: Transaction,
      self: ApexList,
      id: boolean | null,
      timestamps: boolean | null
    ) => deepClone(self, id === true, timestamps === true, false),
    'deepClone/3': (
      _tx: Transaction,
      self: ApexList,
      id: boolean | null,
      timestamps: boolean | null,
      autonumber: boolean | null
    ) => deepClone(self, id === true, timestamps === true, autonumber === true),
    equals: (tx: Transaction, self: ApexList, other: unknown) => apexEquals(tx, self, other),
    get: (_tx: Transaction, self: ApexList, index: Index) => self.get(index),
    getSObjectType: (tx: Transaction, self: ApexList) => sobjectTypeOf(tx, self),
    hashCode: (tx: Transaction, self: ApexList) => hashCodeOf(tx, self),
    indexOf: (tx: Transaction, self: ApexList, value: unknown) => self.indexOf(tx, value),
    isEmpty: (_tx: Transaction, self: ApexList) => self.size === 0,
    iterator: (_tx: Transaction, self: ApexList) => new ApexIterator([...self.items]),
    remove: (_tx: Transaction, self: ApexList, index: Index) => self.remove(index),
    set: (_tx: Transaction, self: ApexList, index: Index, value: unknown) => self.set(index, value),
    size: (_tx: Transaction, self: ApexList) => self.size,
    'sort/0': (tx: Transaction, self: ApexList) => sort(tx, self),
    'sort/1': (tx: Transaction, self: ApexList, comparator: unknown) =>
      sortWith(tx, self, comparator),
    toString: (tx: Transaction, self: ApexList) => toText(tx, self)
  }
};
