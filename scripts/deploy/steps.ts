/** Numbered steps on stderr, so that stdout holds the result alone. */
export class Steps {
  readonly #total: number;
  readonly #say: (text: string) => void;
  #count = 0;

  constructor(total: number, say: (text: string) => void) {
    this.#total = total;
    this.#say = say;
  }

  /** Does one step, and says how long it took. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.#count += 1;
    this.#say(`[${this.#count}/${this.#total}] ${name} …\n`);
    const started = performance.now();
    const result = await work();
    this.#say(`      done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    return result;
  }

  /** A line below the present step. */
  note(text: string): void {
    this.#say(`      ${text}\n`);
  }
}
