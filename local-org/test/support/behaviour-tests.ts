import { readdirSync } from 'node:fs';
import path from 'node:path';

const TESTS = path.resolve(import.meta.dirname, '..');
/** Folders whose tests show how the library behaves. */
const FOLDERS: readonly string[] = ['behaviour', 'core', 'database', 'library', 'system'];
/** It walks the library; it runs none of it. */
const WALK = 'walk.test.ts';

/** The test files that show how the library behaves. */
export function behaviourTests(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(TESTS, folder))
      .filter((file) => file.endsWith('.test.ts') && file !== WALK)
      .map((file) => path.join(TESTS, folder, file))
  );
}
