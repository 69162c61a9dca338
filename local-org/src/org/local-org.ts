import { Diagnostic, InternalError } from '../diagnostics/errors.ts';
import type { Schema } from '../metadata/schema.ts';
import type { ApexRuntime } from '../runtime/core/apex-runtime.ts';
import type { CompiledMethod, CompiledType, CompiledUnit } from '../runtime/core/compiled-unit.ts';
import type { SentNotification } from '../runtime/core/async/stores.ts';
import { callStatic } from '../runtime/core/reflection.ts';
import { traceException } from '../runtime/core/stack-trace.ts';
import type { OrgRules } from '../runtime/database/org-rules.ts';
import type { RunningUser, Transaction } from '../runtime/transaction.ts';
import type { ApexException } from '../runtime/values/exception.ts';
import type { Store } from '../store/store.ts';
import type { CompiledProject } from './compile.ts';
import { openDatabase } from './open-database.ts';
import { DeployError } from './deploy-error.ts';
import { startProgram, type DeployedProgram } from './program.ts';
import { RequestRefusal } from './request-refusal.ts';
import { seedRows } from './seed.ts';
import type { LocalServices, PlatformEventListener } from './services.ts';
import type { UserDirectory } from './user-directory.ts';

export interface LocalOrgOptions {
  readonly project: CompiledProject;
  /** Database file; null keeps nothing. */
  readonly database: string | null;
  /** Address of the org for `URL.getOrgDomainUrl` and record links, without a trailing slash. */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Duplicate and assignment rules; none without it. */
  readonly rules?: OrgRules;
  /** Hears of jobs that failed; standard error without it. */
  readonly jobFailed?: (error: unknown) => void;
}

/** A transaction that has begun, and the way into user code. */
export interface OpenTransaction {
  readonly tx: Transaction;
  callStatic(className: string, method: CompiledMethod, values: readonly unknown[]): unknown;
}

/** One org: the deployed program over its database. Everything it does is done by a user in a transaction. */
export class LocalOrg {
  #options: LocalOrgOptions;
  #program: DeployedProgram;
  readonly #listeners: PlatformEventListener[] = [];

  private constructor(options: LocalOrgOptions, store: Store) {
    this.#options = options;
    this.#program = startProgram(options, store);
  }

  /**
   * Opens the database, fills a fresh one, loads the program, and takes up the jobs that still wait.
   * @throws DatabaseError for a file that is damaged or that something else keeps its data in
   * @throws DeployError when the metadata names a user that does not exist, or gives a guest too much
   * @throws UnsupportedError
   */
  static open(options: LocalOrgOptions): LocalOrg {
    const org = new LocalOrg(options, openDatabase(options));
    org.runtime.resume();
    return org;
  }

  /**
   * Puts another project in the place of the present one, whole or not at all; rows stay. Everybody who holds the org works with the new
   * project from then on, jobs in line too.
   * @param accept looks at the new program in its place before anything is final; false takes everything back
   * @param adopt runs when all is accepted, just before the commit
   * @returns whether the org has changed
   * @throws DeployError when the metadata asks for what the org does not have or allow; UnsupportedError
   */
  change(
    project: CompiledProject,
    accept: (candidate: DeployedProgram) => boolean,
    adopt: () => void = () => undefined
  ): boolean {
    const before = this.#program;
    const options = { ...this.#options, project };
    before.store.begin();
    let next: DeployedProgram;
    try {
      const store = before.store.withSchema(project.schema);
      seedRows(store, project.schema, options.now());
      next = startProgram(options, store);
      if (!accept(next)) return this.#takeBack();
      adopt();
      store.commit();
    } catch (error) {
      this.#takeBack();
      throw error instanceof Diagnostic ? new DeployError([error]) : error;
    }
    before.services.abandon();
    this.#options = options;
    this.#program = next;
    for (const listener of this.#listeners) next.services.listen(listener);
    next.runtime.resume();
    return true;
  }

  #takeBack(): false {
    const { store } = this.#program;
    store.rollback();
    store.takeBack();
    return false;
  }

  get schema(): Schema {
    return this.#program.schema;
  }

  /** Everything compiled: classes and triggers. */
  get units(): readonly CompiledUnit[] {
    return this.#program.units;
  }

  /** Every user class, the inner ones too. */
  get types(): readonly CompiledType[] {
    return this.#program.types;
  }

  get users(): UserDirectory {
    return this.#program.users;
  }

  /** For the test runner. */
  get runtime(): ApexRuntime {
    return this.#program.runtime;
  }

  get #services(): LocalServices {
    return this.#program.services;
  }

  get #store(): Store {
    return this.#program.store;
  }

  get organizationId(): string {
    return this.#services.organizationId;
  }

  /** Faults planted by tests. */
  get faults(): Store['faults'] {
    return this.#store.faults;
  }

  /**
   * Runs work as one transaction of a user: committed when it returns, rolled back whole when it throws.
   * @throws ApexException, LimitFailure, UnsupportedError, RequestRefusal whatever ended it
   */
  run<T>(user: RunningUser, work: (transaction: OpenTransaction) => T): T {
    const { host } = this.runtime;
    try {
      return this.runtime.run({ user }, (tx) =>
        work({
          tx,
          callStatic: (className, method, values) =>
            callStatic(host, className, method.name, values)
        })
      );
    } catch (error) {
      throw error instanceof InternalError && error.cause instanceof RequestRefusal
        ? error.cause
        : error;
    }
  }

  /** Runs jobs and retries that have become due, after a test has set the clock. */
  wake(): void {
    this.runtime.wake();
  }

  /** Resolves when no asynchronous work is in line; delayed work still waits for its time. */
  async settled(): Promise<void> {
    do {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    } while (!this.runtime.isIdle);
  }

  /** Custom notifications sent so far, the last one last. */
  get notifications(): readonly SentNotification[] {
    return this.#services.notifications.all();
  }

  /** Hears every platform event after its commit. */
  listen(listener: PlatformEventListener): void {
    this.#listeners.push(listener);
    this.#services.listen(listener);
  }

  /** `Class.BirdPhone.parse: line 12, column 1`, one line a frame. */
  stackTrace(error: ApexException): string {
    return traceException(error)
      .map((frame) => frame.text)
      .join('\n');
  }

  /** Finishes waiting jobs and closes the database. */
  close(): void {
    this.#services.finish();
    this.#store.close();
  }
}
