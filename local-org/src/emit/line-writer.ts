/**
 * Writes JavaScript so that each statement stands on its Apex line: no source map is needed for stack traces, breakpoints and
 * coverage. Text never moves up; what comes late for its line goes on the current one.
 */
export class LineWriter {
  readonly #parts: string[] = [];
  #line = 1;

  /** Goes down to a line, if it is still ahead. */
  moveTo(line: number): this {
    if (line > this.#line) {
      this.#parts.push('\n'.repeat(line - this.#line));
      this.#line = line;
    }
    return this;
  }

  /** Adds text without line breaks. */
  write(text: string): this {
    this.#parts.push(text);
    return this;
  }

  /** Keeps a place on the current line for text that is known later. */
  reserve(): (text: string) => void {
    const index = this.#parts.push('') - 1;
    return (text) => {
      this.#parts[index] = text;
    };
  }

  toString(): string {
    return this.#parts.join('');
  }
}
