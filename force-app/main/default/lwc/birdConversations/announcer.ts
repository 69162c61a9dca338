import NEW from '@salesforce/label/c.Bird_New_Messages';
import STATUS_FAILED from '@salesforce/label/c.Bird_Status_Failed';
import TEXT_HIDDEN from '@salesforce/label/c.Bird_Text_Hidden';
import { countLabel, joined, oneLine } from 'c/birdLabels';
import { isInbound } from 'c/birdModel';
import type { BirdMessageView, BirdThreadView } from 'c/birdModel';
import { after } from 'c/birdLive';

/** Tells screen readers of messages that just came. */
export interface Announcer {
  /** Each on its own up to 3 within 2 seconds, else their number; what we sent is not told. */
  announce(frame: BirdThreadView, added: readonly BirdMessageView[]): void;
  /** Ends; nothing more is said. */
  stop(): void;
}

const GATHER_MS = 2000;
const MOST_SPOKEN = 3;
const SPOKEN_CHARACTERS = 120;

/** What is read out of a message that could not be delivered. */
export function failureSentence({ body }: BirdMessageView): string {
  return `${STATUS_FAILED} ${spokenBeginning(body)}`;
}

/** Gathers what screen readers are to be told, so that a burst becomes one sentence. */
export function announcer(say: (lines: string[]) => void): Announcer {
  let waiting: string[] = [];
  let cancel: (() => void) | undefined;
  const speak = (): void => {
    const { length } = waiting;
    say(length > MOST_SPOKEN ? [countLabel(length, NEW)] : waiting);
    waiting = [];
    cancel = undefined;
  };
  return {
    announce(frame, added) {
      const lines = added.filter(isInbound).map((message) => messageSentence(frame, message));
      waiting.push(...lines);
      if (waiting.length > 0) {
        cancel ??= after(GATHER_MS, speak);
      }
    },
    stop() {
      cancel?.();
      cancel = undefined;
      waiting = [];
    }
  };
}

function messageSentence(frame: BirdThreadView, message: BirdMessageView): string {
  const conversation = frame.conversations.find(({ id }) => id === message.conversationId);
  const sender = message.senderName ?? frame.personName;
  const beginning = spokenBeginning(frame.canReadBody ? message.body : TEXT_HIDDEN);
  return `${joined(', ', sender, conversation?.channelName)}: ${beginning}`;
}

function spokenBeginning(text: string | null | undefined): string {
  const characters = [...oneLine(text ?? '')];
  const beginning = characters.slice(0, SPOKEN_CHARACTERS).join('');
  return characters.length > SPOKEN_CHARACTERS ? `${beginning}…` : beginning;
}
