/**
 * Runs the package in one of the orgs and prints what became of it as JSON.
 *
 *     node prove-org.ts ORGS 0
 */
import path from 'node:path';
import process from 'node:process';
import { runTests } from '../../src/apex-tests/run-tests.ts';
import { planTests } from '../../src/apex-tests/test-plan.ts';
import { compileProject, type CompiledProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import { SEED_USERS, seedUsername, type SeedUser } from '../../src/org/seed-users.ts';
import { stateFolderOf } from '../../src/org/state-folder.ts';
import { withServer, type PackageServer } from '../package/package-server.ts';
import { mainJob } from './main-job.ts';
import { ALONE, ORGS, type Shape } from './orgs.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const SOBJECTS = '/services/data/v67.0/sobjects';

/** What the package did in an org. */
export interface Proof {
  readonly tests: number;
  /** Failed tests, each with its reason. */
  readonly failures: readonly string[];
  /** What the main job answered. */
  readonly answers: readonly string[];
  /** Language of the user the tests ran as, and how many permission sets. */
  readonly language: string;
  readonly permissionSets: number;
}

function deployed(shapes: readonly Shape[]): CompiledProject {
  const folders = [
    'force-app',
    ...shapes.flatMap(({ folders = [] }) => folders),
    ...shapes.flatMap(({ overlay }) =>
      overlay === undefined ? [] : [`local-org/test/shapes/overlays/${overlay}`]
    )
  ].map((folder) => path.join(ROOT, folder));
  const { project, diagnostics } = compileProject(ROOT, folders, stateFolderOf(ROOT));
  if (project === null) throw new DeployError(diagnostics);
  return project;
}

/** Changes the users as an administrator would, through the API. */
async function arrange(server: PackageServer, shapes: readonly Shape[]): Promise<void> {
  for (const { user, without } of shapes) {
    for (const seed of user === undefined ? [] : SEED_USERS) {
      const address = `${SOBJECTS}/User/${userOf(server, seed.key).id}`;
      await expect204(server, 'PATCH', address, user);
    }
    if (without === undefined) continue;
    const rows = await server.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userOf(server, without).id}'`
    );
    for (const { Id: id } of rows) {
      await expect204(server, 'DELETE', `${SOBJECTS}/PermissionSetAssignment/${String(id)}`);
    }
  }
}

async function expect204(
  server: PackageServer,
  method: string,
  address: string,
  body: unknown = null
): Promise<void> {
  const { status, text } = await server.call(method, address, body, { user: 'admin' });
  if (status !== 204) throw new Error(`${method} ${address}: ${status} ${text}`);
}

function userOf(server: PackageServer, key: SeedUser['key']) {
  return server.org.users.byUsername(
    seedUsername(SEED_USERS.find((candidate) => candidate.key === key)!)
  )!;
}

async function prove(shapes: readonly Shape[]): Promise<Proof> {
  const project = deployed(shapes);
  const rules = shapes.find((shape) => shape.rules !== undefined)?.rules;
  return await withServer({ project, ...(rules && { rules }) }, async (server) => {
    await arrange(server, shapes);
    const user = userOf(server, 'admin');
    const { classes } = planTests(project.units, []);
    const results = runTests({ runtime: server.org.runtime, user, classes });
    return {
      tests: results.length,
      failures: results
        .filter(({ outcome }) => outcome !== 'Pass')
        .map((each) => `${each.className}.${each.method}: ${each.message}\n${each.stackTrace}`),
      answers: await mainJob(server),
      language: user.language,
      permissionSets: server.org.users.permissionSetsOf(user.id).length
    };
  });
}

const [list, position] = process.argv.slice(2);
const shapes = (list === 'ALONE' ? ALONE : ORGS)[Number(position)]!;
process.stdout.write(JSON.stringify(await prove(shapes)));
