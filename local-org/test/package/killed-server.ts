/** A local org with the package on a database file, in a process of its own: `node killed-server.ts <folder>`. */
import path from 'node:path';
import process from 'node:process';
import { stateFolderOf } from '../../src/org/state-folder.ts';
import { DeveloperServer } from '../http/developer-server.ts';
import { PACKAGE, PROJECT_ROOT } from './deployments.ts';

const folder = process.argv[2]!;
const server = await DeveloperServer.start({
  projectRoot: PROJECT_ROOT,
  folders: PACKAGE,
  stateFolder: stateFolderOf(PROJECT_ROOT),
  database: path.join(folder, 'org.sqlite')
});
const { baseUrl } = server;
process.stdout.write(
  `${JSON.stringify({ baseUrl, integration: server.token('integration'), admin: server.token() })}\n`
);
