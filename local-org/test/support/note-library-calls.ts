import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { LibraryRegistry } from '../../src/runtime/core/registry.ts';
import type { LibraryField, LibraryFunction } from '../../src/runtime/library.ts';
import type { Transaction } from '../../src/runtime/transaction.ts';
import { signatureKey } from './library-signatures.ts';

/** Notes from now on which functions and fields of the platform's library are run; when the process ends they are in the file. */
export function noteLibraryCalls(file: string): void {
  const executed = new Set<string>();
  noteFunctions(executed);
  noteFields(executed);
  process.on('exit', () => writeFileSync(file, JSON.stringify([...executed])));
}

function noteFunctions(executed: Set<string>): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the registry as `this`
  const { method, creator } = LibraryRegistry.prototype;
  LibraryRegistry.prototype.method = function (owner, name, parameters, isStatic) {
    const key = signatureKey({ owner, kind: 'method', name, parameters, isStatic });
    return noting(executed, key, method.call(this, owner, name, parameters, isStatic));
  };
  LibraryRegistry.prototype.creator = function (owner, parameters) {
    const key = signatureKey({ owner, kind: 'constructor', name: 'new', parameters });
    return noting(executed, key, creator.call(this, owner, parameters));
  };
}

function noting(
  executed: Set<string>,
  key: string,
  library: LibraryFunction | null
): LibraryFunction | null {
  if (library === null) return null;
  return (tx, ...args) => {
    executed.add(key);
    return library(tx, ...args);
  };
}

function noteFields(executed: Set<string>): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the registry as `this`
  const { field } = LibraryRegistry.prototype;
  LibraryRegistry.prototype.field = function (owner, name, isStatic): LibraryField | null {
    const found = field.call(this, owner, name, isStatic);
    if (found === null) return null;
    const key = signatureKey({ owner, kind: 'field', name, parameters: [], isStatic });
    const { get, set } = found;
    const noted = {
      get: (tx: Transaction, self: never): unknown => {
        executed.add(key);
        return get(tx, self);
      }
    };
    return set === undefined ? noted : { ...noted, set };
  };
}
