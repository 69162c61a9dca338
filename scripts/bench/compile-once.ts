/** Compiles the package once and prints the milliseconds since the process began: `node compile-once.ts <cache folder>`. */
import path from 'node:path';
import process from 'node:process';
import { compileProject } from '../../local-org/src/org/compile.ts';
import { PROJECT_ROOT } from '../project.ts';

const { project } = compileProject(
  PROJECT_ROOT,
  [path.join(PROJECT_ROOT, 'force-app')],
  process.argv[2]!
);
if (project === null) throw new Error('The package does not compile.');
process.stdout.write(`${performance.now()}\n`);
