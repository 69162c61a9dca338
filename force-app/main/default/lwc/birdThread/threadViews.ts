import FAILED_TITLE from '@salesforce/label/c.Bird_Failed_Title';
import JUMP_TO_LATEST from '@salesforce/label/c.Bird_Jump_To_Latest';
import LOAD_EARLIER from '@salesforce/label/c.Bird_Load_Earlier';
import LOAD_LATER from '@salesforce/label/c.Bird_Load_Later';
import LOADING from '@salesforce/label/c.Bird_Loading';
import MESSAGES_WITH from '@salesforce/label/c.Bird_Messages_With';
import NEW from '@salesforce/label/c.Bird_New_Messages';
import SENDER_CUSTOMER from '@salesforce/label/c.Bird_Sender_Customer';
import START_WITH from '@salesforce/label/c.Bird_Start_With';
import TRY_AGAIN from '@salesforce/label/c.Bird_Try_Again';
import { countLabel, formatLabel, splitLabel } from 'c/birdLabels';
import type { SplitLabel } from 'c/birdLabels';
import { exactTime } from 'c/birdTime';
import type { TimelineDay, TimelineInput, TimelinePart, TimelineRow } from 'c/birdTimeline';

/** How loading further messages stands. */
export type LoadState = 'idle' | 'loading' | 'failed';

const OTHER_STATES = { loading: LOADING, failed: `${FAILED_TITLE}. ${TRY_AGAIN}` };

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
  const isActive = key === activeKey;
  return {
    key,
    row,
    className,
    tabIndex: isActive ? '0' : '-1',
    isActive,
    ...(isActive && { exactTime: exactTime(message.sentMs), exactId: `exact-${key}` })
  };
}

/** Everything around the messages. */
export interface ThreadView {
  readonly logLabel: string;
  readonly hasEarlier: boolean;
  readonly earlierText: string;
  readonly isLoadingEarlier: boolean;
  readonly hasLater: boolean;
  readonly laterText: string;
  readonly isLoadingLater: boolean;
  /** The words around the person's name, only where the conversation begins. */
  /** The person, or a word for them. */
  readonly name: string;
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
  const name = personName || SENDER_CUSTOMER;
  const isNews = newCount > 0;
  const jumpText = isNews ? countLabel(newCount, NEW) : '';
  return {
    logLabel: formatLabel(MESSAGES_WITH, name),
    hasEarlier,
    earlierText: { ...OTHER_STATES, idle: LOAD_EARLIER }[earlierState],
    isLoadingEarlier: earlierState === 'loading',
    hasLater,
    laterText: { ...OTHER_STATES, idle: LOAD_LATER }[laterState],
    isLoadingLater: laterState === 'loading',
    name,
    start: thread.hasStart && !isFiltered ? splitLabel(START_WITH, 0) : undefined,
    hasJump: thread.isFarFromEnd || isNews || hasLater,
    jumpClass: isNews ? 'jump jump_news' : 'jump',
    jumpText,
    jumpLabel: jumpText || JUMP_TO_LATEST
  };
}
