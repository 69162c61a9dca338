import { listOf, STRING } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexList } from '../values/list.ts';
import { notNull } from './arguments.ts';
import { compilePattern } from './regex/compile.ts';
import { replaceAll, replaceFirst, split } from './regex/replace.ts';
import { splitByType } from './string/character-types.ts';
import { EDIT_METHODS } from './string/edit.ts';
import { ESCAPE_METHODS } from './string/escapes.ts';
import { SEARCH_METHODS } from './string/search.ts';
import { STATIC_METHODS } from './string/statics.ts';
import { TEST_METHODS } from './string/tests.ts';

type Text = string | null;

function splitToList(self: string, pattern: Text, limit: number | null): ApexList {
  return new ApexList(listOf(STRING), split(notNull(pattern), self, notNull(limit)));
}

/** `System.String`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
export const STRING_TYPE: LibraryType = {
  name: 'System.String',
  statics: STATIC_METHODS,
  methods: {
    ...SEARCH_METHODS,
    ...EDIT_METHODS,
    ...TEST_METHODS,
    ...ESCAPE_METHODS,
    splitByCharacterType: (_tx: Transaction, self: string) =>
      ApexList.of(STRING, splitByType(self, false)),
    splitByCharacterTypeCamelCase: (_tx: Transaction, self: string) =>
      ApexList.of(STRING, splitByType(self, true)),
    'split/1': (_tx: Transaction, self: string, pattern: Text) => splitToList(self, pattern, 0),
    'split/2': (_tx: Transaction, self: string, pattern: Text, limit: number | null) =>
      splitToList(self, pattern, limit),
    replaceAll: (_tx: Transaction, self: string, pattern: Text, replacement: Text) =>
      replaceAll(compilePattern(notNull(pattern)), self, notNull(replacement)),
    replaceFirst: (_tx: Transaction, self: string, pattern: Text, replacement: Text) =>
      replaceFirst(compilePattern(notNull(pattern)), self, notNull(replacement))
  }
};
