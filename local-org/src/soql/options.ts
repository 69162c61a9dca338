import type { Store } from '../store/store.ts';
import type { BoundQuery } from './bound-query.ts';

/**
 * A bind value as a column keeps it: text and ids as text, numbers and counts as numbers, Boolean as 1 or 0, Date as `yyyy-MM-dd`,
 * Datetime as milliseconds since 1970; a collection as an array, a row in it as its id.
 */
export type BindValue = string | number | null | readonly BindValue[];

/** Array.isArray narrows readonly arrays badly; this does not. */
export function isCollection(value: BindValue): value is readonly BindValue[] {
  return Array.isArray(value);
}

/** By position for inline SOQL (order of `bindsOf`), by lower-cased name for dynamic SOQL. */
export type BindValues = readonly BindValue[] | ReadonlyMap<string, BindValue>;

/** What a query needs to know of the running user. */
export interface QueryUser {
  readonly id: string;
  /** `Asia/Jakarta` */
  readonly timeZone: string;
  /** Queues the user is a member of. */
  readonly queueIds?: readonly string[];
  /** Set for guests of a site, who own nothing and see nothing that is not shared with guests. */
  readonly guest?: object;
  readonly permissions: {
    canRead(object: string): boolean;
    canReadField(object: string, field: string): boolean;
    viewsAll(object: string): boolean;
    modifiesAll(object: string): boolean;
  };
}

/** Counts what queries use; throws when it is too much. */
export interface QueryLimits {
  add(name: 'queries' | 'queryRows' | 'aggregateQueries', amount: number): void;
}

export interface QueryOptions {
  readonly store: Store;
  readonly user: QueryUser;
  /** `user` checks object and field permissions. A query that says `WITH USER_MODE` itself must be run with `user`. */
  readonly access: 'user' | 'system';
  /** True where the calling class runs `with sharing`, and always in user mode. */
  readonly sharing: boolean;
  /** Milliseconds since 1970 of the transaction's clock, for date literals. */
  readonly now: number;
  /** null where nothing is counted (REST API). */
  readonly limits: QueryLimits | null;
}

/**
 * Queries on custom metadata do not count, unless they ask for a long text area.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm;
 * https://help.salesforce.com/s/articleView?id=platform.custommetadatatypes_limitations.htm
 */
export function counts(query: BoundQuery): boolean {
  if (query.object.kind !== 'customMetadata') return true;
  return query.select.some(
    (item) => item.kind === 'field' && item.path.field.type === 'LongTextArea'
  );
}
