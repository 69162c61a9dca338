import { apexException } from './exception.ts';

/** What Lists, Sets and Maps share: they refuse changes while a for loop runs over them, and may be read-only. */
export abstract class ApexCollection {
  #loops = 0;
  #readOnly = false;

  /** Makes the collection read-only, as `Trigger.new` is. */
  freeze(): this {
    this.#readOnly = true;
    return this;
  }

  /** Runs over a snapshot's elements while changes are refused. */
  protected *guarded<T>(elements: Iterable<T>): Generator<T, void, void> {
    this.#loops += 1;
    try {
      yield* elements;
    } finally {
      this.#loops -= 1;
    }
  }

  /** An element may be replaced even in a loop, but never in a read-only collection. */
  protected assertReplaceable(): void {
    if (this.#readOnly) {
      throw apexException('System.FinalException', 'Collection is read-only');
    }
  }

  /** @throws System.FinalException when the collection cannot be changed now. */
  protected assertChangeable(): void {
    this.assertReplaceable();
    if (this.#loops > 0) {
      const message = 'Cannot modify a collection while it is being iterated.';
      throw apexException('System.FinalException', message);
    }
  }
}
