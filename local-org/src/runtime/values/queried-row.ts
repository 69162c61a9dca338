import type { ColumnContent, FieldOfValue } from './field-value.ts';

/** One row as a query found it; column contents as the store keeps them. */
export interface QueriedRow {
  /** Object API name, or `AggregateResult`. */
  readonly object: string;
  /** By lower-cased field name; for aggregates by alias. */
  readonly values: ReadonlyMap<string, ColumnContent>;
  /** By lower-cased relationship name; null where the reference is empty. */
  readonly parents: ReadonlyMap<string, QueriedRow | null>;
  /** By lower-cased relationship name. */
  readonly children: ReadonlyMap<string, readonly QueriedRow[]>;
  /** Kind of each value of an aggregate row, by its key in `values`. */
  readonly types?: ReadonlyMap<string, FieldOfValue>;
}
