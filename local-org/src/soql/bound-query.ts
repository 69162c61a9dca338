import type { Position } from '../diagnostics/errors.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../metadata/schema.ts';
import type { SoqlAggregate, SoqlComparison } from '../syntax/soql-ast.ts';

/** A query whose every name is resolved and whose every rule is checked. */
export interface BoundQuery {
  readonly position: Position;
  readonly object: ObjectSchema;
  /** `count`: `SELECT COUNT()`. `aggregate`: answers AggregateResult rows. */
  readonly kind: 'rows' | 'aggregate' | 'count';
  readonly select: readonly BoundSelectItem[];
  readonly where: BoundCondition | null;
  readonly groupBy: readonly BoundPath[];
  readonly having: BoundCondition | null;
  readonly orderBy: readonly BoundOrder[];
  readonly limit: BoundValue | null;
  readonly offset: BoundValue | null;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
  /** What the query itself says (`WITH USER_MODE`); null when it says nothing. */
  readonly access: 'user' | 'system' | null;
  /** Number of binds, sub-queries included. */
  readonly bindCount: number;
}

/** A field reached through parent relationships: `Lead__r.Owner.Name`. */
export interface BoundPath {
  readonly position: Position;
  /** References walked, from the query's object on. */
  readonly steps: readonly ParentStep[];
  /** Object the field is of. */
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

export interface ParentStep {
  readonly from: ObjectSchema;
  readonly reference: FieldSchema;
  /** `Name` where the reference points at several objects. */
  readonly to: ObjectSchema;
}

export interface BoundAggregate {
  readonly position: Position;
  readonly operation: SoqlAggregate['operation'];
  /** null: `COUNT()`. */
  readonly path: BoundPath | null;
}

export type BoundSelectItem =
  | { readonly kind: 'field'; readonly path: BoundPath; readonly alias: string }
  | { readonly kind: 'aggregate'; readonly call: BoundAggregate; readonly alias: string }
  | {
      readonly kind: 'children';
      readonly relationship: ChildRelationship;
      readonly query: BoundQuery;
    };

export type BoundCondition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly BoundCondition[] }
  | { readonly kind: 'not'; readonly operand: BoundCondition }
  | {
      readonly kind: 'compare';
      readonly position: Position;
      readonly left: BoundPath | BoundAggregate;
      readonly operator: SoqlComparison;
      readonly right: BoundValue;
    };

/** The right side of a comparison; `constant` is already as the column keeps it. */
export type BoundValue =
  | { readonly kind: 'constant'; readonly value: ColumnConstant }
  | { readonly kind: 'list'; readonly values: readonly BoundValue[] }
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly count: number | null }
  /** `name` of the bind variable where the bind is a plain name, for dynamic SOQL. */
  | {
      readonly kind: 'bind';
      readonly index: number;
      readonly name: string | null;
      readonly position: Position;
    }
  | { readonly kind: 'query'; readonly query: BoundQuery; readonly select: BoundPath };

export type ColumnConstant = string | number | null;

export interface BoundOrder {
  readonly by: BoundPath | BoundAggregate;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

export function isAggregate(left: BoundPath | BoundAggregate): left is BoundAggregate {
  return 'operation' in left;
}
