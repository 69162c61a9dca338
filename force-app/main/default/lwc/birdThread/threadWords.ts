import EARLIER_FAILED from '@salesforce/label/c.Bird_Earlier_Failed';
import JUMP_TO_LATEST from '@salesforce/label/c.Bird_Jump_To_Latest';
import LATER_FAILED from '@salesforce/label/c.Bird_Later_Failed';
import LOAD_EARLIER from '@salesforce/label/c.Bird_Load_Earlier';
import LOAD_LATER from '@salesforce/label/c.Bird_Load_Later';
import LOADING_EARLIER from '@salesforce/label/c.Bird_Loading_Earlier';
import LOADING_LATER from '@salesforce/label/c.Bird_Loading_Later';
import MESSAGES from '@salesforce/label/c.Bird_Messages';
import MESSAGES_WITH from '@salesforce/label/c.Bird_Messages_With';
import NEW_MANY from '@salesforce/label/c.Bird_New_Messages_Many';
import NEW_ONE from '@salesforce/label/c.Bird_New_Messages_One';
import START from '@salesforce/label/c.Bird_Start';
import START_WITH from '@salesforce/label/c.Bird_Start_With';
import { countLabel, formatLabel, splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';
import type { TimelineInput } from 'c/birdTimeline';

/** How loading further messages stands. */
export type LoadState = 'idle' | 'loading' | 'failed';

const EARLIER_WORDS: Readonly<Record<LoadState, string>> = {
  idle: LOAD_EARLIER,
  loading: LOADING_EARLIER,
  failed: EARLIER_FAILED
};
const LATER_WORDS: Readonly<Record<LoadState, string>> = {
  idle: LOAD_LATER,
  loading: LOADING_LATER,
  failed: LATER_FAILED
};

/** Everything around the messages. */
export interface ThreadView {
  readonly logLabel: string;
  readonly hasEarlier: boolean;
  readonly earlierText: string;
  readonly isLoadingEarlier: string;
  readonly hasLater: boolean;
  readonly laterText: string;
  readonly isLoadingLater: string;
  /** The words around the person's name, only where the conversation begins. */
  readonly start: SplitLabel | undefined;
  readonly hasJump: boolean;
  readonly jumpClass: string;
  readonly jumpText: string;
  readonly jumpLabel: string;
}

/** Words for how a thread stands. */
export function threadView(
  input: TimelineInput | undefined,
  thread: {
    readonly earlierState: LoadState;
    readonly laterState: LoadState;
    readonly newCount: number;
    readonly isFarFromEnd: boolean;
    readonly hasStart: boolean;
  }
): ThreadView {
  const name = input?.personName ?? '';
  const hasLater = input?.hasLater ?? false;
  const { earlierState, laterState, newCount } = thread;
  const jumpText = newCount > 0 ? countLabel(newCount, NEW_ONE, NEW_MANY) : '';
  return {
    logLabel: name ? formatLabel(MESSAGES_WITH, name) : MESSAGES,
    hasEarlier: input?.hasEarlier ?? false,
    earlierText: EARLIER_WORDS[earlierState],
    isLoadingEarlier: String(earlierState === 'loading'),
    hasLater,
    laterText: LATER_WORDS[laterState],
    isLoadingLater: String(laterState === 'loading'),
    start:
      thread.hasStart && !input?.isFiltered ? splitLabel(name ? START_WITH : START, 0) : undefined,
    hasJump: thread.isFarFromEnd || newCount > 0 || hasLater,
    jumpClass: newCount > 0 ? 'jump jump_news' : 'jump',
    jumpText,
    jumpLabel: jumpText || JUMP_TO_LATEST
  };
}
