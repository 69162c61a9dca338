import { UnsupportedError } from '../../../diagnostics/errors.ts';
import { toColumn, type ColumnContent } from '../../values/field-value.ts';
import type { QueriedRow } from '../../values/queried-row.ts';
import { SObjectValue } from '../../values/sobject.ts';
import type { ApexTransaction } from '../apex-transaction.ts';
import type { FrozenValue } from './frozen-value.ts';

/** A row as text: one that a query answered keeps to know which fields it lacks. */
export type FrozenRow =
  | { readonly kind: 'queried'; readonly row: FrozenQueriedRow }
  | {
      readonly kind: 'new';
      readonly object: string;
      readonly fields: readonly (readonly [string, FrozenValue])[];
      readonly parents: readonly (readonly [string, FrozenValue])[];
    };

interface FrozenQueriedRow {
  readonly object: string;
  readonly values: readonly (readonly [string, ColumnContent])[];
  readonly parents: readonly (readonly [string, FrozenQueriedRow | null])[];
  readonly children: readonly (readonly [string, readonly FrozenQueriedRow[]])[];
}

/** @throws UnsupportedError for rows of aggregate queries */
export function freezeRow(row: SObjectValue, freeze: (value: unknown) => FrozenValue): FrozenRow {
  if (row.object === null) {
    throw new UnsupportedError(`A ${row.objectName} inside of an asynchronous job`);
  }
  if (row.isQueried) return { kind: 'queried', row: freezeQueried(row) };
  return {
    kind: 'new',
    object: row.objectName,
    fields: row.setKeys().map((key) => [key, freeze(row.peek(key))] as const),
    parents: row.parents().map(({ name, row: parent }) => [name.toLowerCase(), freeze(parent)])
  };
}

function freezeQueried(row: SObjectValue): FrozenQueriedRow {
  return {
    object: row.objectName,
    values: row.setKeys().map((key) => [key, toColumn(row.peek(key))] as const),
    parents: row
      .parents()
      .map(({ name, row: parent }) => [
        name.toLowerCase(),
        parent === null ? null : freezeQueried(parent)
      ]),
    children: row
      .childLists()
      .map(({ name, rows }) => [
        name.toLowerCase(),
        rows.items.map((child) => freezeQueried(child as SObjectValue))
      ])
  };
}

export function thawRow(
  tx: ApexTransaction,
  frozen: FrozenRow,
  thaw: (value: FrozenValue) => unknown
): SObjectValue {
  if (frozen.kind === 'queried') return SObjectValue.fromQuery(tx.schema, queriedRow(frozen.row));
  const row = SObjectValue.create(tx.schema, frozen.object);
  for (const [key, value] of frozen.fields) row.write(key, thaw(value));
  for (const [name, parent] of frozen.parents) {
    row.writeParent(name, thaw(parent) as SObjectValue | null);
  }
  return row;
}

function queriedRow(row: FrozenQueriedRow): QueriedRow {
  return {
    object: row.object,
    values: new Map(row.values),
    parents: new Map(
      row.parents.map(([name, parent]) => [name, parent === null ? null : queriedRow(parent)])
    ),
    children: new Map(row.children.map(([name, rows]) => [name, rows.map(queriedRow)]))
  };
}
