/** `npm run build:org`: builds ahead what the first `npm start` would: the pages, and the syntax trees of the classes. */
import path from 'node:path';
import process from 'node:process';
import { compileProject } from '../local-org/src/org/compile.ts';
import { buildPages } from '../local-org/src/ui/build/build-pages.ts';
import { DEPLOYED_FOLDERS, PROJECT_ROOT, STATE_FOLDER } from './project.ts';

await buildPages({
  projectRoot: PROJECT_ROOT,
  folders: DEPLOYED_FOLDERS,
  cacheFolder: STATE_FOLDER
});
// What is wrong with a class is for the commands to say that use it.
compileProject(PROJECT_ROOT, [path.join(PROJECT_ROOT, 'force-app')], STATE_FOLDER);
process.stdout.write('The local org is built ahead.\n');
