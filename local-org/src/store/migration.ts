import type { DatabaseSync } from 'node:sqlite';
import { quoted } from './columns.ts';
import type { TableDefinition } from './tables.ts';

/** Makes the tables that are missing and rebuilds those whose definition changed, keeping the values of columns that stay. */
export function prepareTables(database: DatabaseSync, tables: readonly TableDefinition[]): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_counter" ("name" TEXT PRIMARY KEY, "value" INTEGER NOT NULL) STRICT'
  );
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_definition" ("name" TEXT PRIMARY KEY, "text" TEXT NOT NULL) STRICT'
  );
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_bin" ("root" TEXT NOT NULL, "object" TEXT NOT NULL, "id" TEXT NOT NULL, "column" TEXT) STRICT'
  );
  database.exec('CREATE INDEX IF NOT EXISTS "_bin.root" ON "_bin" ("root")');
  prepareQueues(database);
  const known = new Map<string, string>();
  for (const row of database.prepare('SELECT "name", "text" FROM "_definition"').all()) {
    known.set(String(row['name']), String(row['text']));
  }
  const remember = database.prepare(
    'INSERT OR REPLACE INTO "_definition" ("name", "text") VALUES (?, ?)'
  );
  database.exec('SAVEPOINT "_tables"');
  for (const table of tables) {
    const text = [table.create, ...table.indexes].join(';\n');
    if (known.get(table.name) === text) continue;
    if (known.has(table.name)) rebuild(database, table);
    else create(database, table);
    remember.run(table.name, text);
  }
  database.exec('RELEASE "_tables"');
}

/** Drops the tables of objects that are gone, and their rows with them. */
export function dropOtherTables(database: DatabaseSync, tables: readonly TableDefinition[]): void {
  const kept = new Set(tables.map((table) => table.name));
  for (const row of database.prepare('SELECT "name" FROM "_definition"').all()) {
    const name = String(row['name']);
    if (kept.has(name)) continue;
    database.exec(`DROP TABLE ${quoted(name)}`);
    database.prepare('DELETE FROM "_definition" WHERE "name" = ?').run(name);
  }
}

/** What waits for its turn: events that a trigger has not had yet, jobs by the id of their row; and notifications sent. */
function prepareQueues(database: DatabaseSync): void {
  for (const table of [
    '"_event" ("replayId" INTEGER PRIMARY KEY AUTOINCREMENT, "object" TEXT NOT NULL, "publishedAt" INTEGER NOT NULL, "values" TEXT NOT NULL)',
    '"_job" ("id" TEXT PRIMARY KEY, "job" TEXT NOT NULL)',
    '"_notification" ("number" INTEGER PRIMARY KEY AUTOINCREMENT, "sentAt" INTEGER NOT NULL, "notification" TEXT NOT NULL)'
  ])
    database.exec(`CREATE TABLE IF NOT EXISTS ${table} STRICT`);
  database.exec('CREATE INDEX IF NOT EXISTS "_event.object" ON "_event" ("object", "replayId")');
}

function create(database: DatabaseSync, table: TableDefinition): void {
  database.exec(table.create);
  for (const index of table.indexes) database.exec(index);
}

function rebuild(database: DatabaseSync, table: TableDefinition): void {
  const old = quoted(`_old_${table.name}`);
  database.exec(`ALTER TABLE ${quoted(table.name)} RENAME TO ${old}`);
  const indexes = database.prepare(
    `SELECT "name" FROM sqlite_schema WHERE "type" = 'index' AND "tbl_name" = ? AND "sql" IS NOT NULL`
  );
  for (const index of indexes.all(`_old_${table.name}`))
    database.exec(`DROP INDEX ${quoted(String(index['name']))}`);
  create(database, table);
  const before = new Set<string>();
  for (const column of database.prepare(`PRAGMA table_info(${old})`).all())
    before.add(String(column['name']));
  const shared = table.columns
    .filter((column) => before.has(column))
    .map(quoted)
    .join(', ');
  database.exec(`INSERT INTO ${quoted(table.name)} (${shared}) SELECT ${shared} FROM ${old}`);
  database.exec(`DROP TABLE ${old}`);
}
