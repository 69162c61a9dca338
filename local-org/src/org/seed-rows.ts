import type { Schema } from '../metadata/schema.ts';
import type { ColumnValue } from '../store/columns.ts';
import type { Store } from '../store/store.ts';

/** Columns of one row by name. */
export type SeedValues = Readonly<Record<string, ColumnValue>>;

/** Writes rows that every org has or that a deployment makes, past all rules; opened inside a database transaction. */
export class SeedRows {
  readonly #store: Store;
  readonly #schema: Schema;
  readonly #now: number;
  readonly #adminId: string;

  constructor(store: Store, schema: Schema, now: number, adminId: string) {
    this.#store = store;
    this.#schema = schema;
    this.#now = Math.floor(now / 1000) * 1000;
    this.#adminId = adminId;
  }

  nextId(object: string): string {
    return this.#store.nextId(object);
  }

  /** Id of the first row with these values. */
  find(object: string, key: SeedValues): string | undefined {
    const condition = Object.keys(key)
      .map((name) => `"${name}" = ?`)
      .join(' AND ');
    const row = this.#store.get(
      `SELECT "Id" FROM "${object}" WHERE ${condition} AND "IsDeleted" = 0`,
      Object.values(key)
    );
    return row === undefined ? undefined : String(row['Id']);
  }

  /** Inserts the row unless one with this key is there; answers its id. */
  ensure(object: string, key: SeedValues, values: SeedValues = {}): string {
    return this.find(object, key) ?? this.#insert(object, { ...key, ...values });
  }

  /** Like {@link ensure}, and brings a row that is there to these values. */
  put(object: string, key: SeedValues, values: SeedValues): string {
    const known = this.find(object, key);
    if (known === undefined) return this.#insert(object, { ...key, ...values });
    this.#store.update(object, known, this.#columns(object, values));
    return known;
  }

  #insert(object: string, values: SeedValues): string {
    const row = {
      Id: this.#store.nextId(object),
      CreatedById: this.#adminId,
      CreatedDate: this.#now,
      LastModifiedById: this.#adminId,
      LastModifiedDate: this.#now,
      SystemModstamp: this.#now,
      ...values
    };
    this.#store.insert(object, this.#columns(object, row));
    return row.Id;
  }

  /** Columns that the object does not have are left out: audit fields differ between objects. */
  #columns(object: string, values: SeedValues): SeedValues {
    const fields = this.#schema.object(object)?.fields;
    return Object.fromEntries(
      Object.entries(values).filter(([name]) => fields?.has(name.toLowerCase()) ?? false)
    );
  }
}
