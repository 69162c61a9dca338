import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * A database file that this process alone may use: an SQLite lock on a file beside it, which the operating system lets go
 * whenever and however the process ends.
 */
export class HeldFile {
  readonly path: string;
  readonly #lock: DatabaseSync;

  private constructor(path: string, lock: DatabaseSync) {
    this.path = path;
    this.#lock = lock;
  }

  /** null when another process holds the file. */
  static hold(path: string): HeldFile | null {
    const lock = new DatabaseSync(`${path}.lock`);
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return new HeldFile(path, lock);
    } catch (error) {
      lock.close();
      if (error instanceof Error && error.message.includes('locked')) return null;
      throw error;
    }
  }

  /** Removes the database, with what SQLite keeps beside it and the source deployed to it. */
  empty(): void {
    for (const suffix of ['', '-wal', '-shm', '.deployed'])
      rmSync(this.path + suffix, { recursive: true, force: true });
  }

  release(): void {
    this.#lock.close();
  }
}
