import type { Position } from '../diagnostics/errors.ts';
import type { Expression } from './ast.ts';

/** One SOQL query as written; paths and names unresolved, letter case of the source. Used for inline and dynamic SOQL. */
export interface SoqlQuery {
  readonly position: Position;
  readonly select: readonly SoqlSelectItem[];
  /** Object API name, or for a child sub-query the relationship name. */
  readonly from: SoqlName;
  readonly alias: string | null;
  readonly where: SoqlCondition | null;
  readonly access: 'user' | 'system' | null;
  readonly groupBy: readonly SoqlPath[];
  readonly having: SoqlCondition | null;
  readonly orderBy: readonly SoqlOrder[];
  readonly limit: SoqlValue | null;
  readonly offset: SoqlValue | null;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
}

export interface SoqlName {
  readonly position: Position;
  readonly text: string;
}

/** `Lead__r.Owner.Name` → three names. */
export interface SoqlPath {
  readonly position: Position;
  readonly names: readonly string[];
}

export type SoqlSelectItem =
  | { readonly kind: 'field'; readonly path: SoqlPath; readonly alias: string | null }
  | { readonly kind: 'aggregate'; readonly call: SoqlAggregate; readonly alias: string | null }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery }
  /** `FIELDS(ALL)`, `toLabel(x)`, `FORMAT(x)`, `TYPEOF` …: kept by name, refused where not modelled. */
  | { readonly kind: 'other'; readonly position: Position; readonly text: string };

/** `COUNT()` has no path. */
export interface SoqlAggregate {
  readonly position: Position;
  readonly operation: 'COUNT' | 'COUNT_DISTINCT' | 'SUM' | 'AVG' | 'MIN' | 'MAX';
  readonly path: SoqlPath | null;
}

export type SoqlComparison =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type SoqlCondition =
  | {
      readonly kind: 'and' | 'or';
      readonly position: Position;
      readonly operands: readonly SoqlCondition[];
    }
  | { readonly kind: 'not'; readonly position: Position; readonly operand: SoqlCondition }
  | {
      readonly kind: 'compare';
      readonly position: Position;
      readonly left: SoqlPath | SoqlAggregate;
      readonly operator: SoqlComparison;
      readonly right: SoqlValue;
    };

export type SoqlValue =
  | { readonly kind: 'null'; readonly position: Position }
  | { readonly kind: 'boolean'; readonly position: Position; readonly value: boolean }
  | { readonly kind: 'string'; readonly position: Position; readonly value: string }
  /** Digits as written, `currency` codes refused. */
  | { readonly kind: 'number'; readonly position: Position; readonly text: string }
  /** `2026-11-22` or `2026-11-22T10:00:00Z` as written. */
  | { readonly kind: 'date' | 'datetime'; readonly position: Position; readonly text: string }
  /** `LAST_N_DAYS:3` → name and count. */
  | {
      readonly kind: 'dateLiteral';
      readonly position: Position;
      readonly name: string;
      readonly count: number | null;
    }
  | { readonly kind: 'list'; readonly position: Position; readonly values: readonly SoqlValue[] }
  /** A bind: in inline SOQL any Apex expression; in dynamic SOQL a `name` expression, looked up in the bind map. */
  | { readonly kind: 'bind'; readonly position: Position; readonly expression: Expression }
  /** Semi- or anti-join. */
  | { readonly kind: 'query'; readonly position: Position; readonly query: SoqlQuery };

export interface SoqlOrder {
  readonly by: SoqlPath | SoqlAggregate;
  readonly descending: boolean;
  /** null: the platform's default, nulls first. */
  readonly nulls: 'first' | 'last' | null;
}
