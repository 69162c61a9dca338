import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import type { ApexTypeValue } from '../values/type-value.ts';
import { notNull } from './arguments.ts';
import { ApexJsonParser } from './json-parser.ts';
import { parseJson } from './json/parse-json.ts';
import { readTyped } from './json/read-typed.ts';
import { readUntyped } from './json/read-untyped.ts';
import { writeJson } from './json/write-json.ts';

type Text = string | null;
type Flag = boolean | null;
type Target = ApexTypeValue | null;

/** `System.JSON`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
export const JSON_TYPE: LibraryType = {
  name: 'System.JSON',
  statics: {
    createParser: (_tx: Transaction, text: Text) => new ApexJsonParser(notNull(text)),
    deserialize: (tx: Transaction, text: Text, type: Target) =>
      readTyped(tx, parseJson(notNull(text)), notNull(type).type, false),
    deserializeStrict: (tx: Transaction, text: Text, type: Target) =>
      readTyped(tx, parseJson(notNull(text)), notNull(type).type, true),
    deserializeUntyped: (tx: Transaction, text: Text) => readUntyped(tx, parseJson(notNull(text))),
    'serialize/1': (tx: Transaction, value: unknown) =>
      writeJson(tx, value, { pretty: false, suppressNulls: false }),
    'serialize/2': (tx: Transaction, value: unknown, suppressNulls: Flag) =>
      writeJson(tx, value, { pretty: false, suppressNulls: notNull(suppressNulls) }),
    'serializePretty/1': (tx: Transaction, value: unknown) =>
      writeJson(tx, value, { pretty: true, suppressNulls: false }),
    'serializePretty/2': (tx: Transaction, value: unknown, suppressNulls: Flag) =>
      writeJson(tx, value, { pretty: true, suppressNulls: notNull(suppressNulls) })
  }
};
