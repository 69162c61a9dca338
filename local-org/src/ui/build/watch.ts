import { watchFiles } from '../../org/watch-files.ts';
import { lwcFolders } from './bundles.ts';

/** Calls `changed` once after each burst of changes to components; the returned function stops it. */
export function watchComponents(sourceFolders: readonly string[], changed: () => void): () => void {
  const isWanted = (file: string): boolean => /\.(ts|js|html|css|xml)$/.test(file);
  return watchFiles(lwcFolders(sourceFolders), isWanted, () => changed());
}
