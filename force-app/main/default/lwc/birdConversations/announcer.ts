import ANNOUNCE_MESSAGE from '@salesforce/label/c.Bird_Announce_Message';
import NEW_MANY from '@salesforce/label/c.Bird_New_Messages_Many';
import NEW_ONE from '@salesforce/label/c.Bird_New_Messages_One';
import { countLabel, formatLabel } from 'c/birdLabels';
import { after } from './timer';

/** A new message, as far as it is read out. */
export interface Announcement {
  readonly sender: string;
  readonly channel: string;
  readonly text: string;
}

const GATHER_MS = 2000;
const MOST_SPOKEN = 3;
const SPOKEN_CHARACTERS = 120;

/** The beginning of a text that is read out. */
export function spokenBeginning(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return characters.length > SPOKEN_CHARACTERS
    ? `${characters.slice(0, SPOKEN_CHARACTERS).join('')}…`
    : characters.join('');
}

/** Gathers what screen readers are to be told, so that a burst becomes one sentence. */
export class Announcer {
  private readonly say: (lines: string[]) => void;
  private waiting: Announcement[] = [];
  private cancel: (() => void) | undefined;

  constructor(say: (lines: string[]) => void) {
    this.say = say;
  }

  /** Tells of new messages, each on its own up to 3 within 2 seconds, else their number. */
  messages(announcements: readonly Announcement[]): void {
    this.waiting.push(...announcements);
    if (this.waiting.length > 0 && !this.cancel) {
      this.cancel = after(GATHER_MS, () => this.speak());
    }
  }

  /** Tells something at once. */
  sentence(text: string): void {
    this.say([text]);
  }

  /** Ends; nothing more is said. */
  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.waiting = [];
  }

  private speak(): void {
    const spoken = this.waiting;
    this.waiting = [];
    this.cancel = undefined;
    this.say(
      spoken.length > MOST_SPOKEN
        ? [countLabel(spoken.length, NEW_ONE, NEW_MANY)]
        : spoken.map(({ sender, channel, text }) =>
            formatLabel(ANNOUNCE_MESSAGE, sender, channel, spokenBeginning(text))
          )
    );
  }
}
