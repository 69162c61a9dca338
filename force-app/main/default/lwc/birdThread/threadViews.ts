import EARLIER_FAILED from '@salesforce/label/c.Bird_Earlier_Failed';
import JUMP_TO_LATEST from '@salesforce/label/c.Bird_Jump_To_Latest';
import LATER_FAILED from '@salesforce/label/c.Bird_Later_Failed';
import LOAD_EARLIER from '@salesforce/label/c.Bird_Load_Earlier';
import LOAD_LATER from '@salesforce/label/c.Bird_Load_Later';
import LOADING_EARLIER from '@salesforce/label/c.Bird_Loading_Earlier';
import LOADING_LATER from '@salesforce/label/c.Bird_Loading_Later';
import MESSAGES from '@salesforce/label/c.Bird_Messages';
import MESSAGES_WITH from '@salesforce/label/c.Bird_Messages_With';
import NEW from '@salesforce/label/c.Bird_New_Messages';
import START from '@salesforce/label/c.Bird_Start';
import START_WITH from '@salesforce/label/c.Bird_Start_With';
import { countLabel, formatLabel, splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';
import { exactTime } from 'c/birdTime';
import type { TimelineDay, TimelineInput, TimelinePart, TimelineRow } from 'c/birdTimeline';

/** How loading further messages stands. */
export type LoadState = 'idle' | 'loading' | 'failed';

/** One day as the template draws it. */
export interface DayView extends Omit<TimelineDay, 'parts'> {
  readonly parts: readonly PartView[];
}

interface PartView extends Omit<TimelinePart, 'rows'> {
  readonly rows?: readonly RowView[];
}

interface RowView {
  readonly key: string;
  readonly row: TimelineRow;
  readonly className: string;
  readonly tabIndex: string;
  readonly isActive: boolean;
  /** Told to screen readers for the row that they stand on. */
  readonly exactTime?: string;
  readonly exactId?: string;
}

/** Prepares days for the template; `activeKey` is the one row that is a tab stop. */
export function dayViews(
  days: readonly TimelineDay[],
  activeKey: string | undefined,
  targetKey: string | null | undefined
): DayView[] {
  return days.map((day) => ({
    ...day,
    parts: day.parts.map(({ rows, ...part }) => ({
      ...part,
      ...(rows && { rows: rows.map((row) => rowView(row, activeKey, targetKey)) })
    }))
  }));
}

function rowView(
  row: TimelineRow,
  activeKey: string | undefined,
  targetKey: string | null | undefined
): RowView {
  const { key, message } = row;
  const className =
    'row' +
    (row.isFirst ? ' row_first' : '') +
    (message.direction === 'Outbound' ? ' row_end' : '') +
    (key === targetKey ? ' row_target' : '');
  return key === activeKey
    ? {
        key,
        row,
        className,
        tabIndex: '0',
        isActive: true,
        exactTime: exactTime(message.sentMs),
        exactId: `exact-${key}`
      }
    : { key, row, className, tabIndex: '-1', isActive: false };
}

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
  const {
    personName = '',
    hasEarlier = false,
    hasLater = false,
    isFiltered
  }: Partial<TimelineInput> = input ?? {};
  const { earlierState, laterState, newCount } = thread;
  const isNews = newCount > 0;
  const jumpText = isNews ? countLabel(newCount, NEW) : '';
  return {
    logLabel: personName ? formatLabel(MESSAGES_WITH, personName) : MESSAGES,
    hasEarlier,
    earlierText: {
      idle: LOAD_EARLIER,
      loading: LOADING_EARLIER,
      failed: EARLIER_FAILED
    }[earlierState],
    isLoadingEarlier: String(earlierState === 'loading'),
    hasLater,
    laterText: { idle: LOAD_LATER, loading: LOADING_LATER, failed: LATER_FAILED }[laterState],
    isLoadingLater: String(laterState === 'loading'),
    start:
      thread.hasStart && !isFiltered ? splitLabel(personName ? START_WITH : START, 0) : undefined,
    hasJump: thread.isFarFromEnd || isNews || hasLater,
    jumpClass: isNews ? 'jump jump_news' : 'jump',
    jumpText,
    jumpLabel: jumpText || JUMP_TO_LATEST
  };
}
