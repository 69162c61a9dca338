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

/** Fragments joined by a word, each in brackets. */
export function joined(fragments: readonly Fragment[], word: 'AND' | 'OR'): Fragment {
  const only = fragments[0];
  if (fragments.length === 1 && only !== undefined) return only;
  return {
    sql: fragments.map((part) => `(${part.sql})`).join(` ${word} `),
    parameters: fragments.flatMap((part) => part.parameters)
  };
}
