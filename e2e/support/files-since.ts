import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { STATE_FOLDER } from '../../scripts/project.ts';

/** What nobody's command writes: installed, or the database of the local org. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  path.basename(STATE_FOLDER)
]);

/** Files below a folder that were written since a moment (ms since 1970), hidden ones too. */
export function filesSince(moment: number, folder: string): readonly string[] {
  return globSync(['**/*', '**/.*', '**/.*/**/*'], {
    cwd: folder,
    exclude: (name) => ELSEWHERE.has(path.basename(name))
  })
    .map((name) => path.join(folder, name))
    .filter((file) => {
      const status = statSync(file, { throwIfNoEntry: false });
      return status !== undefined && status.isFile() && status.mtimeMs >= moment;
    });
}
