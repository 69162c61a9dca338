import type { Schema } from '../../metadata/schema.ts';
import type { TriggerEvent } from '../../syntax/ast.ts';
import type { SoqlQuery } from '../../syntax/soql-ast.ts';
import type { ApexType } from '../../syntax/types.ts';
import { UnsupportedError } from '../../diagnostics/errors.ts';
import type { AsyncJob } from '../async-job.ts';
import { LimitCounters, type LimitAmounts } from '../limits.ts';
import type {
  AccessMode,
  ClassInfo,
  DmlRequest,
  DmlRowResult,
  RunningUser,
  Transaction,
  TriggerContext
} from '../transaction.ts';
import type { ApexList } from '../values/list.ts';
import { ALLOCATOR, type Allocator } from '../values/object.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { STACK_TRACER } from '../values/stack-tracer.ts';
import type { ApexRuntime } from './apex-runtime.ts';
import { cpuMilliseconds } from './cpu-time.ts';
import type { Host } from './host.ts';
import { allocate, callMethod, callStatic, construct, hasMethod } from './reflection.ts';
import { ApexSavepoint } from './savepoint.ts';
import type { OrgServices } from './services.ts';
import { traceException } from './stack-trace.ts';
import { runTriggersOf, triggerState } from './trigger-dispatch.ts';

/** Whether the running class enforces sharing rules. */
export type SharingMode = 'with' | 'without';

export interface TransactionOptions {
  readonly user: RunningUser;
  readonly limits: LimitAmounts;
  readonly isTest: boolean;
}

/** The transaction that emitted code runs in. */
export class ApexTransaction implements Transaction {
  readonly runtime: ApexRuntime;
  readonly isTest: boolean;
  readonly statics: (object | undefined)[] = [];
  /** Replaced between `Test.startTest` and `Test.stopTest`. */
  limits: LimitCounters;
  user: RunningUser;
  sharing: SharingMode = 'with';
  /** Work for after the commit, in order. */
  jobs: AsyncJob[] = [];
  /** Events that are published whatever becomes of the transaction. */
  readonly immediateEvents: SObjectValue[] = [];
  /** CPU time of the process when the transaction was last charged, in milliseconds. */
  cpuSeenAt = cpuMilliseconds();
  readonly #slots = new Map<symbol, unknown>();
  /** Savepoints that can be gone back to, in the order set. */
  #savepoints: ApexSavepoint[] = [];

  constructor(runtime: ApexRuntime, options: TransactionOptions) {
    this.runtime = runtime;
    this.user = options.user;
    this.isTest = options.isTest;
    this.limits = new LimitCounters(options.limits);
    this.#slots.set(STACK_TRACER, traceException);
    const allocator: Allocator = (type) => allocate(this.host, type);
    this.#slots.set(ALLOCATOR, allocator);
  }

  get host(): Host {
    return this.runtime.host;
  }

  get services(): OrgServices {
    return this.runtime.services;
  }

  get schema(): Schema {
    return this.services.schema;
  }

  get organizationId(): string {
    return this.services.organizationId;
  }

  get baseUrl(): string {
    return this.services.baseUrl;
  }

  now(): number {
    return this.services.now();
  }

  slot<T>(key: symbol, create: () => T): T {
    if (!this.#slots.has(key)) this.#slots.set(key, create());
    return this.#slots.get(key) as T;
  }

  // ----------------------------------------------------------------- database

  query(
    query: SoqlQuery,
    binds: ReadonlyMap<string, unknown> | readonly unknown[],
    access: AccessMode
  ): ApexList {
    const sharing = this.sharing === 'with';
    return this.services.runQuery(this, { query, binds, access, sharing });
  }

  parseQuery(text: string): SoqlQuery {
    return this.services.parseQuery(text);
  }

  dml(request: DmlRequest): readonly DmlRowResult[] {
    const sharing = request.sharing ?? this.sharing === 'with';
    return this.services.runDml(this, { ...request, sharing });
  }

  emptyRecycleBin(ids: readonly string[]): readonly DmlRowResult[] {
    return this.services.emptyRecycleBin(this, ids);
  }

  /** @remarks Counts as a DML statement: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm */
  setSavepoint(): ApexSavepoint {
    this.limits.add('dmlStatements', 1);
    const database = this.services.database.savepoint();
    const savepoint = new ApexSavepoint(database, this.jobs.length, triggerState(this));
    this.#savepoints.push(savepoint);
    return savepoint;
  }

  /**
   * @remarks Later savepoints become invalid, and none can be used across trigger invocations; the text of the error is not
   * documented: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
   */
  rollback(savepoint: unknown): void {
    this.limits.add('dmlStatements', 1);
    if (!(savepoint instanceof ApexSavepoint)) return;
    const index = this.#savepoints.indexOf(savepoint);
    if (index < 0) {
      throw new UnsupportedError('A savepoint that became invalid when an earlier one was used');
    }
    if (savepoint.trigger !== triggerState(this)) {
      throw new UnsupportedError('A savepoint used in another trigger invocation');
    }
    this.#savepoints = this.#savepoints.slice(0, index + 1);
    this.services.database.rollbackTo(savepoint.database);
    const kept = this.jobs.slice(savepoint.jobs).filter(isImmediate);
    this.jobs = [...this.jobs.slice(0, savepoint.jobs), ...kept];
  }

  runTriggers(object: string, event: TriggerEvent, context: TriggerContext): void {
    runTriggersOf(this, object, event, context);
  }

  /** Runs one trigger of a platform event; the others have transactions of their own. */
  runEventTrigger(object: string, trigger: string, context: TriggerContext): void {
    runTriggersOf(this, object, 'after insert', context, trigger);
  }

  afterCommit(job: AsyncJob): void {
    this.jobs.push(job);
    if (job.kind === 'platformEvent' && job.isImmediate) this.immediateEvents.push(job.event);
  }

  // --------------------------------------------------------------- reflection

  invoke(target: unknown, method: string, args: readonly unknown[]): unknown {
    return callMethod(this.host, target, method, args);
  }

  hasMethod(target: unknown, method: string, arity: number): boolean {
    return hasMethod(this.host, target, method, arity);
  }

  invokeStatic(className: string, method: string): unknown {
    return callStatic(this.host, className, method, []);
  }

  construct(type: ApexType): unknown {
    return construct(this, type);
  }

  findType(name: string): ApexType | null {
    return this.host.program.resolve(name);
  }

  classInfo(name: string): ClassInfo | null {
    return this.host.program.classInfo(name);
  }
}

/** What a rollback does not take back. */
function isImmediate(job: AsyncJob): boolean {
  return job.kind === 'platformEvent' && job.isImmediate;
}
