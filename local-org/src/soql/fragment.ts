import type { RowContent } from './rows.ts';

/** A piece of SQL with the values of its question marks, in their order. */
export interface Fragment {
  readonly sql: string;
  readonly parameters: readonly RowContent[];
}

export const ALWAYS: Fragment = { sql: '1', parameters: [] };
export const NEVER: Fragment = { sql: '0', parameters: [] };

export function fragment(sql: string, ...parameters: readonly RowContent[]): Fragment {
  return { sql, parameters };
}

/** How many conditions stand side by side; SQLite takes a chain for as deep as it is long, and 1,000 deep at most. */
const LONGEST_CHAIN = 500;

/** Fragments joined by a word, each in brackets. */
export function joined(fragments: readonly Fragment[], word: 'AND' | 'OR'): Fragment {
  const only = fragments[0];
  if (fragments.length === 1 && only !== undefined) return only;
  if (fragments.length > LONGEST_CHAIN) {
    const middle = Math.ceil(fragments.length / 2);
    const halves = [fragments.slice(0, middle), fragments.slice(middle)];
    return joined(
      halves.map((half) => joined(half, word)),
      word
    );
  }
  return {
    sql: fragments.map((part) => `(${part.sql})`).join(` ${word} `),
    parameters: fragments.flatMap((part) => part.parameters)
  };
}
