/** `npm run build:pages`: builds the local org's pages ahead of the first `npm start`, which then finds them built. */
import process from 'node:process';
import { buildPages } from '../local-org/src/ui/build/build-pages.ts';
import { DEPLOYED_FOLDERS, PROJECT_ROOT, STATE_FOLDER } from './project.ts';

const { fromCache } = await buildPages({
  projectRoot: PROJECT_ROOT,
  folders: DEPLOYED_FOLDERS,
  cacheFolder: STATE_FOLDER
});
process.stdout.write(fromCache ? 'The pages are built already.\n' : 'The pages are built.\n');
