import process from 'node:process';
import { InternalError } from '../diagnostics/errors.ts';
import type { Schema } from '../metadata/schema.ts';
import type { OrgServices, QueryRequest } from '../runtime/core/services.ts';
import { DmlEngine } from '../runtime/database/dml-engine.ts';
import { NO_RULES, type OrgRules } from '../runtime/database/org-rules.ts';
import type { DmlRequest, DmlRowResult, RunningUser, Transaction } from '../runtime/transaction.ts';
import type { ApexList } from '../runtime/values/list.ts';
import type { SObjectValue } from '../runtime/values/sobject.ts';
import type { Store } from '../store/store.ts';
import type { SoqlQuery } from '../syntax/soql-ast.ts';
import { StoredEvents, StoredJobs, StoredNotifications, StoredRows } from './async-stores.ts';
import { QueryRunner } from './query-runner.ts';
import { SEED_USERS, seedUsername } from './seed-users.ts';
import type { UserDirectory } from './user-directory.ts';

export interface ServiceParts {
  readonly schema: Schema;
  readonly store: Store;
  readonly users: UserDirectory;
  readonly baseUrl: string;
  readonly now: () => number;
  /** None without it. */
  readonly rules?: OrgRules;
  /** Hears of jobs that failed; standard error without it. */
  readonly jobFailed?: (error: unknown) => void;
}

/** Hears platform events after their commit. */
export type PlatformEventListener = (event: SObjectValue) => void;

/** Joins the runtime to SOQL, DML, store and users. */
export class LocalServices implements OrgServices {
  readonly schema: Schema;
  readonly organizationId: string;
  readonly baseUrl: string;
  readonly database: Store;
  readonly platformRows: StoredRows;
  readonly events: StoredEvents;
  readonly jobs: StoredJobs;
  readonly notifications: StoredNotifications;
  readonly #users: UserDirectory;
  readonly #queries: QueryRunner;
  readonly #dml: DmlEngine;
  readonly #now: () => number;
  readonly #jobFailed: (error: unknown) => void;
  readonly #listeners = new Set<PlatformEventListener>();
  readonly #waiting = new Set<() => void>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(parts: ServiceParts) {
    this.schema = parts.schema;
    this.baseUrl = parts.baseUrl;
    this.database = parts.store;
    this.organizationId = organizationId(parts.store);
    this.#users = parts.users;
    this.#queries = new QueryRunner(parts.schema, parts.store);
    this.#dml = new DmlEngine(parts.store, parts.rules ?? NO_RULES);
    this.#now = parts.now;
    this.#jobFailed = parts.jobFailed ?? printFailure;
    this.platformRows = new StoredRows(parts.store, parts.now);
    this.events = new StoredEvents(parts.store, parts.schema, parts.now);
    this.jobs = new StoredJobs(parts.store);
    this.notifications = new StoredNotifications(parts.store);
  }

  now(): number {
    return this.#now();
  }

  parseQuery(text: string): SoqlQuery {
    return this.#queries.parse(text);
  }

  runQuery(tx: Transaction, request: QueryRequest): ApexList {
    return this.#queries.run(tx, request);
  }

  runDml(tx: Transaction, request: DmlRequest): readonly DmlRowResult[] {
    return this.#dml.execute(tx, request);
  }

  emptyRecycleBin(tx: Transaction, ids: readonly string[]): readonly DmlRowResult[] {
    return this.#dml.emptyRecycleBin(tx, ids);
  }

  userById(id: string): RunningUser | null {
    return this.#users.byId(id);
  }

  userByUsername(username: string): RunningUser | null {
    return this.#users.byUsername(username);
  }

  /** @remarks Triggers on platform events run as the Automated Process user: https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm. Here an administrator stands for it. */
  automatedProcessUser(): RunningUser {
    const admin = this.#users.byUsername(seedUsername(SEED_USERS[0]!));
    if (admin === null) throw new InternalError('The local org has no administrator.');
    return admin;
  }

  listen(listener: PlatformEventListener): void {
    this.#listeners.add(listener);
  }

  eventsPublished(events: readonly SObjectValue[]): void {
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }

  /** After the caller has been answered. */
  schedule(work: () => void): void {
    this.#waiting.add(work);
    setImmediate(() => {
      if (this.#waiting.delete(work)) work();
    });
  }

  later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    timer.unref();
    this.#timers.add(timer);
  }

  takeFault(kind: 'limit' | 'crash', quiddity: string): boolean {
    return this.database.faults.take(kind, quiddity) !== null;
  }

  /** Runs what still waits, before the database closes; what that would put in line is left undone. */
  finish(): void {
    const waiting = [...this.#waiting];
    for (const work of waiting) work();
    this.#waiting.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Drops what still waits: the services of the next program take it up from the database. */
  abandon(): void {
    this.#waiting.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  jobFailed(error: unknown): void {
    this.#jobFailed(error);
  }
}

function printFailure(error: unknown): void {
  process.stderr.write(
    `An asynchronous job failed: ${error instanceof Error ? error.message : String(error)}\n`
  );
}

function organizationId(store: Store): string {
  const row = store.get('SELECT "Id" FROM "Organization" LIMIT 1');
  if (row === undefined) throw new InternalError('The database has no organisation.');
  return String(row['Id']);
}
