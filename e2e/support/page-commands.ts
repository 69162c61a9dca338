import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../scripts/project.ts';

/** The commands of a page of the documentation, in their order: each line of its fenced `sh` blocks. */
export function pageCommands(page: string): readonly string[] {
  const text = readFileSync(path.join(PROJECT_ROOT, page), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.trim() !== '')
  );
}
