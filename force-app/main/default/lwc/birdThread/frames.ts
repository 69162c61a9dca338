/**
 * Calls back before the next painting.
 *
 * @returns cancels the call
 */
export function onNextFrame(callback: () => void): () => void {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- the work of one painting is one chunk
  const handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
}

/**
 * Calls back once, later.
 *
 * @returns cancels the call
 */
export function after(ms: number, callback: () => void): () => void {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- a label that goes away by itself
  const handle = setTimeout(callback, ms);
  return () => clearTimeout(handle);
}

const CHUNK_MS = 8;
const SMALLEST_CHUNK = 4;
const LARGEST_CHUNK = 12;

/** Finds how many rows can be drawn in one painting without holding the page up. */
export class ChunkSize {
  /** How many rows to draw next. */
  rows = 8;
  private startedAt = 0;
  private begun = 0;

  /** Drawing so many rows begins. */
  begin(rows: number): void {
    this.begun = rows;
    this.startedAt = performance.now();
  }

  /** Drawing is done: the next chunk is sized by what this one took. */
  end(): void {
    if (this.begun > 0) {
      const rowMs = Math.max(0.1, (performance.now() - this.startedAt) / this.begun);
      const wanted = (this.rows + CHUNK_MS / rowMs) / 2;
      this.rows = Math.round(Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, wanted)));
      this.begun = 0;
    }
  }
}
