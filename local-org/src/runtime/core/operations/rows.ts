import { ApexException } from '../../values/exception.ts';
import { isUserObject } from '../../values/object.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { toText } from '../../values/text.ts';
import type { LibraryFunction } from '../../library.ts';
import type { Host } from '../host.ts';
import type { Operations } from '../operations.ts';
import type { SharingMode } from '../apex-transaction.ts';

function newRow(
  host: Host,
  object: string,
  fields: readonly (readonly [string, unknown])[]
): SObjectValue {
  const row = SObjectValue.create(host.tx.schema, object);
  for (const [key, value] of fields) {
    if (row.object?.fields.has(key)) row.write(key, value);
    else row.writeParent(key, value as SObjectValue | null);
  }
  return row;
}

/** `addError(Exception)` shows the message of the exception. */
function messageText(host: Host, message: unknown): string {
  return message instanceof ApexException ? message.text : toText(host.tx, message);
}

/** Rows, and calls whose receiver or sharing mode is known only at run time. */
export function rowOperations(
  host: Host
): Pick<
  Operations,
  'newRow' | 'writeField' | 'writeParent' | 'fieldError' | 'callInterface' | 'sharedCall'
> {
  return {
    newRow: (object, fields) => newRow(host, object, fields),
    writeField: (row, field, value) => {
      (row as SObjectValue).write(field, value);
      return value;
    },
    writeParent: (row, relationship, value) => {
      (row as SObjectValue).writeParent(relationship, value as SObjectValue | null);
      return value;
    },
    fieldError: (row, field, message) => {
      (row as SObjectValue).addError(messageText(host, message), field);
      return null;
    },
    callInterface: (target, library, name, args) =>
      library === null || isUserObject(target)
        ? host.tx.invoke(target, name, args)
        : (library as LibraryFunction)(host.tx, target, ...args),
    sharedCall: (sharing, library, args) => {
      host.tx.sharing = sharing as SharingMode;
      return (library as LibraryFunction)(host.tx, ...args);
    }
  };
}
