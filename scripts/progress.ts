/** Progress lines on stderr, each with the milliseconds since the start. */
export class Progress {
  readonly #start = performance.now();

  get milliseconds(): number {
    return Math.round(performance.now() - this.#start);
  }

  say(text: string): void {
    process.stderr.write(`${String(this.milliseconds).padStart(6)} ms  ${text}\n`);
  }
}
