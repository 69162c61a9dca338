import { qualifiedName, userType, type ApexType } from '../../syntax/types.ts';
import { isInstance as isInstanceOf, isSubtype } from '../core/runtime-types.ts';
import type { ClassInfo, Transaction } from '../transaction.ts';

/** The names of a user class, of everything above it and of all its interfaces. */
function ancestorsOf(tx: Transaction, className: string): ReadonlySet<string> {
  const names = new Set<string>();
  let current: ApexType | null = userType(className);
  while (current !== null) {
    names.add(qualifiedName(current));
    const info: ClassInfo | null = current.kind === 'user' ? tx.classInfo(current.name) : null;
    for (const implemented of info?.interfaces ?? []) names.add(qualifiedName(implemented));
    if (current.kind === 'library') names.add('System.Exception');
    current = info?.superclass ?? null;
  }
  return names;
}

/** Whether a value is of a type or of one below it, as `instanceof` says. Null is of no type. */
export function isInstance(tx: Transaction, value: unknown, type: ApexType): boolean {
  return isInstanceOf(value, type, (name) => ancestorsOf(tx, name));
}

/** Whether every value of a type is one of another type. */
export function isAssignable(tx: Transaction, from: ApexType, to: ApexType): boolean {
  return isSubtype(from, to, (name) => ancestorsOf(tx, name));
}
