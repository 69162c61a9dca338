import { isReferenceField, quoted } from '../../store/columns.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { Store } from '../../store/store.ts';
import type { RowWork } from './row-work.ts';

/** What a reference points at. */
export type ReferenceState = 'present' | 'deleted' | 'missing';

/** Ids in one SELECT; below SQLite's limit of parameters. */
const IDS_PER_SELECT = 500;

/** Looks up the rows that the references of a statement point at, together; lives no longer than one step of a save. */
export class ReferenceCache {
  readonly store: Store;
  readonly #states = new Map<string, ReferenceState>();

  private constructor(store: Store) {
    this.store = store;
  }

  static of(store: Store, works: readonly RowWork[]): ReferenceCache {
    const cache = new ReferenceCache(store);
    const wanted = new Map<ObjectSchema, Set<string>>();
    for (const work of works) {
      for (const field of work.object.fields.values()) {
        const id = isReferenceField(field) ? work.contents[field.name] : null;
        const target = typeof id === 'string' ? cache.target(field.referenceTo, id) : null;
        if (typeof id !== 'string' || target === null || !store.keeps(target.name)) continue;
        wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
      }
    }
    for (const [object, ids] of wanted) cache.#load(object.name, [...ids]);
    return cache;
  }

  /** The object among those allowed that an id belongs to; null when it belongs to none. */
  target(allowed: readonly string[], id: string): ObjectSchema | null {
    for (const name of allowed) {
      const object = this.store.schema.object(name);
      if (object !== undefined && id.startsWith(object.keyPrefix)) return object;
    }
    return null;
  }

  state(id: string): ReferenceState {
    return this.#states.get(id) ?? 'missing';
  }

  #load(object: string, ids: readonly string[]): void {
    for (let from = 0; from < ids.length; from += IDS_PER_SELECT) {
      const part = ids.slice(from, from + IDS_PER_SELECT);
      const marks = part.map(() => '?').join(', ');
      const sql = `SELECT "Id", "IsDeleted" FROM ${quoted(object)} WHERE "Id" IN (${marks})`;
      for (const row of this.store.all(sql, part)) {
        this.#states.set(String(row['Id']), row['IsDeleted'] === 1 ? 'deleted' : 'present');
      }
    }
  }
}
