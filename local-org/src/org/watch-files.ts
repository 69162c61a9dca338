import { readdirSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps; wait until they are done. */
const QUIET_MILLISECONDS = 60;

/**
 * Calls back once after each burst of changes below some folders, with the paths that changed. Each folder is watched by itself: a
 * file that an editor replaces by another stays in sight, and so do folders that come later.
 *
 * @param isWanted tells files that matter by their paths
 * @returns stops it
 */
export function watchFiles(
  folders: readonly string[],
  isWanted: (file: string) => boolean,
  changed: (files: ReadonlySet<string>) => void
): () => void {
  const watchers = new Map<string, FSWatcher>();
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const burst = new Set(files);
    files.clear();
    changed(burst);
  };
  const follow = (folder: string): void => {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, (_event, name) => {
      if (name === null) return;
      const file = path.join(folder, name);
      for (const added of foldersAt(file)) follow(added);
      if (!isWanted(file)) return;
      files.add(file);
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET_MILLISECONDS);
    });
    // A folder that goes away takes its watcher with it.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(folder);
    });
    watchers.set(folder, watcher);
  };
  for (const folder of folders) for (const each of foldersAt(folder)) follow(each);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** The folder and all below it; none for a file or for what is not there. */
function foldersAt(place: string): readonly string[] {
  try {
    const entries = readdirSync(place, { withFileTypes: true, recursive: true });
    const below = entries.filter((entry) => entry.isDirectory());
    return [place, ...below.map((entry) => path.join(entry.parentPath, entry.name))];
  } catch {
    return [];
  }
}
