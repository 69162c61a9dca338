import { listOf, STRING } from '../../syntax/types.ts';
import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { ApexList } from '../values/list.ts';
import { notNull } from './arguments.ts';
import { ApexMatcher } from './matcher.ts';
import { compilePattern, execute, type CompiledPattern } from './regex/compile.ts';
import { split } from './regex/replace.ts';

type Text = string | null;

/** A `System.Pattern` value. */
export class ApexPattern {
  readonly typeName = 'System.Pattern';
  readonly compiled: CompiledPattern;

  constructor(compiled: CompiledPattern) {
    this.compiled = compiled;
  }

  toText(): string {
    return this.compiled.pattern;
  }
}

function splitToList(self: ApexPattern, text: Text, limit: number | null): ApexList {
  return new ApexList(listOf(STRING), split(self.compiled.pattern, notNull(text), notNull(limit)));
}

/** `\Q…\E`, as Java quotes. */
function quote(text: string): string {
  return `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;
}

/** `System.Pattern`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_pattern.htm */
export const PATTERN_TYPE: LibraryType = {
  name: 'System.Pattern',
  statics: {
    compile: (_tx: Transaction, pattern: Text) => new ApexPattern(compilePattern(notNull(pattern))),
    matches: (_tx: Transaction, pattern: Text, text: Text) =>
      execute(compilePattern(notNull(pattern)).whole, notNull(text), 0) !== null,
    quote: (_tx: Transaction, text: Text) => quote(notNull(text))
  },
  methods: {
    matcher: (_tx: Transaction, self: ApexPattern, text: Text) =>
      new ApexMatcher(self.compiled, notNull(text)),
    pattern: (_tx: Transaction, self: ApexPattern) => self.compiled.pattern,
    'split/1': (_tx: Transaction, self: ApexPattern, text: Text) => splitToList(self, text, 0),
    'split/2': (_tx: Transaction, self: ApexPattern, text: Text, limit: number | null) =>
      splitToList(self, text, limit)
  }
};
