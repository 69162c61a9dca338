import type { Schema } from '../../metadata/schema.ts';
import type { SoqlQuery } from '../../syntax/soql-ast.ts';
import type {
  AccessMode,
  DmlRequest,
  DmlRowResult,
  RunningUser,
  Transaction
} from '../transaction.ts';
import type { ApexList } from '../values/list.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { EventLog, JobStore, NotificationLog, PlatformRows } from './async/stores.ts';

/**
 * What the runtime core needs from the rest of the org; the `org` folder wires SOQL, DML and the store to it.
 */
export interface OrgServices {
  readonly schema: Schema;
  readonly organizationId: string;
  /** `https://…` without a trailing slash. */
  readonly baseUrl: string;
  readonly database: TransactionalDatabase;
  /** Milliseconds since 1970. */
  now(): number;
  parseQuery(text: string): SoqlQuery;
  runQuery(tx: Transaction, request: QueryRequest): ApexList;
  runDml(tx: Transaction, request: DmlRequest): readonly DmlRowResult[];
  emptyRecycleBin(tx: Transaction, ids: readonly string[]): readonly DmlRowResult[];
  /** An active user, or null. */
  userById(id: string): RunningUser | null;
  /** An active user, or null. */
  userByUsername(username: string): RunningUser | null;
  readonly platformRows: PlatformRows;
  readonly events: EventLog;
  readonly jobs: JobStore;
  readonly notifications: NotificationLog;
  /** Runs triggers of platform events that name no other user. */
  automatedProcessUser(): RunningUser;
  /** Platform events that were published and committed, in order, for subscribers outside of Apex. */
  eventsPublished(events: readonly SObjectValue[]): void;
  /** Runs work after the commit of a transaction: at once, or when the caller has been answered. */
  schedule(work: () => void): void;
  /** Runs work after so many milliseconds; dropped when the org closes before. */
  later(milliseconds: number, work: () => void): void;
  /** Whether a planted fault strikes the transaction of this quiddity. */
  takeFault(kind: 'limit' | 'crash', quiddity: string): boolean;
  /** A job or event trigger failed; nobody waits for it. */
  jobFailed(error: unknown): void;
}

export interface QueryRequest {
  readonly query: SoqlQuery;
  /** By name for dynamic queries, in the order of appearance for inline ones. */
  readonly binds: ReadonlyMap<string, unknown> | readonly unknown[];
  readonly access: AccessMode;
  /** The running class is `with sharing`. User mode respects sharing in any case. */
  readonly sharing: boolean;
}

/** The database's own transaction; the store fits. */
export interface TransactionalDatabase {
  readonly inTransaction: boolean;
  begin(): void;
  commit(): void;
  rollback(): void;
  savepoint(): DatabaseSavepoint;
  rollbackTo(savepoint: DatabaseSavepoint): void;
  release(savepoint: DatabaseSavepoint): void;
}

/** Opaque to the core. */
export type DatabaseSavepoint = { readonly name: string };
