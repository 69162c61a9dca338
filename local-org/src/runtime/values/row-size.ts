import { SObjectValue } from './sobject.ts';

/** Characters of the texts of rows, of their parents and their child rows: the least that they take of the heap. */
export function sizeOfRows(rows: readonly unknown[]): number {
  let size = 0;
  for (const row of rows) if (row instanceof SObjectValue) size += sizeOfRow(row);
  return size;
}

function sizeOfRow(row: SObjectValue): number {
  let size = 0;
  for (const key of row.setKeys()) {
    const value = row.peek(key);
    if (typeof value === 'string') size += value.length;
  }
  for (const { row: parent } of row.parents()) size += parent === null ? 0 : sizeOfRow(parent);
  for (const { rows } of row.childLists()) size += sizeOfRows(rows.items);
  return size;
}
