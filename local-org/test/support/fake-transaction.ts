import type { Schema } from '../../src/metadata/schema.ts';
import { ASYNCHRONOUS_LIMITS, LimitCounters } from '../../src/runtime/limits.ts';
import type { ClassInfo, RunningUser, Transaction } from '../../src/runtime/transaction.ts';
import { fieldKey } from '../../src/runtime/values/object.ts';
import type { ApexType } from '../../src/syntax/types.ts';

/** What a test may set; the rest of the transaction refuses to be used. */
export interface FakeTransactionOptions {
  readonly timeZone?: string;
  readonly locale?: string;
  readonly now?: number;
  readonly schema?: Schema;
  readonly classes?: readonly ClassInfo[];
  readonly types?: readonly ApexType[];
  /** Creates an instance of a user class. */
  readonly construct?: (type: ApexType) => unknown;
}

function refuse(what: string): never {
  throw new Error(`The fake transaction has no ${what}.`);
}

function fakeUser(options: FakeTransactionOptions): RunningUser {
  const allowed = (): boolean => true;
  return {
    id: '005000000000001AAA',
    username: 'rep@example.com',
    name: 'Sari Wijaya',
    profileName: 'Standard User',
    timeZone: options.timeZone ?? 'Asia/Jakarta',
    locale: options.locale ?? 'en_US',
    language: 'en_US',
    permissions: {
      canRead: allowed,
      canCreate: allowed,
      canEdit: allowed,
      canDelete: allowed,
      viewsAll: allowed,
      modifiesAll: allowed,
      canReadField: allowed,
      canEditField: allowed,
      canUseClass: allowed,
      hasCustomPermission: allowed,
      has: allowed
    }
  };
}

/** A method of a test's stand-in for an emitted object, kept by its Apex name in lower case. */
function methodOf(target: unknown, name: string): ((...args: unknown[]) => unknown) | null {
  if (typeof target !== 'object' || target === null) return null;
  const method: unknown = Reflect.get(target, fieldKey(`${name.toLowerCase()}()`));
  return typeof method === 'function'
    ? (...args) => Reflect.apply(method, target, args) as unknown
    : null;
}

/**
 * A transaction without database and compiler for tests of single library functions. User objects of a test keep their methods
 * under `fieldKey('compareto()')`.
 */
export function fakeTransaction(options: FakeTransactionOptions = {}): Transaction {
  const slots = new Map<symbol, unknown>();
  const types = new Map((options.types ?? []).map((type) => [type.name.toLowerCase(), type]));
  return {
    get schema() {
      return options.schema ?? refuse('schema');
    },
    limits: new LimitCounters(ASYNCHRONOUS_LIMITS),
    user: fakeUser(options),
    organizationId: '00D000000000001EAA',
    baseUrl: 'https://bird.example.com',
    isTest: true,
    now: () => options.now ?? Date.UTC(2026, 10, 22, 3, 4, 5, 678),
    slot: <T>(key: symbol, create: () => T): T => {
      if (!slots.has(key)) slots.set(key, create());
      return slots.get(key) as T;
    },
    query: () => refuse('query'),
    parseQuery: () => refuse('parseQuery'),
    dml: () => refuse('dml'),
    emptyRecycleBin: () => refuse('dml'),
    setSavepoint: () => refuse('savepoints'),
    rollback: () => refuse('savepoints'),
    invoke: (target, name, args) => methodOf(target, name)?.(...args),
    hasMethod: (target, name) => methodOf(target, name) !== null,
    invokeStatic: () => refuse('static methods'),
    construct: (type) => (options.construct ?? (() => refuse('classes')))(type),
    findType: (name) => types.get(name.toLowerCase()) ?? null,
    classInfo: (name) => options.classes?.find((info) => info.name === name) ?? null,
    runTriggers: () => refuse('triggers'),
    afterCommit: () => refuse('jobs')
  };
}
