import { watch, type FSWatcher } from 'node:fs';
import { lwcFolders } from './bundles.ts';

/** Editors write a file in several steps; wait until they are done. */
const QUIET_MILLISECONDS = 150;

/** Calls `changed` once after each burst of changes to components; the returned function stops it. */
export function watchComponents(sourceFolders: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers: readonly FSWatcher[] = lwcFolders(sourceFolders).map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (file === null || !/\.(ts|js|html|css|xml)$/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, QUIET_MILLISECONDS);
    })
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
