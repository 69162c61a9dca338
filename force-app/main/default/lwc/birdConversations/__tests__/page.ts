import BirdConversations from 'c/birdConversations';
import getThread from '@salesforce/apex/BirdConversationController.getThread';
import markSeen from '@salesforce/apex/BirdConversationController.markSeen';
import type { BirdThreadView } from 'c/birdModel';
import type { TimelineInput } from 'c/birdTimeline';
import { NOW_MS, RECORD_ID, message, view } from '../../birdModel/__tests__/builders';
import { all, mount, one, settle, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

/** The Apex methods, which every test file that uses this has mocked. */
export const read = jest.mocked(getThread);
export const seen = jest.mocked(markSeen);

/** What the page asks for first. */
export const NEWEST = { recordId: RECORD_ID, channel: null, beforeKey: null, pageSize: 50 };

export type Thread = HTMLElement & { input: TimelineInput; earlierState: string };

export type State = HTMLElement & {
  heading: string;
  text: string;
  strongText: string;
  actionLabel: string;
};

/** A page whose server answers with the standard view, on a clock that stands still. */
export function prepare(): void {
  jest.useFakeTimers({ now: NOW_MS });
  read.mockReset().mockResolvedValue(view());
  seen.mockReset().mockResolvedValue(undefined);
}

export function cleanUp(): void {
  unmountAll();
  jest.restoreAllMocks();
  jest.useRealTimers();
}

export function draw(): Promise<Mounted> {
  return mount('c-bird-conversations', BirdConversations, { recordId: RECORD_ID });
}

export function thread(element: Mounted): Thread {
  return one<Thread>(element, 'c-bird-thread');
}

export function shownIds(element: Mounted): string[] {
  return thread(element).input.messages.map((each) => each.id);
}

export function notice(element: Mounted): State | undefined {
  return all<State>(element, 'c-bird-notice')[0];
}

export async function wait(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settle();
}

export function see(visibility: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

/** The standard view with one more inbound message. */
export function withNews(id: string, changes: Partial<BirdThreadView> = {}): BirdThreadView {
  const { messages } = view();
  return view({ messages: [...messages, message(id, -1000)], ...changes });
}

/** axe waits on real time. */
export async function expectAccessible(element: Mounted): Promise<void> {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
}
