import assert from 'node:assert/strict';
import { LibraryRegistry } from '../../src/runtime/core/registry.ts';
import { SYSTEM_TYPES } from '../../src/runtime/system/types.ts';
import type { Transaction } from '../../src/runtime/transaction.ts';
import { ApexException } from '../../src/runtime/values/exception.ts';
import { toText } from '../../src/runtime/values/text.ts';
import { libraryType, OBJECT, type ApexType } from '../../src/syntax/types.ts';
import { fakeTransaction } from './fake-transaction.ts';

const registry = new LibraryRegistry(SYSTEM_TYPES);

/** Calls functions of the library as emitted code does; parameter types matter only where overloads differ by them. */
export interface LibraryCalls {
  readonly tx: Transaction;
  /** `call('String', 'left', 'abc', 2)`: an instance method, the receiver first. */
  readonly call: (owner: string, method: string, self: unknown, ...args: unknown[]) => unknown;
  readonly callStatic: (owner: string, method: string, ...args: unknown[]) => unknown;
  /** A static method of one overload: `callTyped('Math', 'abs', [INTEGER], -1)`. */
  readonly callTyped: (
    owner: string,
    method: string,
    types: readonly ApexType[],
    ...args: unknown[]
  ) => unknown;
  readonly create: (type: ApexType, ...args: unknown[]) => unknown;
  /** The value as `String.valueOf(Object)` prints it. */
  readonly text: (value: unknown) => string;
}

function objects(args: readonly unknown[]): readonly ApexType[] {
  return args.map(() => OBJECT);
}

/** Library calls in one transaction. */
export function libraryCalls(tx: Transaction = fakeTransaction()): LibraryCalls {
  const find = (owner: string, method: string, types: readonly ApexType[], isStatic: boolean) => {
    const found = registry.method(`System.${owner}`, method, types, isStatic);
    assert.ok(found, `no function ${owner}.${method}/${types.length}`);
    return found;
  };
  return {
    tx,
    call: (owner, method, self, ...args) =>
      find(owner, method, objects(args), false)(tx, self, ...args),
    callStatic: (owner, method, ...args) => find(owner, method, objects(args), true)(tx, ...args),
    callTyped: (owner, method, types, ...args) => find(owner, method, types, true)(tx, ...args),
    create: (type, ...args) => {
      const creator =
        registry.creator(type.name, objects(args)) ??
        registry.creator(type.name, [libraryType('System.String')]);
      assert.ok(creator, `no constructor of ${type.name}`);
      return creator(tx, type, ...args);
    },
    text: (value) => toText(tx, value)
  };
}

/** Expects an Apex exception of a type with exactly this text. */
export function throwsApex(work: () => unknown, typeName: string, text: string): void {
  assert.throws(work, (error) => {
    assert.ok(error instanceof ApexException, `not an Apex exception: ${String(error)}`);
    assert.equal(error.typeName, typeName);
    assert.equal(error.text, text);
    return true;
  });
}
