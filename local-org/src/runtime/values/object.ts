import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { ApexType } from '../../syntax/types.ts';
import type { Transaction } from '../transaction.ts';
import { ApexException } from './exception.ts';

/**
 * Base of the emitted classes. The emitter puts `apexType` on the prototype and keeps each instance field or property under
 * {@link fieldKey} of its declared name (a property with bodies as a JavaScript accessor of that name), so that no Apex name can
 * meet a JavaScript one.
 */
export abstract class ApexObject {
  declare readonly apexType: ApexType;
}

/** The JavaScript property that holds the Apex field of this declared name; `$` cannot stand in an Apex name. */
export function fieldKey(name: string): `$${string}` {
  return `$${name}`;
}

/** An instance of a user class, exceptions included. */
export type UserObject = (ApexObject | ApexException) & { readonly apexType: ApexType };

export function isUserObject(value: unknown): value is UserObject {
  if (value instanceof ApexObject) return true;
  return value instanceof ApexException && 'apexType' in value;
}

/** Reads a field or property of a user object by its declared name. */
export function readField(target: UserObject, name: string): unknown {
  return Reflect.get(target, fieldKey(name)) ?? null;
}

/** Writes a field or property of a user object by its declared name. */
export function writeField(target: UserObject, name: string, value: unknown): void {
  Reflect.set(target, fieldKey(name), value);
}

/** Makes an object without running its constructor: every field null. */
export type Allocator = (type: ApexType) => UserObject;

/** The slot in which the runtime core lays its allocator when a transaction begins. */
export const ALLOCATOR = Symbol('allocator');

/**
 * An object of a user class as `JSON.deserialize` makes it: no constructor runs, fields that nothing sets are null.
 *
 * @throws UnsupportedError in a transaction without an allocator.
 */
export function allocate(tx: Transaction, type: ApexType): UserObject {
  const allocator = tx.slot<Allocator>(ALLOCATOR, () => {
    throw new UnsupportedError(`JSON.deserialize into the class ${type.name}`);
  });
  return allocator(type);
}
