/** What `record-page.ts` asks the page for. */
export interface BenchPage {
  /** Creates a component. @returns milliseconds until the message with this id has been painted */
  open(component: 'ours' | 'naive', recordId: string, lastMessageId: string): Promise<number>;
  /** From now on counts what scrolling costs. */
  watch(): void;
  /** What was met since. */
  seen(): BenchSight;
}

export interface BenchSight {
  /** Different messages that were in the DOM. */
  readonly messages: number;
  /** The most messages that were in the DOM at one time. */
  readonly mostNodes: number;
  /** Milliseconds of each of the browser's long tasks (over 50 ms). */
  readonly longTasks: readonly number[];
}
