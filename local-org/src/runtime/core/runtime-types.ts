import { InternalError } from '../../diagnostics/errors.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  INTEGER,
  libraryType,
  LONG,
  OBJECT,
  qualifiedName,
  STRING,
  TIME,
  type ApexType
} from '../../syntax/types.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { EnumValue } from '../values/enum-value.ts';
import { ApexException } from '../values/exception.ts';
import { completeId } from '../values/id.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { isUserObject } from '../values/object.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { ApexTime } from '../values/time.ts';

/** Everything a user class is: its own name, its ancestors and all interfaces, as qualified names. */
export type AncestorLookup = (className: string) => ReadonlySet<string>;

/** The Apex type of a value. */
export function runtimeTypeOf(value: unknown): ApexType {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'number':
      return INTEGER;
    case 'bigint':
      return LONG;
    case 'boolean':
      return BOOLEAN;
    default:
      return objectTypeOf(value);
  }
}

function objectTypeOf(value: unknown): ApexType {
  if (isUserObject(value)) return value.apexType;
  if (value instanceof SObjectValue) return value.apexType;
  if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap) {
    return value.type;
  }
  if (value instanceof EnumValue) return value.type;
  const known = VALUE_TYPES.find(([constructor]) => value instanceof constructor);
  if (known !== undefined) return known[1];
  if (value instanceof ApexException) return libraryType(value.typeName);
  const name: unknown =
    typeof value === 'object' && value !== null && Reflect.get(value, 'typeName');
  if (typeof name === 'string') return libraryType(name);
  throw new InternalError('A value of no known Apex type.');
}

const VALUE_TYPES: readonly (readonly [new (...args: never[]) => object, ApexType])[] = [
  [ApexDecimal, DECIMAL],
  [ApexDouble, DOUBLE],
  [ApexDatetime, DATETIME],
  [ApexDate, DATE],
  [ApexTime, TIME],
  [ApexBlob, BLOB]
];

/** `value instanceof type`; null is an instance of nothing. */
export function isInstance(value: unknown, type: ApexType, ancestors: AncestorLookup): boolean {
  if (value === null || value === undefined) return false;
  if (type.name === 'System.Id' && typeof value === 'string') return completeId(value) === value;
  return isSubtype(runtimeTypeOf(value), type, ancestors);
}

/** Whether every value of `type` is one of `wanted`. */
export function isSubtype(type: ApexType, wanted: ApexType, ancestors: AncestorLookup): boolean {
  if (wanted.kind === 'library' && wanted.name === OBJECT.name) return true;
  if (type.kind === 'user') return ancestors(type.name).has(qualifiedName(wanted));
  if (wanted.kind === 'user') return false;
  if (type.kind === 'sobject') {
    if (wanted.name === 'System.SObject') return true;
    return wanted.kind === 'sobject' && (wanted.name === 'SObject' || wanted.name === type.name);
  }
  if (wanted.name === 'System.Exception') return type.name.endsWith('Exception');
  return isLibrarySubtype(type, wanted, ancestors);
}

function isLibrarySubtype(type: ApexType, wanted: ApexType, ancestors: AncestorLookup): boolean {
  const isIterable = type.name === 'System.List' || type.name === 'System.Set';
  const sameName = type.name === wanted.name || (isIterable && wanted.name === 'System.Iterable');
  return (
    sameName &&
    wanted.args.every((argument, index) => {
      const own = type.args[index];
      return own === undefined || isArgument(own, argument, ancestors);
    })
  );
}

/** A `List<SObject>` may hold rows of one object only, so it passes for a list of that object. */
function isArgument(own: ApexType, wanted: ApexType, ancestors: AncestorLookup): boolean {
  if (own.kind === 'sobject' && own.name === 'SObject' && wanted.kind === 'sobject') return true;
  return isSubtype(own, wanted, ancestors);
}
