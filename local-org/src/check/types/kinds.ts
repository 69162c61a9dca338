import {
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  INTEGER,
  LONG,
  sameType,
  type ApexType
} from '../../syntax/types.ts';

const NUMERIC_ORDER: readonly string[] = [INTEGER.name, LONG.name, DOUBLE.name, DECIMAL.name];

/** Place of a numeric type in the order of widening, or -1: Integer 0, Long 1, Double 2, Decimal 3. */
export function numericRank(type: ApexType): number {
  return type.kind === 'library' ? NUMERIC_ORDER.indexOf(type.name) : -1;
}

/** Integer, Long, Double or Decimal. */
export function isNumeric(type: ApexType): boolean {
  return numericRank(type) >= 0;
}

/** Integer or Long. */
export function isWhole(type: ApexType): boolean {
  const rank = numericRank(type);
  return rank === 0 || rank === 1;
}

/** The wider of two numeric types. */
export function widerNumeric(a: ApexType, b: ApexType): ApexType {
  return numericRank(a) >= numericRank(b) ? a : b;
}

/** True when both are the same type, type arguments aside. */
export function isNamed(type: ApexType, other: ApexType): boolean {
  return type.kind === other.kind && type.name === other.name;
}

/** Date or Datetime. */
export function isDateLike(type: ApexType): boolean {
  return sameType(type, DATE) || sameType(type, DATETIME);
}

/** Any List. */
export function isList(type: ApexType): boolean {
  return type.kind === 'library' && type.name === 'System.List';
}

/** Any Set. */
export function isSet(type: ApexType): boolean {
  return type.kind === 'library' && type.name === 'System.Set';
}

/** Any Map. */
export function isMap(type: ApexType): boolean {
  return type.kind === 'library' && type.name === 'System.Map';
}

/** `List<Lead>`, `List<SObject>` */
export function isSObjectList(type: ApexType): boolean {
  return isList(type) && type.args[0]?.kind === 'sobject';
}
