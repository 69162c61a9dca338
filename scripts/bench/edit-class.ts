/**
 * Edits a class of a copy of the package and runs one test of it, again and again as `local-org watch` does; the last line is the
 * list of milliseconds, the first of which comes from a cold process: `node edit-class.ts <folder for the copy>`.
 */
import { appendFileSync, cpSync, globSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { testOnce } from '../../local-org/src/cli/test-command.ts';
import { ProjectCompiler } from '../../local-org/src/org/compile.ts';
import { PROJECT_ROOT } from '../project.ts';

const EDITS = 10;
const root = process.argv[2]!;
const folder = path.join(root, 'force-app');
cpSync(path.join(PROJECT_ROOT, 'force-app'), folder, { recursive: true });
const [edited] = globSync(path.join(folder, '**/BirdPhone.cls'));
const compiler = new ProjectCompiler(root, [folder], path.join(root, 'cache'));
const times: number[] = [];
for (let edit = 0; edit <= EDITS; edit += 1) {
  appendFileSync(edited!, `// ${edit}\n`);
  const start = performance.now();
  if (testOnce(compiler, ['BirdPhoneTest']) !== 0) throw new Error('The test failed.');
  times.push(performance.now() - start);
}
process.stdout.write(`${JSON.stringify(times)}\n`);
