import { InternalError, UnsupportedError } from '../../diagnostics/errors.ts';
import { printType, type ApexType } from '../../syntax/types.ts';
import { apexException } from '../values/exception.ts';
import { ApexObject, fieldKey, isUserObject } from '../values/object.ts';
import { SObjectValue } from '../values/sobject.ts';
import type { ApexTransaction } from './apex-transaction.ts';
import type { Host } from './host.ts';

type Method = (...args: unknown[]) => unknown;

/** Calls a method of a user object by name and number of arguments; undefined where it has none. */
export function callMethod(
  host: Host,
  target: unknown,
  name: string,
  args: readonly unknown[]
): unknown {
  if (!isUserObject(target)) return undefined;
  const method = host.program.findMethod(target.apexType.name, name, args.length);
  return method === null ? undefined : methodAt(target, method.key).apply(target, [...args]);
}

/** Calls the overload with one parameter of a platform type: a class may be Queueable, Schedulable and Finalizer at once. */
export function callWithContext(
  host: Host,
  target: unknown,
  name: string,
  context: { readonly typeName: string }
): unknown {
  if (!isUserObject(target)) return undefined;
  const method = host.program.findOverload(target.apexType.name, name, context.typeName);
  if (method === null) return callMethod(host, target, name, [context]);
  return methodAt(target, method.key).call(target, context);
}

export function hasMethod(host: Host, target: unknown, name: string, arity: number): boolean {
  return (
    isUserObject(target) && host.program.findMethod(target.apexType.name, name, arity) !== null
  );
}

/** Calls a static method of a user class by name and number of arguments. */
export function callStatic(
  host: Host,
  className: string,
  name: string,
  args: readonly unknown[]
): unknown {
  const type = host.program.type(className);
  const method = host.program.findStaticMethod(className, name, args.length);
  if (method === null) {
    throw new InternalError(`No static method ${type.name}.${name} with ${args.length} arguments.`);
  }
  const owner = host.classNamed(type.name);
  return methodAt(owner, method.key).apply(owner, [...args]);
}

function methodAt(holder: object, key: string): Method {
  const found: unknown = Reflect.get(holder, key);
  if (typeof found !== 'function') throw new InternalError(`No emitted method ${key}.`);
  return found as Method;
}

/**
 * An object made by the constructor without parameters, as `Type.newInstance` does.
 *
 * @throws ApexException `System.TypeException` when the type has none
 */
export function construct(tx: ApexTransaction, type: ApexType): unknown {
  if (type.kind === 'sobject') return SObjectValue.create(tx.schema, type.name);
  if (type.kind === 'library') {
    const create = tx.host.library.creator(type.name, []);
    if (create === null) throw new UnsupportedError(`Type.newInstance for ${type.name}`);
    return create(tx, type);
  }
  const { kind, isAbstract, constructors } = tx.host.program.type(type.name);
  const isDeclaredOtherwise =
    constructors.length > 0 && !constructors.some((each) => each.parameters.length === 0);
  if (kind !== 'class' || isAbstract || isDeclaredOtherwise) {
    const message = `${printType(type)} does not have a default constructor`;
    throw apexException('System.TypeException', message);
  }
  const owner = tx.host.classNamed(type.name) as new () => object;
  const created = new owner();
  return methodAt(created, 'new()').call(created);
}

/**
 * An object of a user class without running its constructor or initialisers: every field is null.
 *
 * @throws UnsupportedError for abstract classes and exceptions
 */
export function allocate(host: Host, type: ApexType): ApexObject {
  const { kind, isAbstract } = host.program.type(type.name);
  const owner = host.classNamed(type.name) as new () => object;
  const created = kind !== 'class' || isAbstract ? null : new owner();
  if (!(created instanceof ApexObject)) {
    throw new UnsupportedError(`JSON.deserialize into ${type.name}`);
  }
  for (const { name } of host.program.classInfo(type.name)?.fields ?? []) {
    const key = fieldKey(name);
    Reflect.set(created, key in created ? `$${key}` : key, null);
  }
  return created;
}
