import markSeen from '@salesforce/apex/BirdConversationController.markSeen';
import { after, isPageSeen } from 'c/birdLive';

const PAUSE_MS = 60_000;

/** Reports that a person's messages were seen, at most once a minute and only while they can be. */
export interface SeenReporter {
  /** What is shown now has been seen: reported at once, or when the minute is over. */
  report(): void;
  /** Ends; nothing more is reported. */
  readonly stop: () => void;
}

/** Reports for the person of a record. */
export function seenReporter(recordId: string): SeenReporter {
  let endPause: (() => void) | undefined;
  let isOwed = false;
  const report = (): void => {
    if (!isPageSeen()) {
      return;
    }
    isOwed = endPause !== undefined;
    if (isOwed) {
      return;
    }
    endPause = after(PAUSE_MS, () => {
      endPause = undefined;
      if (isOwed) {
        report();
      }
    });
    // The mark is a convenience: a user who may read but not mark still reads.
    markSeen({ recordId }).catch(() => undefined);
  };
  return { report, stop: () => endPause?.() };
}
