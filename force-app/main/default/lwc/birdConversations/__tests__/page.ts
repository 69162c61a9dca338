import BirdConversations from 'c/birdConversations';
import getMessages from '@salesforce/apex/BirdConversationController.getMessages';
import getPeople from '@salesforce/apex/BirdConversationController.getPeople';
import getThread from '@salesforce/apex/BirdConversationController.getThread';
import markSeen from '@salesforce/apex/BirdConversationController.markSeen';
import search from '@salesforce/apex/BirdConversationController.search';
import type { BirdMessagePage, BirdMessageRequest, BirdMessageView } from 'c/birdModel';
import type { TimelineInput } from 'c/birdTimeline';
import { NOW_MS, RECORD_ID, page, threeMessages, view } from '../../birdModel/__tests__/builders';
import { all, mount, one, settle, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

/** The Apex methods, which every test file that uses this has mocked. */
export const frame = jest.mocked(getThread);
export const read = jest.mocked(getMessages);
export const seen = jest.mocked(markSeen);
export const found = jest.mocked(search);
export const people = jest.mocked(getPeople);

export type Thread = HTMLElement & {
  input: TimelineInput;
  earlierState: string;
  laterState: string;
};

export type State = HTMLElement & {
  kind: string;
  heading: string;
  text: string;
  strongText: string;
  actionLabel: string;
};

/** A page whose server answers with the standard view, on a clock that stands still. */
export function prepare(): void {
  jest.useFakeTimers({ now: NOW_MS });
  // jsdom lays nothing out.
  globalThis.ResizeObserver = class {
    observe = jest.fn();
    unobserve = jest.fn();
    disconnect = jest.fn();
  };
  frame.mockReset().mockResolvedValue(view());
  read.mockReset().mockResolvedValue(page());
  seen.mockReset().mockResolvedValue(undefined);
  found.mockReset().mockResolvedValue({ hits: [], counts: [], total: 0 });
  people.mockReset();
}

export function cleanUp(): void {
  unmountAll();
  jest.restoreAllMocks();
  jest.useRealTimers();
}

export function draw(recordId = RECORD_ID): Promise<Mounted> {
  return mount('c-bird-conversations', BirdConversations, { recordId });
}

/** What was asked of getMessages, newest question last. */
export function requests(): BirdMessageRequest[] {
  return read.mock.calls.map(([{ request }]) => JSON.parse(request) as BirdMessageRequest);
}

/** Answers for once with these messages. */
export function answerOnce(
  messages: readonly BirdMessageView[],
  changes: Partial<BirdMessagePage> = {}
): void {
  read.mockResolvedValueOnce(page(messages, changes));
}

export function thread(element: Mounted): Thread {
  return one<Thread>(element, 'c-bird-thread:not(.thread_behind)');
}

export function shownIds(element: Mounted): string[] {
  return thread(element).input.messages.map((each) => each.id);
}

export function notice(element: Mounted): State | undefined {
  return all<State>(element, 'c-bird-notice')[0];
}

export function state(element: Mounted): State {
  return one<State>(element, 'c-bird-state');
}

/** Lets a component of the page tell something. */
export async function tell(
  element: Mounted,
  selector: string,
  name: string,
  detail: unknown = null
): Promise<void> {
  one(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
}

export async function wait(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settle();
}

export function see(visibility: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

/** The standard messages and more. */
export function withNews(...more: BirdMessageView[]): BirdMessagePage {
  return page([...threeMessages(), ...more]);
}

/** axe waits on real time. */
export async function expectAccessible(element: Mounted): Promise<void> {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
}
