import { after } from './timer';

const PAUSE_MS = 60_000;

/** Reports that the thread was seen, at most once a minute and only while it can be seen. */
export class SeenReporter {
  private readonly send: () => Promise<void>;
  private cancel: (() => void) | undefined;
  private isWanted = false;

  constructor(send: () => Promise<void>) {
    this.send = send;
  }

  /** What is shown now has been seen: reported at once, or when the minute is over. */
  report(): void {
    if (document.visibilityState === 'hidden') {
      return;
    }
    if (this.cancel) {
      this.isWanted = true;
      return;
    }
    this.isWanted = false;
    this.cancel = after(PAUSE_MS, () => {
      this.cancel = undefined;
      if (this.isWanted) {
        this.report();
      }
    });
    // The mark is a convenience: a user who may read but not mark still reads.
    this.send().catch(() => undefined);
  }

  /** Ends; nothing more is reported. */
  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.isWanted = false;
  }
}
