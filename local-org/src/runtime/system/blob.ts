import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexBlob } from '../values/blob.ts';
import { notNull } from './arguments.ts';

/** `System.Blob`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm */
export const BLOB_TYPE: LibraryType = {
  name: 'System.Blob',
  statics: { valueOf: (_tx: Transaction, text: string | null) => ApexBlob.fromText(notNull(text)) },
  methods: {
    size: (_tx: Transaction, self: ApexBlob) => self.bytes.length,
    toString: (_tx: Transaction, self: ApexBlob) => self.toText()
  }
};
