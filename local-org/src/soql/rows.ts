/** Content of one column, as the store keeps it. */
export type RowContent = string | number | null;

/** What a value conversion needs to know of an aggregate's value. */
export interface RowValueType {
  readonly name: string;
  /** Qualified Apex type: `System.Integer`. */
  readonly apexType: string;
  readonly scale: number | null;
}

/** One row of a query; `SObjectValue.fromQuery` of the runtime wraps it. All keys are lower-cased. */
export interface SoqlRow {
  /** Object API name, or `AggregateResult`. */
  readonly object: string;
  /** By field name, for aggregates by alias. Id is always there. */
  readonly values: ReadonlyMap<string, RowContent>;
  /** By relationship name; null where the reference is empty or the row behind it may not be seen. */
  readonly parents: ReadonlyMap<string, SoqlRow | null>;
  /** By child relationship name. */
  readonly children: ReadonlyMap<string, readonly SoqlRow[]>;
  /** Only for aggregates: type of each value. */
  readonly types?: ReadonlyMap<string, RowValueType>;
}

/** What a query answers: rows, or for `SELECT COUNT()` a number. */
export interface QueryResult {
  readonly rows: readonly SoqlRow[];
  readonly count: number | null;
}
