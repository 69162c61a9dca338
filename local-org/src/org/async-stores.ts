import type { Schema } from '../metadata/schema.ts';
import type {
  EventLog,
  JobStore,
  NotificationLog,
  PlatformRow,
  PlatformRows,
  SentNotification
} from '../runtime/core/async/stores.ts';
import { toColumn } from '../runtime/values/field-value.ts';
import { SObjectValue } from '../runtime/values/sobject.ts';
import { quoted, type ColumnValue } from '../store/columns.ts';
import type { Store } from '../store/store.ts';

/** Events are kept this long for a trigger that stopped. @remarks https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_api_considerations.htm (72 hours) */
const RETENTION_MS = 72 * 60 * 60 * 1000;

/** The platform's own writes. */
export class StoredRows implements PlatformRows {
  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  insert(object: string, values: PlatformRow): string {
    const id = this.#store.nextId(object);
    const second = Math.floor(this.#now() / 1000) * 1000;
    const stamps: PlatformRow = { CreatedDate: second };
    const fields = this.#store.schema.object(object)?.fields;
    const known = Object.entries({ ...stamps, ...values, Id: id }).filter(([name]) =>
      fields?.has(name.toLowerCase())
    );
    this.#store.insert(object, Object.fromEntries(known));
    return id;
  }

  update(object: string, id: string, values: PlatformRow): void {
    this.#store.update(object, id, values);
  }

  remove(object: string, id: string): void {
    this.#store.remove(object, id);
  }

  find(object: string, values: PlatformRow): readonly PlatformRow[] {
    const names = Object.keys(values);
    const conditions = names.map((name) => `${quoted(name)} IS ?`).join(' AND ');
    const where = names.length === 0 ? '' : ` WHERE ${conditions}`;
    return this.#store.all(
      `SELECT * FROM ${quoted(object)}${where} ORDER BY "Id"`,
      names.map((name) => values[name]!)
    );
  }
}

/** The event bus in a table. */
export class StoredEvents implements EventLog {
  readonly #store: Store;
  readonly #schema: Schema;
  readonly #now: () => number;

  constructor(store: Store, schema: Schema, now: () => number) {
    this.#store = store;
    this.#schema = schema;
    this.#now = now;
  }

  append(event: SObjectValue): number {
    const values: Record<string, ColumnValue> = {};
    for (const { name, value } of event.fields()) values[name] = toColumn(value);
    this.#store.run('INSERT INTO "_event" ("object", "publishedAt", "values") VALUES (?, ?, ?)', [
      event.objectName,
      this.#now(),
      JSON.stringify(values)
    ]);
    const row = this.#store.get('SELECT last_insert_rowid() AS "replayId"');
    const replayId = Number(row?.['replayId']);
    event.write('replayid', String(replayId));
    return replayId;
  }

  after(object: string, replayId: number, most: number): readonly SObjectValue[] {
    const rows = this.#store.all(
      'SELECT "replayId", "values" FROM "_event" WHERE "object" = ? AND "replayId" > ? AND "publishedAt" > ? ORDER BY "replayId" LIMIT ?',
      [object, replayId, this.#now() - RETENTION_MS, most]
    );
    return rows.map((row) => {
      const values = JSON.parse(String(row['values'])) as Record<string, ColumnValue>;
      const contents = { ...values, ReplayId: String(row['replayId']) };
      return SObjectValue.complete(this.#schema, object, contents).freeze();
    });
  }

  tip(object: string): number {
    const row = this.#store.get(
      'SELECT MAX("replayId") AS "tip" FROM "_event" WHERE "object" = ?',
      [object]
    );
    return Number(row?.['tip'] ?? 0);
  }

  published(): number {
    const row = this.#store.get('SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?', ['_event']);
    return Number(row?.['seq'] ?? 0);
  }

  objects(): readonly string[] {
    return this.#store
      .all('SELECT DISTINCT "object" FROM "_event" ORDER BY "object"')
      .map((row) => String(row['object']));
  }

  forget(object: string, upTo: number): void {
    this.#store.run('DELETE FROM "_event" WHERE "object" = ? AND "replayId" <= ?', [object, upTo]);
  }
}

/** The line of jobs in a table. */
export class StoredJobs implements JobStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  keep(id: string, job: string): void {
    this.#store.run(
      'INSERT INTO "_job" ("id", "job") VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET "job" = excluded."job"',
      [id, job]
    );
  }

  forget(id: string): void {
    this.#store.run('DELETE FROM "_job" WHERE "id" = ?', [id]);
  }

  all(): readonly string[] {
    return this.#store
      .all('SELECT "job" FROM "_job" ORDER BY rowid')
      .map((row) => String(row['job']));
  }
}

/** Notifications in a table, so that pages and tests see what was sent. */
export class StoredNotifications implements NotificationLog {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  append(notification: SentNotification): void {
    this.#store.run('INSERT INTO "_notification" ("sentAt", "notification") VALUES (?, ?)', [
      notification.sentAt,
      JSON.stringify(notification)
    ]);
  }

  all(): readonly SentNotification[] {
    return this.#store
      .all('SELECT "notification" FROM "_notification" ORDER BY "number"')
      .map((row) => JSON.parse(String(row['notification'])) as SentNotification);
  }
}
