import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder (or the file itself), sorted, as absolute paths. Tests beside components are left out. */
export function listFiles(root: string): readonly string[] {
  if (!statSync(root).isDirectory()) return [root];
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}__tests__${path.sep}`))
    .sort();
}

/** A short name that changes with any byte of the given files or with `extra`. */
export function contentHash(files: readonly string[], extra: string): string {
  const hash = createHash('sha256').update(extra);
  for (const file of files) hash.update('\0').update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
