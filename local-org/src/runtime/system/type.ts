import { qualifiedName, printType, type ApexType } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { ApexTypeValue } from '../values/type-value.ts';
import { notNull } from './arguments.ts';
import { isAssignable } from './runtime-type.ts';
import { hashCode } from './string/characters.ts';

type Text = string | null;

function forName(tx: Transaction, namespace: Text, name: Text): ApexTypeValue | null {
  if (name === null) return null;
  const type = tx.findType(namespace === null || namespace === '' ? name : `${namespace}.${name}`);
  return type === null ? null : new ApexTypeValue(type);
}

/** @throws System.TypeException for types that nobody may construct. */
function newInstance(tx: Transaction, type: ApexType): unknown {
  if (type.kind === 'user') return tx.construct(type);
  if (type.kind === 'sobject' && type.name !== 'SObject')
    return SObjectValue.create(tx.schema, type.name);
  if (type.name === 'System.List') return new ApexList(type);
  if (type.name === 'System.Set') return new ApexSet(type);
  if (type.name === 'System.Map') return new ApexMap(type);
  throw apexException('System.TypeException', `Type cannot be constructed: ${printType(type)}`);
}

/** `System.Type`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm */
export const TYPE_TYPE: LibraryType = {
  name: 'System.Type',
  statics: {
    'forName/1': (tx: Transaction, name: Text) => forName(tx, null, name),
    'forName/2': (tx: Transaction, namespace: Text, name: Text) => forName(tx, namespace, name)
  },
  methods: {
    equals: (tx: Transaction, self: ApexTypeValue, other: unknown) => self.equalTo(tx, other),
    getName: (_tx: Transaction, self: ApexTypeValue) => self.name,
    hashCode: (_tx: Transaction, self: ApexTypeValue) => hashCode(qualifiedName(self.type)),
    isAssignableFrom: (tx: Transaction, self: ApexTypeValue, source: ApexTypeValue | null) =>
      isAssignable(tx, notNull(source).type, self.type),
    newInstance: (tx: Transaction, self: ApexTypeValue) => newInstance(tx, self.type),
    toString: (_tx: Transaction, self: ApexTypeValue) => self.name
  }
};
