import BirdThread from 'c/birdThread';
import type { TimelineInput } from 'c/birdTimeline';
import type { BirdMessageView } from 'c/birdModel';
import {
  HOUR_MS,
  MINUTE_MS,
  NOW_MS,
  RECORD_ID,
  channel,
  conversation,
  message
} from '../../birdModel/__tests__/builders';
import { inTurn, mount, one, settle } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

export const ROW_HEIGHT = 100;
export const SEEN_HEIGHT = 300;

/**
 * jsdom lays nothing out. Here every row is 100 px high, nothing else has a height, and 300 px of
 * the thread are seen.
 */
export function layOut(): void {
  const rowsOf = (scroller: Element): HTMLElement[] => [
    ...scroller.querySelectorAll<HTMLElement>('.row')
  ];
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(SEEN_HEIGHT);
  jest.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function (this: Element) {
    return rowsOf(this).length * ROW_HEIGHT;
  });
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: Element
  ) {
    const scroller = this.closest('.scroller');
    if (!scroller || scroller === this) {
      return { top: 0, bottom: SEEN_HEIGHT } as DOMRect;
    }
    const rows = rowsOf(scroller);
    const row = this.matches('.row') ? this : this.nextElementSibling?.querySelector('.row');
    const top = rows.indexOf(row as HTMLElement) * ROW_HEIGHT - scroller.scrollTop;
    return { top, bottom: top + ROW_HEIGHT } as DOMRect;
  });
}

export function messages(count: number, firstId = 0): BirdMessageView[] {
  return Array.from({ length: count }, (_, index) =>
    message(`m${firstId + index}`, 10 * HOUR_MS - (firstId + index) * 10 * MINUTE_MS)
  );
}

export function input(changes: Partial<TimelineInput> = {}): TimelineInput {
  return {
    messages: messages(10),
    conversations: [conversation('wa', 'whatsapp')],
    channels: [channel('WhatsApp', 10)],
    channel: null,
    personName: 'Siti Rahayu',
    canReadBody: true,
    hasEarlier: false,
    nowMs: NOW_MS,
    unread: null,
    recordId: RECORD_ID,
    caseUrls: new Map(),
    ...changes
  };
}

export function draw(changes: Partial<TimelineInput> = {}): Promise<Mounted> {
  return mount('c-bird-thread', BirdThread, { input: input(changes) });
}

export async function change(element: Mounted, changes: Partial<TimelineInput>): Promise<void> {
  element.input = { ...(element.input as TimelineInput), ...changes };
  await settle();
}

export async function scrollTo(element: Mounted, top: number): Promise<void> {
  const scroller = one(element, '.scroller');
  scroller.scrollTop = top;
  scroller.dispatchEvent(new CustomEvent('scroll'));
  await settle();
}

export function scrollTop(element: Mounted): number {
  return one(element, '.scroller').scrollTop;
}

export function focusedId(element: Mounted): string | undefined {
  return (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id;
}

export async function press(element: Mounted, key: string): Promise<void> {
  const options = { key, bubbles: true, cancelable: true };
  element.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options));
  await settle();
}

/** Lets a few paintings happen, each of which may take in a chunk of messages. */
export async function frames(count = 4): Promise<void> {
  await inTurn(Array.from({ length: count }), async () => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the test waits for paintings
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await settle();
  });
}
