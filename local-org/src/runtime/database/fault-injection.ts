import type { ColumnValue } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import { refuse, type RowWork } from './row-work.ts';

/** Lets a planted rival insert its row before the statement, as another transaction that committed would. */
export function plantRivals(store: Store, object: string): void {
  for (
    let fault = store.faults.take('rivalInsert', object);
    fault;
    fault = store.faults.take('rivalInsert', object)
  ) {
    const values: Record<string, ColumnValue> = {};
    for (const column of store.columns(object)) values[column] = fault.values[column] ?? null;
    for (const field of store.schema.object(object)?.fields.values() ?? []) {
      if (field.type === 'Checkbox' && values[field.name] === null) values[field.name] = 0;
    }
    values['IsDeleted'] = 0;
    values['Id'] ??= store.nextId(object);
    store.insert(object, values);
  }
}

/**
 * Refuses the rows that a planted fault strikes.
 *
 * @remarks Wording as seen in public reports of both errors; assumed for the current release.
 */
export function meetFaults(store: Store, works: readonly RowWork[]): void {
  for (const object of new Set(works.map((work) => work.object.name))) {
    const ours = works.filter((work) => work.object.name === object);
    const ids = ours.flatMap((work) => (work.id === null ? [] : [work.id]));
    const lock = ids.length === 0 ? null : store.faults.take('rowLock', object, ids);
    if (lock !== null) {
      for (const work of ours) {
        if (work.id === null || (lock.id !== null && lock.id !== work.id)) continue;
        const message = `unable to obtain exclusive access to this record or 1 records: ${work.id}`;
        refuse(work, 'UNABLE_TO_LOCK_ROW', message);
      }
    }
    const inserts = ours.filter((work) => work.operation === 'insert');
    if (inserts.length === 0 || store.faults.take('storageLimit', object) === null) continue;
    for (const work of inserts) refuse(work, 'STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded');
  }
}
