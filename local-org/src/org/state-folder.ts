import path from 'node:path';

/** Where a project keeps what the local org makes: databases, built pages, syntax trees. Nothing of it belongs in a repository. */
export function stateFolderOf(projectRoot: string): string {
  return path.join(projectRoot, '.local-org');
}
