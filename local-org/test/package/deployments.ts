import path from 'node:path';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { compileProject, type CompiledProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';
import { stateFolderOf } from '../../src/org/state-folder.ts';

/** The project's folder. */
export const PROJECT_ROOT = path.join(import.meta.dirname, '../../..');
/** What `npm start` deploys of the package. */
export const PACKAGE = [
  'force-app/main',
  'config/webhook-site',
  'local-org/sample/platformEventSubscriberConfigs'
].map((folder) => path.join(PROJECT_ROOT, folder));
const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** The package as `npm start` deploys it, without its tests. */
export function compilePackage(): CompiledProject {
  const { project, diagnostics } = compileProject(
    PROJECT_ROOT,
    PACKAGE,
    stateFolderOf(PROJECT_ROOT)
  );
  if (project === null) throw new DeployError(diagnostics);
  return project;
}

/** The package with further metadata of an org over it: folders below `fixtures`. The Apex is the same. */
export function withMetadata(
  project: CompiledProject,
  ...fixtures: readonly string[]
): CompiledProject {
  const folders = fixtures.map((fixture) => path.join(FIXTURES, fixture));
  return { units: project.units, schema: readSchema([...PACKAGE, ...folders]) };
}
