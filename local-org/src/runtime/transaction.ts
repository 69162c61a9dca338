import type { Schema } from '../metadata/schema.ts';
import type { ApexType } from '../syntax/types.ts';
import type { SoqlQuery } from '../syntax/soql-ast.ts';
import type { DmlOperation, TriggerEvent } from '../syntax/ast.ts';
import type { AsyncJob } from './async-job.ts';
import type { ApexList } from './values/list.ts';
import type { SObjectValue } from './values/sobject.ts';
import type { LimitCounters } from './limits.ts';

/** `user` checks object and field permissions of the running user; `system` does not. Sharing is a matter of its own. */
export type AccessMode = 'user' | 'system';

export interface RunningUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** What the user's row says of the person; absent for a user without a row. */
  readonly person?: UserPerson;
  readonly profileName: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  /** Effective rights of the profile and the assigned permission sets. */
  readonly permissions: UserPermissions;
  /** Queues the user is a member of: their records are the member's as if owned. */
  readonly queueIds?: readonly string[];
  /** Set for the guest user of a site: somebody from outside who has not logged in. */
  readonly guest?: GuestContext;
}

/** Fields of the user's row that Apex asks for by `UserInfo`. */
export interface UserPerson {
  readonly firstName: string | null;
  readonly lastName: string;
  readonly email: string | null;
  readonly profileId: string | null;
  readonly roleId: string | null;
}

/** What a site says about its guests. */
export interface GuestContext {
  /** Who owns the rows that guests create. */
  readonly defaultOwnerId: string;
}

/** The running user's rights; names in any letter case. */
export interface UserPermissions {
  canRead(object: string): boolean;
  canCreate(object: string): boolean;
  canEdit(object: string): boolean;
  canDelete(object: string): boolean;
  viewsAll(object: string): boolean;
  modifiesAll(object: string): boolean;
  canReadField(object: string, field: string): boolean;
  canEditField(object: string, field: string): boolean;
  canUseClass(className: string): boolean;
  has(userPermission: string): boolean;
  hasCustomPermission(name: string): boolean;
}

/** What one save may be told: the parts of `Database.DMLOptions` and of a DML call. */
export interface DmlRequest {
  readonly operation: DmlOperation;
  readonly rows: readonly SObjectValue[];
  readonly access: AccessMode;
  readonly allOrNone: boolean;
  readonly externalIdField: string | null;
  /** True when system-mode DML comes from a class `with sharing`; user mode always respects sharing. */
  readonly sharing?: boolean;
  /** Rows that a merge deletes in favour of the one row. */
  readonly mergeIds?: readonly string[];
  /** Turns an update of Leads into their conversion, one entry a row. */
  readonly leadConversions?: readonly LeadConversion[];
}

/** What `Database.LeadConvert` says of one lead. */
export interface LeadConversion {
  readonly status: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly opportunityName: string | null;
  readonly ownerId: string | null;
  readonly doNotCreateOpportunity: boolean;
}

export interface DmlError {
  /** `System.StatusCode` constant: `REQUIRED_FIELD_MISSING` … */
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface DmlRowResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly DmlError[];
  /** Of a merge: ids of the rows that moved to the master. */
  readonly movedIds?: readonly string[];
}

/**
 * One Apex transaction as library types and emitted code see it: one user, one graph of statics, one set of limits, one database
 * transaction that commits or rolls back as a whole. Everything is synchronous.
 */
export interface Transaction {
  readonly schema: Schema;
  readonly limits: LimitCounters;
  /** Changes under `System.runAs`. */
  readonly user: RunningUser;
  readonly organizationId: string;
  /** `https://…` without a trailing slash. */
  readonly baseUrl: string;
  /** True while an `@IsTest` method runs. */
  readonly isTest: boolean;
  /** Milliseconds since 1970 of the transaction's clock. */
  now(): number;

  /** State of a library type in this transaction (RestContext, savepoints, the test context …), created at first use. */
  slot<T>(key: symbol, create: () => T): T;

  /** Runs SOQL. `sharing` of the calling class is known from the frame stack. Counts limits. */
  query(
    query: SoqlQuery,
    binds: ReadonlyMap<string, unknown> | readonly unknown[],
    access: AccessMode
  ): ApexList;
  /** Parses and binds dynamic SOQL; throws `System.QueryException` with the platform's text. */
  parseQuery(text: string): SoqlQuery;
  /** Runs one DML statement with its triggers. Throws only LimitException; refusals are in the results, in the order of the rows. */
  dml(request: DmlRequest): readonly DmlRowResult[];
  /** Takes rows out of the recycle bin for good; a DML statement. */
  emptyRecycleBin(ids: readonly string[]): readonly DmlRowResult[];
  setSavepoint(): unknown;
  rollback(savepoint: unknown): void;

  /** Calls a method of a user object by name and number of arguments (`compareTo`, `execute`, `equals`); undefined where it has none. */
  invoke(target: unknown, method: string, args: readonly unknown[]): unknown;
  hasMethod(target: unknown, method: string, arity: number): boolean;
  /** Calls a static method without parameters of a user class. */
  invokeStatic(className: string, method: string): unknown;
  /** Creates an instance with the constructor without parameters. */
  construct(type: ApexType): unknown;
  /** Resolves `Type.forName`; null when there is none. */
  findType(name: string): ApexType | null;
  /** Facts about a user class that JSON and describe need. */
  classInfo(name: string): ClassInfo | null;
  /** Runs a trigger body with the context in `System.Trigger`'s slot. */
  runTriggers(object: string, event: TriggerEvent, context: TriggerContext): void;
  /** Work for after the commit: platform events, queueables. */
  afterCommit(job: AsyncJob): void;
}

export interface ClassInfo {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly superclass: ApexType | null;
  readonly interfaces: readonly ApexType[];
  /** Instance fields and properties in order of declaration, inherited first; transient ones left out of JSON. */
  readonly fields: readonly {
    readonly name: string;
    readonly type: ApexType;
    readonly isTransient: boolean;
    readonly isAuraEnabled: boolean;
    readonly hasGetter: boolean;
    readonly hasSetter: boolean;
  }[];
  readonly enumConstants: readonly string[];
}

export interface TriggerContext {
  readonly isBefore: boolean;
  readonly operation: 'INSERT' | 'UPDATE' | 'DELETE' | 'UNDELETE';
  /** null where the event has none. */
  readonly newRows: readonly SObjectValue[] | null;
  readonly oldRows: readonly SObjectValue[] | null;
}
