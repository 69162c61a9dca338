import { UnsupportedError } from '../../diagnostics/errors.ts';
import { listOf, type ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import { sobjectTypeToken } from '../schema/tokens.ts';
import type { Transaction } from '../transaction.ts';
import { apexEquals } from '../values/equality.ts';
import { apexException } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { SObjectValue } from '../values/sobject.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';
import { hashCodeOf } from './hash-code.ts';

/** Puts rows under their ids. @throws System.ListException for a row without id and for the same id twice in the list. */
function putRows(tx: Transaction, self: ApexMap, rows: readonly unknown[]): void {
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const id = row instanceof SObjectValue ? row.id : null;
    if (id === null) {
      throw apexException('System.ListException', `Row with null Id at index: ${index}`);
    }
    if (seen.has(id)) {
      throw apexException('System.ListException', `Row with duplicate Id at index: ${index}`);
    }
    seen.add(id);
    self.put(tx, id, row);
  });
}

function putAll(tx: Transaction, self: ApexMap, from: ApexMap | ApexList | null): void {
  const given = notNull(from);
  if (given instanceof ApexList) return putRows(tx, self, given.items);
  for (const [key, value] of given.entries()) self.put(tx, key, value);
}

function create(tx: Transaction, type: ApexType, from: ApexMap | ApexList | null): ApexMap {
  const created = new ApexMap(type);
  putAll(tx, created, from);
  return created;
}

function deepClone(tx: Transaction, self: ApexMap): ApexMap {
  const copy = new ApexMap(self.type);
  for (const [key, value] of self.entries()) {
    if (value !== null && !(value instanceof SObjectValue)) {
      throw new UnsupportedError('Map.deepClone() of a map of something else than SObjects');
    }
    const options = {
      preserveId: true,
      isDeepClone: true,
      preserveReadonlyTimestamps: true,
      preserveAutonumber: true
    };
    copy.put(tx, key, value === null ? null : value.clone(options));
  }
  return copy;
}

function sobjectTypeOf(tx: Transaction, self: ApexMap): unknown {
  const { kind, name } = self.valueType;
  return kind === 'sobject' && name !== 'SObject' ? sobjectTypeToken(tx.schema, name) : null;
}

/** `System.Map`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm */
export const MAP_TYPE: LibraryType = {
  name: 'System.Map',
  constructors: {
    'new/0': (_tx: Transaction, type: ApexType) => new ApexMap(type),
    'new/1': (tx: Transaction, type: ApexType, from: ApexMap | ApexList | null) =>
      create(tx, type, from)
  },
  methods: {
    clear: (_tx: Transaction, self: ApexMap) => self.clear(),
    clone: (_tx: Transaction, self: ApexMap) => self.clone(),
    containsKey: (tx: Transaction, self: ApexMap, key: unknown) => self.has(tx, key),
    deepClone: (tx: Transaction, self: ApexMap) => deepClone(tx, self),
    equals: (tx: Transaction, self: ApexMap, other: unknown) => apexEquals(tx, self, other),
    get: (tx: Transaction, self: ApexMap, key: unknown) => self.get(tx, key),
    getSObjectType: (tx: Transaction, self: ApexMap) => sobjectTypeOf(tx, self),
    hashCode: (tx: Transaction, self: ApexMap) => hashCodeOf(tx, self),
    isEmpty: (_tx: Transaction, self: ApexMap) => self.size === 0,
    keySet: (_tx: Transaction, self: ApexMap) => self.keySet(),
    put: (tx: Transaction, self: ApexMap, key: unknown, value: unknown) => self.put(tx, key, value),
    putAll: (tx: Transaction, self: ApexMap, from: ApexMap | ApexList | null) =>
      putAll(tx, self, from),
    remove: (tx: Transaction, self: ApexMap, key: unknown) => self.remove(tx, key),
    size: (_tx: Transaction, self: ApexMap) => self.size,
    toString: (tx: Transaction, self: ApexMap) => toText(tx, self),
    values: (_tx: Transaction, self: ApexMap) => new ApexList(listOf(self.valueType), self.values())
  }
};
