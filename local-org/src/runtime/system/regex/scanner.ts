import { apexException, type ApexException } from '../../values/exception.ts';

/** Reads a Java pattern character by character (code points, as Java does). */
export class PatternScanner {
  readonly pattern: string;
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
    this.#characters = [...pattern];
  }

  get atEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  /** The next character, or an empty text at the end. */
  peek(ahead = 0): string {
    return this.#characters[this.#at + ahead] ?? '';
  }

  next(): string {
    const character = this.peek();
    this.#at += 1;
    return character;
  }

  /** Moves over a text when it stands here. */
  accept(text: string): boolean {
    if ([...text].some((character, index) => this.peek(index) !== character)) return false;
    this.#at += text.length;
    return true;
  }

  /** Reads up to a closing text and moves over it. */
  until(closing: string, problem: string): string {
    let found = '';
    while (!this.accept(closing)) {
      if (this.atEnd) throw this.failure(problem);
      found += this.next();
    }
    return found;
  }

  takeWhile(test: RegExp, limit = Number.POSITIVE_INFINITY): string {
    let found = '';
    while (found.length < limit && !this.atEnd && test.test(this.peek())) found += this.next();
    return found;
  }

  /** What the platform throws for a pattern that is none. */
  failure(problem: string): ApexException {
    const message = `Invalid regex: ${problem} near index ${Math.max(this.#at - 1, 0)} in ${this.pattern}`;
    return apexException('System.StringException', message);
  }
}
