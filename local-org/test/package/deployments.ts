import path from 'node:path';
import { readSchema } from '../../src/metadata/read-schema.ts';
import { compileProject, type CompiledProject } from '../../src/org/compile.ts';
import { DeployError } from '../../src/org/deploy-error.ts';

const PROJECT_ROOT = path.join(import.meta.dirname, '../../..');
const PACKAGE = path.join(PROJECT_ROOT, 'force-app/main');
const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** The package as `npm start` deploys it, without its tests. */
export function compilePackage(): CompiledProject {
  const { project, diagnostics } = compileProject(PROJECT_ROOT, [PACKAGE]);
  if (project === null) throw new DeployError(diagnostics);
  return project;
}

/** The package with further metadata of an org over it: a folder below `fixtures`. The Apex is the same. */
export function withMetadata(project: CompiledProject, fixture: string): CompiledProject {
  return { units: project.units, schema: readSchema([PACKAGE, path.join(FIXTURES, fixture)]) };
}
