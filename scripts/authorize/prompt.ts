import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import process from 'node:process';
import { Failure } from '../support/failure.ts';

/** Asks the person at the terminal; lines of a pipe answer too. */
export class Prompt {
  readonly #lines: Interface;
  readonly #typed: AsyncIterator<string>;
  readonly #isTerminal = process.stdin.isTTY;
  #isHidden = false;

  constructor() {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (!this.#isHidden) process.stderr.write(chunk);
        done();
      }
    });
    this.#lines = createInterface({ input: process.stdin, output, terminal: this.#isTerminal });
    this.#typed = this.#lines[Symbol.asyncIterator]();
  }

  async ask(question: string): Promise<string> {
    process.stderr.write(question);
    const typed = await this.#typed.next();
    if (!this.#isTerminal || this.#isHidden) process.stderr.write('\n');
    if (typed.done === true) throw new Failure(`Nothing was typed for: ${question.trim()}`);
    return typed.value.trim();
  }

  /** What is typed is not shown. */
  async askHidden(question: string): Promise<string> {
    this.#isHidden = true;
    try {
      return await this.ask(question);
    } finally {
      this.#isHidden = false;
    }
  }

  close(): void {
    this.#lines.close();
  }
}
