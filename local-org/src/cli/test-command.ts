import process from 'node:process';
import { readCoverage, resetCoverage, type Coverage } from '../apex-tests/coverage.ts';
import { coverageText, reportText } from '../apex-tests/report.ts';
import { runTests, type TestResult } from '../apex-tests/run-tests.ts';
import { planTests, type TestClass } from '../apex-tests/test-plan.ts';
import { InternalError } from '../diagnostics/errors.ts';
import { stateFolderOf } from '../org/state-folder.ts';
import { ProjectCompiler, type CompiledProject } from '../org/compile.ts';
import { LocalOrg } from '../org/local-org.ts';
import { SEED_USERS, seedUsername } from '../org/seed-users.ts';
import { printDiagnostics } from './check-command.ts';
import { EXIT } from './exit-codes.ts';

/** Share of lines that the project's own tests must reach; Salesforce asks for 75. */
const WANTED_COVERAGE = 95;

/**
 * Runs Apex tests as an administrator against an empty org and prints failures, then one line.
 * @param names test classes or `Class.method`s; none means all, with the coverage they must reach
 * @returns the exit code
 */
export function testCommand(
  projectRoot: string,
  folders: readonly string[],
  names: readonly string[]
): number {
  return testOnce(new ProjectCompiler(projectRoot, folders, stateFolderOf(projectRoot)), names);
}

/** Like {@link testCommand}, with what the compiler knows from before. */
export function testOnce(compiler: ProjectCompiler, names: readonly string[]): number {
  const start = performance.now();
  const { project, diagnostics } = compiler.compile();
  printDiagnostics(diagnostics);
  if (project === null) return EXIT.failures;
  const { classes, unknown } = planTests(project.units, names);
  if (unknown.length > 0) {
    process.stderr.write(`No such test: ${unknown.join(', ')}\n`);
    return EXIT.wrongUsage;
  }
  const { results, coverage: all } = runMeasured(project, classes);
  const coverage = names.length === 0 ? all : null;
  process.stdout.write(`${reportText(results, coverage, performance.now() - start)}\n`);
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  if (outcomes.has('Fail')) return EXIT.failures;
  if (outcomes.has('Unsupported')) return EXIT.unsupported;
  return coverage === null || reaches(coverage) ? EXIT.ok : EXIT.failures;
}

/** What tests came to, and the lines that they ran. */
export interface MeasuredTests {
  readonly results: readonly TestResult[];
  readonly coverage: Coverage;
}

/** Runs every Apex test as an administrator against an empty org. @returns null where the source does not compile */
export function measureTests(compiler: ProjectCompiler): MeasuredTests | null {
  const { project } = compiler.compile();
  return project === null ? null : runMeasured(project, planTests(project.units, []).classes);
}

function runMeasured(project: CompiledProject, classes: readonly TestClass[]): MeasuredTests {
  const org = LocalOrg.open({
    project,
    database: null,
    baseUrl: 'https://local.example',
    now: Date.now
  });
  resetCoverage(org.runtime.host);
  const results = runTests({ runtime: org.runtime, user: administrator(org), classes });
  const coverage = readCoverage(org.runtime.host);
  org.close();
  return { results, coverage };
}

function reaches(coverage: Coverage): boolean {
  if (coverage.percent >= WANTED_COVERAGE) return true;
  process.stdout.write(`${coverageText(coverage)}\nCoverage is below ${WANTED_COVERAGE} %.\n`);
  return false;
}

function administrator(org: LocalOrg): NonNullable<ReturnType<LocalOrg['users']['byUsername']>> {
  const user = org.users.byUsername(seedUsername(SEED_USERS[0]!));
  if (user === null) throw new InternalError('The local org has no administrator.');
  return user;
}
