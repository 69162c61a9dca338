import { Diagnostic, type Position } from '../diagnostics/errors.ts';

/** One mistake found while a member is checked: unwinds to the nearest statement or member, which goes on with the next. */
export class Mistake extends Error {
  readonly code: string;
  readonly position: Position;

  constructor(code: string, position: Position, message: string) {
    super(message);
    this.name = 'Mistake';
    this.code = code;
    this.position = position;
  }
}

/** Thrown where something depends on what was reported already: unwinds like a mistake, without a word. */
export class Consequence extends Error {}

/** Stops the check of the current statement or member with one diagnostic. */
export function fail(code: string, position: Position, message: string): never {
  throw new Mistake(code, position, message);
}

/** Collects the diagnostics of one program. */
export class Reporter {
  readonly #found: Diagnostic[] = [];

  get hasErrors(): boolean {
    return this.#found.length > 0;
  }

  /** How many diagnostics there are so far. */
  get count(): number {
    return this.#found.length;
  }

  report(file: string, code: string, position: Position, message: string): void {
    this.#found.push(new Diagnostic({ code, file, ...position, message }));
  }

  /** Runs `work`; a mistake in it is recorded, and the answer is then null. */
  attempt<T>(file: string, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (error instanceof Mistake) {
        this.report(file, error.code, error.position, error.message);
        return null;
      }
      if (error instanceof Consequence) return null;
      throw error;
    }
  }

  /** All diagnostics by file, line and column, without repetitions. */
  sorted(): readonly Diagnostic[] {
    const seen = new Set<string>();
    return this.#found
      .toSorted(
        (a, b) =>
          compareText(a.file, b.file) ||
          a.line - b.line ||
          a.column - b.column ||
          compareText(a.message, b.message)
      )
      .filter((diagnostic) => {
        const text = diagnostic.describe();
        if (seen.has(text)) return false;
        seen.add(text);
        return true;
      });
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
