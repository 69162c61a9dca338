import { UnsupportedError } from '../../diagnostics/errors.ts';
import { labelTextIn } from '../../metadata/label-text.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { notNull } from './arguments.ts';

/** `System.Label.Name`: the text of a custom label in the running user's language. @throws UnsupportedError for a label that is not deployed. */
export function labelText(tx: Transaction, name: string): string {
  const text = labelTextIn(tx.schema, name, tx.user.language);
  if (text === null) throw new UnsupportedError(`The label ${name}, which is not deployed,`);
  return text;
}

/** `System.Label`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm */
export const LABEL_TYPE: LibraryType = {
  name: 'System.Label',
  statics: {
    'get/2': (tx: Transaction, namespace: string | null, name: string | null) => {
      if (namespace !== null && namespace !== '')
        throw new UnsupportedError('Labels of another namespace');
      return labelText(tx, notNull(name));
    }
  }
};
