import type { TimelineDay, TimelinePart, TimelineRow } from 'c/birdTimeline';
import { exactTime } from 'c/birdTime';

/** One day as the template draws it. */
export interface DayView {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly PartView[];
}

interface PartView {
  readonly key: string;
  readonly className: string;
  readonly divider?: TimelinePart & { kind: 'divider' };
  readonly line?: TimelinePart & { kind: 'line' };
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
  targetKey: string | undefined
): DayView[] {
  return days.map(({ key, label, parts }) => ({
    key,
    label,
    parts: parts.map((part) => partView(part, activeKey, targetKey))
  }));
}

function partView(
  part: TimelinePart,
  activeKey: string | undefined,
  targetKey: string | undefined
): PartView {
  const { key } = part;
  switch (part.kind) {
    case 'divider':
      return { key, className: 'part part_divider', divider: part };
    case 'line':
      return { key, className: 'part', line: part };
    default:
      return {
        key,
        className: 'part',
        rows: part.rows.map((row) => rowView(row, row.key === activeKey, row.key === targetKey))
      };
  }
}

function rowView(row: TimelineRow, isActive: boolean, isTarget: boolean): RowView {
  const className =
    'row' +
    (row.isFirst ? ' row_first' : '') +
    (row.message.direction === 'Outbound' ? ' row_end' : '') +
    (isTarget ? ' row_target' : '');
  const { key } = row;
  return isActive
    ? {
        key,
        row,
        className,
        tabIndex: '0',
        isActive,
        exactTime: exactTime(row.message.sentMs),
        exactId: `exact-${key}`
      }
    : { key, row, className, tabIndex: '-1', isActive };
}
