import { libraryType, mapOf, STRING } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexException, nullArgument } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import type { ApexMap } from '../values/map.ts';
import { CaseBlindMap } from './case-blind-map.ts';
import { ObjectDescribe } from './describe-object.ts';
import { sobjectTypeToken } from './tokens.ts';

function globalDescribe(tx: Transaction): ApexMap {
  const map = new CaseBlindMap(mapOf(STRING, libraryType('Schema.SObjectType')));
  for (const object of tx.schema.objects.values())
    map.put(tx, object.name, sobjectTypeToken(tx.schema, object.name));
  return map;
}

function describeSObjects(tx: Transaction, names: ApexList | null): ApexList {
  if (names === null) throw nullArgument();
  const results = names.items.map((name) => {
    const object = tx.schema.object(String(name));
    if (object !== undefined) return new ObjectDescribe(sobjectTypeToken(tx.schema, object.name));
    const message = `sObject type '${String(name)}' is not supported.`;
    throw apexException('System.InvalidParameterValueException', message);
  });
  return ApexList.of(libraryType('Schema.DescribeSObjectResult'), results);
}

/** `System.Schema`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm */
export const SCHEMA_TYPE: LibraryType = {
  name: 'System.Schema',
  statics: {
    getGlobalDescribe: (tx) => globalDescribe(tx),
    'describeSObjects/1': (tx, names: ApexList | null) => describeSObjects(tx, names),
    'describeSObjects/2': (tx, names: ApexList | null) => describeSObjects(tx, names)
  }
};

export const DESCRIBE_OPTIONS: LibraryType = {
  name: 'Schema.SObjectDescribeOptions',
  enumConstants: ['DEFAULT', 'DEFERRED', 'FULL']
};
