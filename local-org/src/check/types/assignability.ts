import {
  BOOLEAN,
  DATE,
  DATETIME,
  ID,
  OBJECT,
  SOBJECT,
  STRING,
  sameType,
  type ApexType
} from '../../syntax/types.ts';
import type { Environment } from '../environment.ts';
import { isInterface, withSupertypes } from './hierarchy.ts';
import { isList, isMap, isNumeric, isSet, numericRank } from './kinds.ts';

/**
 * True when a value of type `from` may stand where `to` is expected, without a cast.
 *
 * @remarks Numbers widen Integer → Long → Double → Decimal, and Decimal also goes to Double; Id and String go both ways; Date
 * goes to Datetime. Lists follow their elements, lists of SObjects both ways; maps follow their values when the keys are the
 * same; sets follow nothing.
 */
export function isAssignable(environment: Environment, from: ApexType, to: ApexType): boolean {
  if (from.kind === 'void' || to.kind === 'void') return false;
  if (from.kind === 'null' || sameType(from, to) || sameType(to, OBJECT)) return true;
  return (
    isPlainConversion(from, to) ||
    isCollectionConversion(environment, from, to) ||
    isSubtype(environment, from, to)
  );
}

/** Conversions between the platform's plain values: each needs a `convert` node. */
export function isPlainConversion(from: ApexType, to: ApexType): boolean {
  if (isNumeric(from) && isNumeric(to)) {
    return (
      numericRank(from) < numericRank(to) || (numericRank(from) === 3 && numericRank(to) === 2)
    );
  }
  if (sameType(from, ID)) return sameType(to, STRING);
  if (sameType(from, STRING)) return sameType(to, ID);
  return sameType(from, DATE) && sameType(to, DATETIME);
}

function isCollectionConversion(environment: Environment, from: ApexType, to: ApexType): boolean {
  if (isList(from) && isList(to))
    return isElementConversion(environment, from.args[0]!, to.args[0]!);
  if (isMap(from) && isMap(to)) {
    return (
      sameType(from.args[0]!, to.args[0]!) && isUpcast(environment, from.args[1]!, to.args[1]!)
    );
  }
  if ((isList(from) || isSet(from)) && to.name === 'System.Iterable') {
    return isElementConversion(environment, from.args[0]!, to.args[0]!);
  }
  return false;
}

function isElementConversion(environment: Environment, from: ApexType, to: ApexType): boolean {
  if (isUpcast(environment, from, to)) return true;
  return (sameType(from, SOBJECT) && to.kind === 'sobject') || isPlainConversion(from, to);
}

function isUpcast(environment: Environment, from: ApexType, to: ApexType): boolean {
  return (
    sameType(from, to) ||
    sameType(to, OBJECT) ||
    isCollectionConversion(environment, from, to) ||
    isSubtype(environment, from, to)
  );
}

/** True when `from` inherits from `to`. */
export function isSubtype(environment: Environment, from: ApexType, to: ApexType): boolean {
  return withSupertypes(environment, from).some((type) => sameType(type, to));
}

/**
 * True when a value of static type `from` could be a `to` at run time, so that a cast or `instanceof` makes sense.
 *
 * @remarks Numbers cast among each other; any object may implement any interface; SObject and its objects go both ways.
 */
export function isCastable(environment: Environment, from: ApexType, to: ApexType): boolean {
  if (from.kind === 'void' || to.kind === 'void') return false;
  if (isAssignable(environment, from, to) || isAssignable(environment, to, from)) return true;
  if (isNumeric(from) && isNumeric(to)) return true;
  if (isMap(from) && isMap(to))
    return (
      sameType(from.args[0]!, to.args[0]!) && isCastable(environment, from.args[1]!, to.args[1]!)
    );
  const objects = isObjectType(from) && isObjectType(to);
  return objects && (isInterface(environment, from) || isInterface(environment, to));
}

/** A type whose values are objects with methods of their own: user classes, interfaces and library classes, not plain values. */
function isObjectType(type: ApexType): boolean {
  if (type.kind === 'user') return true;
  if (type.kind !== 'library' || isNumeric(type) || isList(type) || isSet(type) || isMap(type))
    return false;
  return ![BOOLEAN, STRING, ID, DATE, DATETIME].some((plain) => sameType(plain, type));
}

/** True when every value of type `from` is a `to`, so that asking makes no sense. Text that looks like an Id is asked for. */
export function isAlwaysInstance(environment: Environment, from: ApexType, to: ApexType): boolean {
  if (!isAssignable(environment, from, to)) return false;
  const isTextToId = sameType(from, STRING) && sameType(to, ID);
  const isGenericRows =
    isList(from) && isList(to) && sameType(from.args[0]!, SOBJECT) && !sameType(from, to);
  return !isTextToId && !isGenericRows;
}
