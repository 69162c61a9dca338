import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { InternalError } from '../diagnostics/errors.ts';
import type { Schema } from '../metadata/schema.ts';
import { quoted, type ColumnValue, type StoredRow } from './columns.ts';
import { FaultPlan } from './faults.ts';
import { formulaFunction } from './formula-columns.ts';
import { makeId } from './ids.ts';
import { dropOtherTables, prepareTables } from './migration.ts';
import { defineTable, type TableDefinition } from './tables.ts';

export interface StoreOptions {
  /** Path of the database file; in memory without one. */
  readonly file?: string | null;
}

/** A point of the transaction to which rows can go back. */
export interface StoreSavepoint {
  readonly name: string;
}

/** Ids in one SELECT; below SQLite's limit of parameters. */
const IDS_PER_SELECT = 500;

/** The rows of one org in SQLite; see README.md for the layout. */
export class Store {
  readonly schema: Schema;
  /** Faults planted by tests. */
  readonly faults: FaultPlan;
  readonly #database: DatabaseSync;
  readonly #tables: ReadonlyMap<string, TableDefinition>;
  readonly #statements = new Map<string, StatementSync>();
  readonly #counters: Map<string, number>;
  /** Counters that moved since the last commit. */
  readonly #moved = new Set<string>();
  #savepoints = 0;
  #inTransaction = false;

  private constructor(
    schema: Schema,
    database: DatabaseSync,
    tables: ReadonlyMap<string, TableDefinition>,
    before: Store | null = null
  ) {
    this.schema = schema;
    this.faults = before?.faults ?? new FaultPlan();
    this.#inTransaction = before?.inTransaction ?? false;
    this.#database = database;
    this.#tables = tables;
    this.#counters = new Map(
      this.all('SELECT "name", "value" FROM "_counter"').map((row) => [
        String(row['name']),
        Number(row['value'])
      ])
    );
    for (const [name, value] of before?.countersMoved() ?? []) this.#counters.set(name, value);
  }

  /** Opens the org's database, and adapts its tables to the schema. @throws UnsupportedError for formulas that cannot be kept. */
  static open(schema: Schema, options: StoreOptions = {}): Store {
    const database = new DatabaseSync(options.file ?? ':memory:');
    database.function('apex_lower', { deterministic: true }, (text) =>
      typeof text === 'string' ? text.toLowerCase() : text
    );
    useFormulas(database, schema);
    if (options.file) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const tables = tablesOf(schema);
    prepareTables(database, [...tables.values()]);
    return new Store(schema, database, tables);
  }

  /**
   * The same database with the tables of another schema, inside the open transaction: values of columns that stay are kept, tables of
   * objects that are gone are dropped. A rollback brings back the tables, {@link Store.takeBack} this store's way of calculating.
   * @throws UnsupportedError for formulas that cannot be kept
   */
  withSchema(schema: Schema): Store {
    const tables = tablesOf(schema);
    useFormulas(this.#database, schema);
    prepareTables(this.#database, [...tables.values()]);
    dropOtherTables(this.#database, [...tables.values()]);
    return new Store(schema, this.#database, tables, this);
  }

  /** Calculates by this store's schema again, after another had the database. */
  takeBack(): void {
    useFormulas(this.#database, this.schema);
    this.#statements.clear();
  }

  /** Counters that have moved since the last commit. */
  countersMoved(): ReadonlyMap<string, number> {
    return new Map([...this.#moved].map((name) => [name, this.#counters.get(name)!]));
  }

  close(): void {
    this.#database.close();
  }

  // ------------------------------------------------------------- transaction

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  begin(): void {
    if (this.#inTransaction)
      throw new InternalError('A database transaction was begun inside another.');
    this.#database.exec('BEGIN');
    this.#inTransaction = true;
  }

  commit(): void {
    const save = this.#prepared(
      'INSERT INTO "_counter" ("name", "value") VALUES (?, ?) ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"'
    );
    for (const name of this.#moved) save.run(name, this.#counters.get(name)!);
    this.#moved.clear();
    this.#database.exec('COMMIT');
    this.#inTransaction = false;
  }

  rollback(): void {
    this.#database.exec('ROLLBACK');
    this.#inTransaction = false;
  }

  savepoint(): StoreSavepoint {
    const name = `s${++this.#savepoints}`;
    this.#database.exec(`SAVEPOINT ${name}`);
    return { name };
  }

  /** Undoes what happened since; the savepoint stays usable, later ones are gone. */
  rollbackTo(savepoint: StoreSavepoint): void {
    this.#database.exec(`ROLLBACK TO ${savepoint.name}`);
  }

  /** Forgets the savepoint and later ones; their changes stay. */
  release(savepoint: StoreSavepoint): void {
    this.#database.exec(`RELEASE ${savepoint.name}`);
  }

  // ------------------------------------------------------------------- reads

  all(sql: string, parameters: readonly SQLInputValue[] = []): StoredRow[] {
    return this.#prepared(sql).all(...parameters) as unknown as StoredRow[];
  }

  get(sql: string, parameters: readonly SQLInputValue[] = []): StoredRow | undefined {
    return this.#prepared(sql).get(...parameters) as unknown as StoredRow | undefined;
  }

  /** Runs a statement that answers no rows; returns the number of changed rows. */
  run(sql: string, parameters: readonly SQLInputValue[] = []): number {
    return Number(this.#prepared(sql).run(...parameters).changes);
  }

  /** One row by its 18-character id, from the recycle bin too; undefined when there is none. */
  findById(object: string, id: string): StoredRow | undefined {
    return this.get(`SELECT * FROM ${this.#table(object)} WHERE "Id" = ?`, [id]);
  }

  /** Rows by id; ids without a row are missing in the map. */
  findByIds(object: string, ids: readonly string[]): Map<string, StoredRow> {
    const found = new Map<string, StoredRow>();
    for (let from = 0; from < ids.length; from += IDS_PER_SELECT) {
      const part = ids.slice(from, from + IDS_PER_SELECT);
      const marks = part.map(() => '?').join(', ');
      for (const row of this.all(
        `SELECT * FROM ${this.#table(object)} WHERE "Id" IN (${marks})`,
        part
      )) {
        found.set(String(row['Id']), row);
      }
    }
    return found;
  }

  // ------------------------------------------------------------------ writes

  /** Inserts one row; `values` by column name, `Id` among them. */
  insert(object: string, values: Readonly<Record<string, ColumnValue>>): void {
    const columns = Object.keys(values);
    const names = columns.map(quoted).join(', ');
    const marks = columns.map(() => '?').join(', ');
    const parameters = columns.map((column) => values[column]!);
    this.run(`INSERT INTO ${this.#table(object)} (${names}) VALUES (${marks})`, parameters);
  }

  /** Changes the named columns of one row. */
  update(object: string, id: string, values: Readonly<Record<string, ColumnValue>>): void {
    const columns = Object.keys(values);
    if (columns.length === 0) return;
    const settings = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    const parameters = columns.map((column) => values[column]!);
    this.run(`UPDATE ${this.#table(object)} SET ${settings} WHERE "Id" = ?`, [...parameters, id]);
  }

  /** Takes a row out for good, as emptying the recycle bin does. */
  remove(object: string, id: string): void {
    this.run(`DELETE FROM ${this.#table(object)} WHERE "Id" = ?`, [id]);
  }

  /** A fresh 18-character id for an object. */
  nextId(object: string): string {
    const schema = this.schema.object(object);
    if (schema === undefined) throw new InternalError(`No object ${object} to make an id for.`);
    return makeId(schema.keyPrefix, this.nextNumber(`id:${schema.name}`));
  }

  /** Counts up; never the same number twice, whatever is rolled back. */
  nextNumber(counter: string): number {
    const next = (this.#counters.get(counter) ?? 0) + 1;
    this.#counters.set(counter, next);
    this.#moved.add(counter);
    return next;
  }

  /** Columns of an object that hold values, `IsDeleted` among them; calculated ones are left out. */
  columns(object: string): readonly string[] {
    return this.#definition(object).columns;
  }

  /** True when rows of the object are kept. */
  keeps(object: string): boolean {
    return this.#tables.has(object.toLowerCase());
  }

  #definition(object: string): TableDefinition {
    const table = this.#tables.get(object.toLowerCase());
    if (table === undefined) throw new InternalError(`No rows of ${object} are kept.`);
    return table;
  }

  #table(object: string): string {
    return quoted(this.#definition(object).name);
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function tablesOf(schema: Schema): ReadonlyMap<string, TableDefinition> {
  const tables = new Map<string, TableDefinition>();
  for (const object of schema.objects.values()) {
    if (object.stored) tables.set(object.name.toLowerCase(), defineTable(object));
  }
  return tables;
}

function useFormulas(database: DatabaseSync, schema: Schema): void {
  database.function(
    'apex_formula',
    { deterministic: true, varargs: true },
    formulaFunction(schema)
  );
}
