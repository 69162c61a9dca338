import { ID, listOf, mapOf, sobjectType } from '../../syntax/types.ts';
import type { Transaction, TriggerContext } from '../transaction.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import type { SObjectValue } from '../values/sobject.ts';

/** The values of `System.Trigger` while one event runs; made once, so that every trigger sees the same rows. */
export class TriggerState {
  readonly object: string;
  readonly context: TriggerContext;
  readonly newRows: ApexList | null;
  readonly oldRows: ApexList | null;

  constructor(object: string, context: TriggerContext) {
    this.object = object;
    this.context = context;
    this.newRows = this.#list(context.newRows);
    this.oldRows = this.#list(context.oldRows);
  }

  #list(rows: readonly SObjectValue[] | null): ApexList | null {
    if (rows === null) return null;
    return new ApexList(listOf(sobjectType(this.object)), [...rows]).freeze();
  }

  /** `Trigger.newMap`: null where rows have no ids yet. */
  newMap(tx: Transaction): ApexMap | null {
    const isBeforeInsert = this.context.isBefore && this.context.operation === 'INSERT';
    return isBeforeInsert ? null : this.#map(tx, this.context.newRows);
  }

  oldMap(tx: Transaction): ApexMap | null {
    return this.#map(tx, this.context.oldRows);
  }

  #map(tx: Transaction, rows: readonly SObjectValue[] | null): ApexMap | null {
    if (rows === null) return null;
    const entries = rows.map((row): [unknown, unknown] => [row.id, row]);
    const map = new ApexMap(mapOf(ID, sobjectType(this.object)));
    for (const [id, row] of entries) map.put(tx, id, row);
    return map.freeze();
  }

  get size(): number {
    return (this.newRows ?? this.oldRows)?.size ?? 0;
  }
}
