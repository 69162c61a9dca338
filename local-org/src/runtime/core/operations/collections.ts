import { InternalError } from '../../../diagnostics/errors.ts';
import type { ApexType } from '../../../syntax/types.ts';
import { apexException, nullPointer } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import type { Transaction } from '../../transaction.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';

/** Rows that one turn of a SOQL for loop over lists sees. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_loops_for_SOQL.htm */
const CHUNK = 200;

function newArray(type: ApexType, size: number | null): ApexList {
  if (size === null) throw nullPointer();
  if (size < 0) throw apexException('System.ListException', `Invalid list size: ${size}`);
  return new ApexList(type, new Array<unknown>(size).fill(null));
}

function newSet(tx: Transaction, type: ApexType, elements: readonly unknown[]): ApexSet {
  const set = new ApexSet(type);
  for (const element of elements) set.add(tx, element);
  return set;
}

function newMap(
  tx: Transaction,
  type: ApexType,
  pairs: readonly (readonly [unknown, unknown])[]
): ApexMap {
  const map = new ApexMap(type);
  for (const [key, value] of pairs) map.put(tx, key, value);
  return map;
}

function each(collection: unknown): Iterable<unknown> {
  if (collection === null) throw nullPointer();
  if (collection instanceof ApexList || collection instanceof ApexSet) return collection.iterate();
  throw new InternalError('A loop over something that is no collection.');
}

function* chunks(rows: unknown): Generator<ApexList> {
  if (!(rows instanceof ApexList)) throw new InternalError('A query loop without rows.');
  for (let from = 0; from < rows.size; from += CHUNK) {
    yield new ApexList(rows.type, rows.items.slice(from, from + CHUNK));
  }
}

/** A user's `Iterable`; lists and sets are iterables too. */
function* iterable(host: Host, target: unknown): Generator<unknown> {
  if (target === null) throw nullPointer();
  if (target instanceof ApexList || target instanceof ApexSet) {
    yield* target.iterate();
    return;
  }
  const iterator = host.tx.invoke(target, 'iterator', []);
  if (iterator === null || iterator === undefined) throw nullPointer();
  const call = (name: string): unknown =>
    host.operations.callInterface(
      iterator,
      host.library.method('System.Iterator', name, [], false),
      name,
      []
    );
  while (call('hasNext') === true) yield call('next');
}

/** Lists, sets, maps and loops over them. */
export function collectionOperations(
  host: Host
): Pick<
  Operations,
  | 'newList'
  | 'newArray'
  | 'newSet'
  | 'newMap'
  | 'listGet'
  | 'listSet'
  | 'each'
  | 'eachOfIterable'
  | 'eachChunk'
> {
  return {
    newList: (type, elements) => new ApexList(type as ApexType, elements),
    newArray: (type, size) => newArray(type as ApexType, size as number | null),
    newSet: (type, elements) => newSet(host.tx, type as ApexType, elements),
    newMap: (type, pairs) => newMap(host.tx, type as ApexType, pairs),
    listGet: (list, index) => (list as ApexList).get(index as number | null),
    listSet: (list, index, value) => {
      (list as ApexList).set(index as number | null, value);
      return value;
    },
    each,
    eachOfIterable: (target) => iterable(host, target),
    eachChunk: chunks
  };
}
