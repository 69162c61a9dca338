import { unzipSync, zipSync, type Zippable } from 'fflate';
import { PackageError } from './package-error.ts';

/** Files of a zip by path. */
export type ZipFiles = ReadonlyMap<string, Buffer>;

/** What a package may be once unpacked. @remarks https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
const MOST_FILES = 10_000;
const MOST_BYTES = 400 * 1024 * 1024;

/**
 * Unpacks a zip in memory; folders are left out.
 * @throws PackageError when it is none, is damaged, is larger than the platform takes, or leads out of its folder
 */
export function readZip(bytes: Buffer): ZipFiles {
  let files = 0;
  let size = 0;
  const unpacked = unzip(bytes, (entry) => {
    files++;
    size += entry.originalSize;
    if (files > MOST_FILES) throw new PackageError(`Maximum number of files is ${MOST_FILES}`);
    if (size > MOST_BYTES) throw new PackageError('Maximum size of request reached');
    return !entry.name.endsWith('/');
  });
  const found = new Map<string, Buffer>();
  for (const [name, content] of Object.entries(unpacked)) {
    if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))
      throw new PackageError(`Invalid zip entry: ${name}`);
    found.set(name, Buffer.from(content));
  }
  return found;
}

function unzip(
  bytes: Buffer,
  filter: (entry: { readonly name: string; readonly originalSize: number }) => boolean
): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof PackageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackageError(`Invalid zip file: ${reason}`, '');
  }
}

/** Packs files, by path in alphabetical order. */
export function writeZip(files: ZipFiles): Buffer {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) entries[name] = files.get(name)!;
  return Buffer.from(zipSync(entries, { level: 6 }));
}
