import { buildTimeline, planTimeline } from 'c/birdTimeline';
import type {
  TimelineDay,
  TimelineInput,
  TimelinePlan,
  TimelineRange,
  TimelineRow
} from 'c/birdTimeline';
import { findAgain, growDown, OPENING_ROWS, positionOf, rangeAtEnd } from './messageWindow';

/** The messages of a thread and the part of them that is in the page. */
export class ThreadContent {
  /** The part that is in the page. */
  range: TimelineRange = { from: 0, to: 0 };
  private plan: TimelinePlan | undefined;
  private rows: ReadonlyMap<string, TimelineRow> = new Map();

  /** Takes what is to be shown, before any of it is laid out. */
  take(input: TimelineInput): void {
    this.plan = planTimeline(input);
  }

  get count(): number {
    return this.plan?.input.messages.length ?? 0;
  }

  get isAtStart(): boolean {
    return this.range.from === 0;
  }

  get isAtEnd(): boolean {
    return this.range.to === this.count;
  }

  get lastKey(): string | undefined {
    return this.keyAt(this.range.to - 1);
  }

  keyAt(index: number): string | undefined {
    return this.plan?.input.messages[index]?.id;
  }

  /** Where a message stands in all that is loaded; -1 where it is not. */
  indexOf(id: string | undefined): number {
    return id === undefined
      ? -1
      : (this.plan?.input.messages.findIndex((each) => each.id === id) ?? -1);
  }

  /** Whether a message is in the page. */
  has(id: string | undefined): boolean {
    return id !== undefined && this.rows.has(id);
  }

  /** How many messages came after the last of those before. */
  addedAfter(before: TimelineInput): number {
    const last = before.messages.at(-1);
    const messages = this.plan?.input.messages ?? [];
    return last ? messages.length - positionOf(messages, `${last.sortKey}\0`) : 0;
  }

  /** The part that was in the page, found again in the same thread's new messages. */
  findAgain(before: TimelineInput, isFollowing: boolean): TimelineRange | undefined {
    const input = this.plan?.input;
    const isSameThread =
      before.channel === input?.channel && before.isFiltered === input.isFiltered;
    const kept = isSameThread ? findAgain(this.range, before.messages, input.messages) : undefined;
    if (!kept || !isFollowing) {
      return kept;
    }
    const missed = this.count - kept.to;
    return missed > OPENING_ROWS ? rangeAtEnd(this.count) : growDown(kept, missed, this.count);
  }

  /** Lays a part out; rows that did not change stay the same objects and are not drawn again. */
  layOut(range: TimelineRange): TimelineDay[] {
    this.range = range;
    const days = this.plan ? buildTimeline(this.plan, range, this.rows) : [];
    const rows = days.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'list' ? part.rows : []))
    );
    this.rows = new Map(rows.map((row) => [row.key, row]));
    return days;
  }
}
