import path from 'node:path';
import { stateFolderOf } from '../local-org/src/org/state-folder.ts';

/** The project's folder. */
export const PROJECT_ROOT = path.join(import.meta.dirname, '..');

/** The source that `npm start` deploys: the package, the site for webhooks, and the local org's own sample configuration. */
export const DEPLOYED_FOLDERS: readonly string[] = [
  path.join(PROJECT_ROOT, 'force-app/main'),
  path.join(PROJECT_ROOT, 'config/translations'),
  path.join(PROJECT_ROOT, 'config/webhook-site'),
  path.join(PROJECT_ROOT, 'local-org/sample')
];

/** What `npm start` keeps between starts; nothing of it belongs in the repository. */
export const STATE_FOLDER = stateFolderOf(PROJECT_ROOT);
