/**
 * Runs the package in one of the orgs and prints what became of it as JSON.
 *
 *     node prove-org.ts ORGS 0
 */
import path from 'node:path';
import process from 'node:process';
import { runTests } from '../../src/apex-tests/run-tests.ts';
import { planTests } from '../../src/apex-tests/test-plan.ts';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { compileProject, type CompiledProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import { SEED_USERS, seedUsername, type SeedUser } from '../../src/org/seed-users.ts';
import { stateFolderOf } from '../../src/org/state-folder.ts';
import { withServer, type PackageServer, type ServerOptions } from '../package/package-server.ts';
import { deliver, mainJob } from './main-job.ts';
import { ALONE, ORGS, type Meeting, type Shape } from './orgs.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const SOBJECTS = '/services/data/v67.0/sobjects';

/** What the package did in an org. */
export interface Proof {
  readonly tests: number;
  /** Failed tests, each with its reason. */
  readonly failures: readonly string[];
  /** What the main job answered before an administrator mended what stood in its way; nothing where nothing did. */
  readonly refusals: readonly string[];
  /** What it answered then. */
  readonly answers: readonly string[];
  /** The answers of each shape's own meetings. */
  readonly meetings: readonly string[];
  /** Language of the user the tests ran as, and how many permission sets. */
  readonly language: string;
  readonly permissionSets: number;
}

function foldersOf(shapes: readonly Shape[], key: 'overlay' | 'mend'): readonly string[] {
  return shapes.flatMap((shape) => {
    const overlay = shape[key];
    return overlay === undefined
      ? []
      : [path.join(ROOT, 'local-org/test/shapes/overlays', overlay)];
  });
}

function packageIn(shapes: readonly Shape[]): readonly string[] {
  const own = ['force-app', ...shapes.flatMap(({ folders = [] }) => folders)];
  return [...own.map((folder) => path.join(ROOT, folder)), ...foldersOf(shapes, 'overlay')];
}

function deployed(shapes: readonly Shape[]): CompiledProject {
  const { project, diagnostics } = compileProject(ROOT, packageIn(shapes), stateFolderOf(ROOT));
  if (project === null) throw new DeployError(diagnostics);
  return project;
}

/** Changes the users as an administrator would, through the API. */
async function arrange(server: PackageServer, shapes: readonly Shape[]): Promise<void> {
  for (const { user, without, grants } of shapes) {
    if (grants !== undefined) await grant(server, grants);
    for (const seed of user === undefined ? [] : SEED_USERS) {
      await write(server, 'PATCH', `User/${userOf(server, seed.key).id}`, user);
    }
    if (without === undefined) continue;
    const rows = await server.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userOf(server, without).id}'`
    );
    for (const { Id: id } of rows)
      await write(server, 'DELETE', `PermissionSetAssignment/${String(id)}`);
  }
}

async function grant(server: PackageServer, name: string): Promise<void> {
  const [set] = await server.query(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
  const AssigneeId = server.userId('integration');
  await write(server, 'POST', 'PermissionSetAssignment', {
    AssigneeId,
    PermissionSetId: set?.['Id']
  });
}

async function write(
  server: PackageServer,
  method: string,
  address: string,
  body: unknown = null
): Promise<void> {
  const options = { user: 'admin' } as const;
  const { status, text } = await server.call(method, `${SOBJECTS}/${address}`, body, options);
  if (status >= 300) throw new Error(`${method} ${address}: ${status} ${text}`);
}

function userOf(server: PackageServer, key: SeedUser['key']) {
  return server.org.users.byUsername(
    seedUsername(SEED_USERS.find((candidate) => candidate.key === key)!)
  )!;
}

async function meet(server: PackageServer, meetings: readonly Meeting[]): Promise<string[]> {
  const answers: string[] = [];
  for (const { known, message, address } of meetings) {
    if (known !== undefined) await write(server, 'POST', known[0], known[1]);
    answers.push((await deliver(server, message, address)).answer);
  }
  return answers;
}

async function work(
  server: PackageServer,
  shapes: readonly Shape[]
): Promise<Pick<Proof, 'answers' | 'meetings'>> {
  const answers = await mainJob(server);
  return {
    answers,
    meetings: await meet(
      server,
      shapes.flatMap(({ meetings = [] }) => meetings)
    )
  };
}

async function prove(shapes: readonly Shape[]): Promise<Proof> {
  const project = deployed(shapes);
  const mends = foldersOf(shapes, 'mend');
  const rules = shapes.find((shape) => shape.rules !== undefined)?.rules;
  const options = (schema: CompiledProject['schema']): ServerOptions => ({
    project: { ...project, schema },
    ...(rules && { rules })
  });
  const asFound = await withServer(options(project.schema), async (server) => {
    await arrange(server, shapes);
    return {
      ...runSuite(server, project),
      ...(mends.length === 0
        ? { refusals: [], ...(await work(server, shapes)) }
        : { refusals: await mainJob(server), answers: [], meetings: [] })
    };
  });
  if (mends.length === 0) return asFound;
  const mended = readSchema([...packageIn(shapes), ...mends]);
  return await withServer(options(mended), async (server) => {
    await arrange(server, shapes);
    return { ...asFound, ...(await work(server, shapes)) };
  });
}

function runSuite(
  server: PackageServer,
  project: CompiledProject
): Pick<Proof, 'tests' | 'failures' | 'language' | 'permissionSets'> {
  const user = userOf(server, 'admin');
  const { classes } = planTests(project.units, []);
  const results = runTests({ runtime: server.org.runtime, user, classes });
  return {
    tests: results.length,
    failures: results
      .filter(({ outcome }) => outcome !== 'Pass')
      .map((each) => `${each.className}.${each.method}: ${each.message}\n${each.stackTrace}`),
    language: user.language,
    permissionSets: server.org.users.permissionSetsOf(user.id).length
  };
}

const [list, position] = process.argv.slice(2);
const shapes = (list === 'ALONE' ? ALONE : ORGS)[Number(position)]!;
process.stdout.write(JSON.stringify(await prove(shapes)));
