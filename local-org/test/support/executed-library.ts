import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const RECORDER = new URL('./record-library.ts', import.meta.url).href;

/** A folder where processes write what functions of the library they ran. */
export interface LibraryRecord {
  /** What the environment of those processes must hold. */
  readonly environment: Readonly<Record<string, string>>;
  /** Keys of the signatures that were run. */
  read(): Promise<ReadonlySet<string>>;
  remove(): Promise<void>;
}

/** Opens an empty record. */
export async function openLibraryRecord(): Promise<LibraryRecord> {
  const folder = await mkdtemp(path.join(tmpdir(), 'library-record-'));
  const options = process.env['NODE_OPTIONS'] ?? '';
  return {
    environment: {
      NODE_OPTIONS: `${options} --import=${RECORDER}`.trim(),
      LIBRARY_RECORD: folder
    },
    read: async () => {
      const names = await readdir(folder);
      const texts = names.map((name) => readFile(path.join(folder, name), 'utf8'));
      return new Set((await Promise.all(texts)).flatMap((text) => JSON.parse(text) as string[]));
    },
    remove: () => rm(folder, { recursive: true, force: true })
  };
}
