/**
 * Lets heavy work run one after another, in the order asked for, with everything else between: a request that keeps the process
 * busy must not hold up streams and pages for longer than itself.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn. */
  async next(): Promise<void> {
    const turn = this.#last.then(
      () =>
        new Promise<void>((resolve) => {
          setImmediate(resolve);
        })
    );
    this.#last = turn;
    await turn;
  }
}
