import type { LibraryType } from '../library.ts';
import { sobjectTypeToken } from '../schema/tokens.ts';
import type { Transaction } from '../transaction.ts';
import { equalIds } from '../values/equality.ts';
import { apexException } from '../values/exception.ts';
import { restoreCase, toId } from '../values/id.ts';
import { notNull } from './arguments.ts';

/** Length of an id without its check characters, and of the prefix that names the object. */
const SHORT_LENGTH = 15;
const PREFIX_LENGTH = 3;

function valueOf(text: string, restore: boolean): string {
  const id = restore ? restoreCase(text) : toId(text);
  if (id === null) throw apexException('System.StringException', `Invalid id: ${text}`);
  return id;
}

/** @throws System.SObjectException when no object has the id's prefix. */
function sobjectTypeOf(tx: Transaction, self: string): unknown {
  const prefix = self.slice(0, PREFIX_LENGTH);
  for (const object of tx.schema.objects.values()) {
    if (object.keyPrefix === prefix) return sobjectTypeToken(tx.schema, object.name);
  }
  const message = `Cannot locate Apex Type for ID: ${self}`;
  throw apexException('System.SObjectException', message);
}

/** `System.Id`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm */
export const ID_TYPE: LibraryType = {
  name: 'System.Id',
  statics: {
    'valueOf/1': (_tx: Transaction, text: string | null) => valueOf(notNull(text), false),
    'valueOf/2': (_tx: Transaction, text: string | null, restore: boolean | null) =>
      valueOf(notNull(text), restore === true)
  },
  methods: {
    equals: (_tx: Transaction, self: string, other: string | null) => equalIds(self, other),
    getSobjectType: (tx: Transaction, self: string) => sobjectTypeOf(tx, self),
    to15: (_tx: Transaction, self: string) => self.slice(0, SHORT_LENGTH),
    toString: (_tx: Transaction, self: string) => self
  }
};
