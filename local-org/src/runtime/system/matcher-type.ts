import type { LibraryType } from '../library.ts';
import type { Transaction } from '../transaction.ts';
import { notNull } from './arguments.ts';
import type { ApexMatcher } from './matcher.ts';
import { ApexPattern } from './pattern.ts';

type Index = number | null;
type Text = string | null;

/** Quotes what a replacement reads as a group: backslash and dollar. */
function quoteReplacement(text: string): string {
  return text.replaceAll(/[\\$]/g, (character) => `\\${character}`);
}

/** `System.Matcher`. @remarks https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_matcher.htm */
export const MATCHER_TYPE: LibraryType = {
  name: 'System.Matcher',
  statics: { quoteReplacement: (_tx: Transaction, text: Text) => quoteReplacement(notNull(text)) },
  methods: {
    'end/0': (_tx: Transaction, self: ApexMatcher) => self.end(0),
    'end/1': (_tx: Transaction, self: ApexMatcher, group: Index) => self.end(notNull(group)),
    'find/0': (_tx: Transaction, self: ApexMatcher) => self.find(),
    'find/1': (_tx: Transaction, self: ApexMatcher, from: Index) => self.findFrom(notNull(from)),
    'group/0': (_tx: Transaction, self: ApexMatcher) => self.group(0),
    'group/1': (_tx: Transaction, self: ApexMatcher, group: Index) => self.group(notNull(group)),
    groupCount: (_tx: Transaction, self: ApexMatcher) => self.compiled.groupCount,
    lookingAt: (_tx: Transaction, self: ApexMatcher) => self.lookingAt(),
    matches: (_tx: Transaction, self: ApexMatcher) => self.matches(),
    pattern: (_tx: Transaction, self: ApexMatcher) => new ApexPattern(self.compiled),
    region: (_tx: Transaction, self: ApexMatcher, start: Index, end: Index) =>
      self.region(notNull(start), notNull(end)),
    regionEnd: (_tx: Transaction, self: ApexMatcher) => self.regionEnd,
    regionStart: (_tx: Transaction, self: ApexMatcher) => self.regionStart,
    replaceAll: (_tx: Transaction, self: ApexMatcher, replacement: Text) =>
      self.replaceAll(notNull(replacement)),
    replaceFirst: (_tx: Transaction, self: ApexMatcher, replacement: Text) =>
      self.replaceFirst(notNull(replacement)),
    'reset/0': (_tx: Transaction, self: ApexMatcher) => self.reset(),
    'reset/1': (_tx: Transaction, self: ApexMatcher, text: Text) => self.reset(notNull(text)),
    'start/0': (_tx: Transaction, self: ApexMatcher) => self.start(0),
    'start/1': (_tx: Transaction, self: ApexMatcher, group: Index) => self.start(notNull(group))
  }
};
