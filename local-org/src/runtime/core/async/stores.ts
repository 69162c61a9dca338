import type { ColumnContent } from '../../values/field-value.ts';
import type { SObjectValue } from '../../values/sobject.ts';

/** One row of an object as the store keeps it. */
export type PlatformRow = Readonly<Record<string, ColumnContent>>;

/** Rows that the platform itself writes, without triggers and rights: AsyncApexJob, CronTrigger … Inside of a transaction only. */
export interface PlatformRows {
  /** Ids and dates of creation are made; answers the id. */
  insert(object: string, values: PlatformRow): string;
  update(object: string, id: string, values: PlatformRow): void;
  remove(object: string, id: string): void;
  /** Rows whose columns equal the values, in the order of their creation. */
  find(object: string, values: PlatformRow): readonly PlatformRow[];
}

/** Events that were published and that some trigger has not had yet. Inside of a transaction only. */
export interface EventLog {
  /** Answers the replay id, and writes it into the event. */
  append(event: SObjectValue): number;
  /** The next events of an object after a replay id, in order. */
  after(object: string, replayId: number, most: number): readonly SObjectValue[];
  /** The replay id of the last event of an object; 0 without one. */
  tip(object: string): number;
  /** How many events were ever published; a rollback takes its own back. */
  published(): number;
  /** Objects with events that wait. */
  objects(): readonly string[];
  /** Drops events up to a replay id. */
  forget(object: string, upTo: number): void;
}

/** Jobs in line, as text by the id of their row. Inside of a transaction only. */
export interface JobStore {
  keep(id: string, job: string): void;
  forget(id: string): void;
  /** In the order they were put in line. */
  all(): readonly string[];
}

/** What `Messaging.CustomNotification` sent. */
export interface SentNotification {
  readonly typeId: string;
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  readonly targetPageRef: string | null;
  readonly senderId: string | null;
  readonly recipients: readonly string[];
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

export interface NotificationLog {
  append(notification: SentNotification): void;
  all(): readonly SentNotification[];
}
