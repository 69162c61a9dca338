import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { apexException } from '../values/exception.ts';
import { toText } from '../values/text.ts';
import { notNull } from './arguments.ts';

function valueOf(tx: Transaction, value: unknown): boolean {
  const given = notNull(value);
  if (typeof given === 'boolean') return given;
  if (typeof given === 'string') return given.toLowerCase() === 'true';
  throw apexException('System.TypeException', `Invalid boolean: ${toText(tx, given)}`);
}

/** `System.Boolean`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm */
export const BOOLEAN_TYPE: LibraryType = {
  name: 'System.Boolean',
  statics: { valueOf: (tx: Transaction, value: unknown) => valueOf(tx, value) }
};
