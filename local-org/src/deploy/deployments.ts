import { makeId } from '../store/ids.ts';
import type { RunningUser } from '../runtime/transaction.ts';
import { isDone, type ComponentResult, type Deployment, type DeployOptions } from './deployment.ts';
import { PackageError } from './package-error.ts';
import { tryPackage, type TrialParts, type TrialResult } from './trial.ts';

/** Deployments that are remembered. */
const KEPT = 500;
const KEY_PREFIX = '0Af';

/** Every deployment of an org: one at a time, in the order they came. */
export class Deployments {
  readonly #parts: TrialParts;
  /** Runs what keeps the process busy when it is its turn. */
  readonly #takeTurn: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  readonly #deployments = new Map<string, Deployment>();
  #last: Promise<void> = Promise.resolve();
  #count: number;

  constructor(parts: TrialParts, takeTurn: () => Promise<void>, report: (error: unknown) => void) {
    this.#parts = parts;
    this.#takeTurn = takeTurn;
    this.#report = report;
    this.#count = Math.floor(parts.now() / 1000);
  }

  get parts(): TrialParts {
    return this.#parts;
  }

  /** Puts a package in line. @returns the id to follow it by */
  start(zip: Buffer, options: DeployOptions, user: RunningUser): Deployment {
    const id = makeId(KEY_PREFIX, ++this.#count);
    const deployment: Deployment = {
      id,
      options,
      by: { id: user.id, name: user.name },
      status: 'Pending',
      createdDate: this.#parts.now(),
      startDate: null,
      completedDate: null,
      components: [],
      tests: null,
      errorMessage: null
    };
    this.#deployments.set(id, deployment);
    this.#last = this.#last.then(() => this.#run(id, zip, user));
    this.#forgetOld();
    return deployment;
  }

  /** null for an id that nothing has. */
  find(id: string): Deployment | null {
    const found = [...this.#deployments.values()].find((each) => each.id.startsWith(id));
    return id.length >= 15 ? (found ?? null) : null;
  }

  /** Takes a deployment out of the line; one that has begun goes on. */
  cancel(id: string): Deployment | null {
    const found = this.find(id);
    if (found?.status === 'Pending')
      this.#change(found.id, { status: 'Canceled', completedDate: this.#parts.now() });
    return this.find(id);
  }

  /** Resolves when no deployment is in line. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #run(id: string, zip: Buffer, user: RunningUser): Promise<void> {
    await this.#takeTurn();
    const { status, options } = this.#deployments.get(id)!;
    if (status !== 'Pending') return;
    this.#change(id, { status: 'InProgress', startDate: this.#parts.now() });
    try {
      this.#finish(id, await tryPackage(this.#parts, zip, options, user));
    } catch (error) {
      this.#fail(id, error);
    }
  }

  #finish(id: string, { components, tests, succeeded }: TrialResult): void {
    const status = succeeded ? 'Succeeded' : 'Failed';
    this.#change(id, { components, tests, status, completedDate: this.#parts.now() });
  }

  #fail(id: string, error: unknown): void {
    if (!(error instanceof PackageError)) this.#report(error);
    const text = error instanceof Error ? error.message : String(error);
    const fileName = error instanceof PackageError ? error.fileName : '';
    const problem = { text, isWarning: false, line: null, column: null };
    const component = { type: '', fullName: fileName, fileName };
    const result: ComponentResult = {
      component,
      created: false,
      changed: false,
      deleted: false,
      problem
    };
    this.#change(id, {
      status: 'Failed',
      components: fileName === '' ? [] : [result],
      errorMessage: fileName === '' ? text : null,
      completedDate: this.#parts.now()
    });
  }

  #change(id: string, values: Partial<Deployment>): void {
    this.#deployments.set(id, { ...this.#deployments.get(id)!, ...values });
  }

  #forgetOld(): void {
    for (const [id, deployment] of this.#deployments) {
      if (this.#deployments.size <= KEPT) return;
      if (isDone(deployment)) this.#deployments.delete(id);
    }
  }
}
