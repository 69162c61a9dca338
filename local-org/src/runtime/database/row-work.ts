import type { ObjectSchema } from '../../metadata/schema.ts';
import type { ColumnValue, StoredRow } from '../../store/columns.ts';
import type { DmlError } from '../transaction.ts';
import type { SObjectValue } from '../values/sobject.ts';

/** What one row of a statement turns out to be. */
export type RowOperation = 'insert' | 'update' | 'delete' | 'undelete';

/** One row on its way through a DML statement. */
export interface RowWork {
  /** Place in the list of the statement. */
  readonly index: number;
  readonly source: SObjectValue;
  readonly object: ObjectSchema;
  readonly operation: RowOperation;
  id: string | null;
  /** The stored row before the statement; null for an insert. */
  before: StoredRow | null;
  /** What is going to be stored, by column name. */
  contents: Record<string, ColumnValue>;
  errors: DmlError[];
  /** Values that the platform sets whatever the caller says: those of a conversion. */
  platformValues: Readonly<Record<string, ColumnValue>>;
}

export function rowWork(index: number, source: SObjectValue, operation: RowOperation): RowWork {
  const object = source.object!;
  return {
    index,
    source,
    object,
    operation,
    id: source.id,
    before: null,
    contents: {},
    errors: [],
    platformValues: {}
  };
}

/** Refuses a row. */
export function refuse(
  work: RowWork,
  statusCode: string,
  message: string,
  fields: readonly string[] = []
): void {
  work.errors.push({ statusCode, message, fields });
}

export function isFine(work: RowWork): boolean {
  return work.errors.length === 0;
}

/** Column name of a field in the object's own letter case; null when the object has no such field. */
export function columnOf(object: ObjectSchema, fieldName: string): string | null {
  return object.fields.get(fieldName.toLowerCase())?.name ?? null;
}
