import { Diagnostic, UnsupportedError } from '../diagnostics/errors.ts';
import { failedTests, type TestReport } from '../apex-tests/test-report.ts';
import { compileProject, type CompiledProject } from '../org/compile.ts';
import { DeployError } from '../org/deploy-error.ts';
import type { LocalOrg } from '../org/local-org.ts';
import type { DeployedProgram } from '../org/program.ts';
import type { PlatformRows } from '../runtime/core/async/stores.ts';
import type { CompiledUnit } from '../runtime/core/compiled-unit.ts';
import type { RunningUser } from '../runtime/transaction.ts';
import { componentKey } from './component.ts';
import type { ComponentFacts, DeployedSource, StagedSource } from './deployed-source.ts';
import { failuresOf, type ComponentResult, type DeployOptions } from './deployment.ts';
import { runDeploymentTests } from './deployment-tests.ts';
import { ProblemLocator } from './located-problem.ts';
import { readDeletions } from './read-deletions.ts';
import { PackageReader } from './read-package.ts';
import { readZip } from './zip.ts';

/** What a deployment came to. */
export interface TrialResult {
  readonly components: readonly ComponentResult[];
  readonly tests: TestReport | null;
  readonly succeeded: boolean;
}

export interface TrialParts {
  readonly org: LocalOrg;
  readonly source: DeployedSource;
  /** Where syntax trees are kept; null keeps none. */
  readonly cacheFolder: string | null;
  /** Builds the pages of a source folder; answers what puts them in place. @throws Error when a component does not compile */
  readonly buildPages: (folder: string) => Promise<() => void>;
  readonly now: () => number;
}

/** One deployment from the zip to the running org: everything is tried first, then all of it takes effect or nothing. */
export async function tryPackage(
  parts: TrialParts,
  zip: Buffer,
  options: DeployOptions,
  user: RunningUser
): Promise<TrialResult> {
  const { source } = parts;
  const reader = new PackageReader(readZip(zip), source);
  const read = reader.read();
  const components = [
    ...read,
    ...readDeletions((file) => reader.text(file), source, reader.changes)
  ];
  if (failuresOf(components).length > 0) return { components, tests: null, succeeded: false };
  const staged = source.stage(reader.changes);
  let adopted = false;
  try {
    const errors = new ProblemLocator(staged.folder, components);
    const outcome = await new Trial(parts, staged, components, options, user).run();
    adopted = outcome.succeeded && !options.checkOnly;
    if (outcome.errors.length === 0) return { ...outcome, components };
    return { ...outcome, components: withFailures(components, errors.locate(outcome.errors)) };
  } finally {
    if (!adopted) staged.discard();
  }
}

interface Outcome {
  readonly errors: readonly (Diagnostic | UnsupportedError)[];
  readonly tests: TestReport | null;
  readonly succeeded: boolean;
}

class Trial {
  readonly #parts: TrialParts;
  readonly #staged: StagedSource;
  readonly #components: readonly ComponentResult[];
  readonly #options: DeployOptions;
  readonly #user: RunningUser;

  constructor(
    parts: TrialParts,
    staged: StagedSource,
    components: readonly ComponentResult[],
    options: DeployOptions,
    user: RunningUser
  ) {
    this.#parts = parts;
    this.#staged = staged;
    this.#components = components;
    this.#options = options;
    this.#user = user;
  }

  async run(): Promise<Outcome> {
    try {
      const { folder } = this.#staged;
      const { project, diagnostics } = compileProject(folder, [folder], this.#parts.cacheFolder);
      if (project === null) return refused(diagnostics);
      const showPages = await this.#pages();
      const outcome = this.#change(project);
      if (outcome.succeeded && !this.#options.checkOnly) showPages();
      return outcome;
    } catch (error) {
      if (error instanceof DeployError) return refused(error.diagnostics);
      if (error instanceof Diagnostic || error instanceof UnsupportedError) return refused([error]);
      throw error;
    }
  }

  #pages(): Promise<() => void> {
    const touched = this.#components.some(
      ({ component, changed }) => changed && component.type === 'LightningComponentBundle'
    );
    return touched ? this.#parts.buildPages(this.#staged.folder) : Promise.resolve(() => undefined);
  }

  /** In one go: nobody sees the org between the old program and the new one. */
  #change(project: CompiledProject): Outcome {
    let tests: TestReport | null = null;
    let passed = false;
    const accept = (candidate: DeployedProgram): boolean => {
      tests = runDeploymentTests(candidate, this.#options, this.#user, this.#deployedApex());
      passed = tests === null || isGood(tests);
      if (passed && !this.#options.checkOnly)
        keepClasses(candidate.services.platformRows, candidate.units);
      return passed && !this.#options.checkOnly;
    };
    this.#parts.org.change(project, accept, () => this.#staged.adopt(this.#facts()));
    return { errors: [], tests, succeeded: passed };
  }

  #deployedApex(): ReadonlySet<string> {
    return new Set(
      this.#components
        .filter(({ component }) => component.type.startsWith('Apex'))
        .map(({ component }) => component.fullName)
    );
  }

  /** Facts of everything that is now deployed; those of changed components are new. */
  #facts(): ReadonlyMap<string, ComponentFacts> {
    const facts = new Map(this.#parts.source.facts());
    const numbers = [...facts.values()].map(({ number }) => number);
    let last = Math.max(0, ...numbers);
    const by = { lastModifiedById: this.#user.id, lastModifiedDate: this.#parts.now() };
    for (const { component, changed, deleted } of this.#components) {
      const key = componentKey(component);
      const known = facts.get(key);
      if (deleted) facts.delete(key);
      else if (changed || known === undefined) facts.set(key, { ...(known ?? created(by)), ...by });
    }
    return facts;

    function created(stamp: typeof by): ComponentFacts {
      last++;
      return {
        number: last,
        createdById: stamp.lastModifiedById,
        createdDate: stamp.lastModifiedDate,
        ...stamp
      };
    }
  }
}

/** Each deployed class has its row of ApexClass. */
export function keepClasses(rows: PlatformRows, units: readonly CompiledUnit[]): void {
  const known = new Set(rows.find('ApexClass', {}).map((row) => row['Name']));
  for (const { kind, name } of units)
    if (kind !== 'trigger' && !known.has(name)) rows.insert('ApexClass', { Name: name });
}

function isGood(tests: TestReport): boolean {
  return failedTests(tests).length === 0 && tests.coverageWarnings.length === 0;
}

function refused(errors: Outcome['errors']): Outcome {
  return { errors, tests: null, succeeded: false };
}

/** A component with a failure is no success any more. */
function withFailures(
  components: readonly ComponentResult[],
  failures: readonly ComponentResult[]
): readonly ComponentResult[] {
  const failed = new Set(failures.map(({ component }) => componentKey(component)));
  return [
    ...components.filter(({ component }) => !failed.has(componentKey(component))),
    ...failures
  ];
}
