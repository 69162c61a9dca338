import { message } from '../../birdModel/__tests__/builders';
import { all, inTurn, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import {
  ROW_HEIGHT,
  SEEN_HEIGHT,
  change,
  draw,
  focusedId,
  frames,
  layOut,
  messages,
  press,
  scrollTo,
  scrollTop
} from './page';

jest.setTimeout(30_000);

beforeEach(layOut);

afterEach(() => {
  unmountAll();
  jest.restoreAllMocks();
});

describe('a long thread', () => {
  const long = messages(1000);
  const ids = (element: Mounted): (string | undefined)[] =>
    all(element, 'li').map((row) => row.dataset.id);

  it('opens with its last messages only', async () => {
    const element = await draw({ messages: long });
    expect(ids(element)).toEqual(long.slice(-40).map(({ id }) => id));
    expect(all(element, '.start')).toHaveLength(0);
  });

  it('opens around the first new message', async () => {
    const element = await draw({ messages: long, unread: { messageId: 'm500', count: 500 } });
    expect(ids(element)).toHaveLength(40);
    expect(ids(element)).toContain('m500');
    expect(all(element, '[role="separator"]')).toHaveLength(1);
  });

  it('takes in messages towards which the reader scrolls and lets go of those far behind', async () => {
    const element = await draw({ messages: long });
    const steps = Array.from({ length: 18 });
    await inTurn(steps, async () => {
      await scrollTo(element, 150);
      await frames(1);
      expect(all(element, 'li').length).toBeLessThanOrEqual(40);
    });
    expect(ids(element)[0]).not.toBe('m960');
    expect(ids(element)).not.toContain('m999');
    expect(one(element, '.jump').getAttribute('aria-label')).toBe('Jump to latest');
  });

  it('keeps the line under the eye in its place while messages are taken in', async () => {
    const element = await draw({ messages: long });
    await scrollTo(element, 250);
    const seen = (): number =>
      all(element, 'li').findIndex((row) => row.dataset.id === 'm962') * ROW_HEIGHT -
      scrollTop(element);
    const before = seen();
    await frames();
    expect(ids(element)[0]).not.toBe('m960');
    expect(seen()).toBe(before);
  });

  it('goes to the ends of what is loaded by Home and End, and on from the edge by arrows', async () => {
    const element = await draw({ messages: long });
    all(element, 'li').at(-1)?.focus();
    await press(element, 'Home');
    expect(focusedId(element)).toBe('m0');
    await press(element, 'End');
    expect(focusedId(element)).toBe('m999');
    all(element, 'li')[0]?.focus();
    await press(element, 'ArrowUp');
    expect(focusedId(element)).toBe('m959');
  });

  it('keeps the focus within when its message is let go', async () => {
    const element = await draw({ messages: long });
    all(element, 'li').at(-1)?.focus();
    await inTurn(Array.from({ length: 18 }), async () => {
      await scrollTo(element, 150);
      await frames(1);
    });
    expect(ids(element)).not.toContain('m999');
    expect(ids(element)).toContain(focusedId(element));
  });

  it('is back at its end by the jump button', async () => {
    const element = await draw({ messages: long, unread: { messageId: 'm5', count: 9 } });
    await scrollTo(element, 200);
    one(element, '.jump').click();
    await settle();
    expect(focusedId(element)).toBe('m999');
  });
});

describe('a voice note that plays', () => {
  const scrollUp = (element: Mounted): Promise<void> =>
    inTurn(Array.from({ length: 18 }), async () => {
      await scrollTo(element, 150);
      await frames(1);
    });
  const tell = (element: Mounted, id: string, isPlaying: boolean): void => {
    const row = all(element, 'li').find(({ dataset }) => dataset.id === id);
    const event = new CustomEvent('voice', { detail: { isPlaying }, bubbles: true });
    row?.querySelector('c-bird-message')?.dispatchEvent(event);
  };

  it('stays in the page until it has ended, however far the reader goes', async () => {
    const element = await draw({ messages: messages(1000) });
    tell(element, 'm998', true);
    await scrollUp(element);
    const ids = (): (string | undefined)[] => all(element, 'li').map((row) => row.dataset.id);
    expect(ids()).toContain('m998');
    expect(ids()).not.toContain('m999');
    tell(element, 'm998', false);
    await scrollUp(element);
    expect(ids()).not.toContain('m998');
  });
});

describe('a place found by search', () => {
  it('is brought into view once, ringed and with the focus', async () => {
    const element = await draw({ messages: messages(200), targetId: 'm20', mark: 'text' });
    const target = (): string[] => all(element, '.row_target').map((row) => row.dataset.id ?? '');
    expect([focusedId(element), ...target()]).toEqual(['m20', 'm20']);
    await change(element, { targetId: 'm150' });
    expect([focusedId(element), ...target()]).toEqual(['m150', 'm150']);
    all(element, 'li')[0]?.focus();
    const elsewhere = focusedId(element);
    await change(element, { messages: messages(201) });
    expect([focusedId(element), ...target()]).toEqual([elsewhere, 'm150']);
  });

  it('asks for later messages at its end, and for the newest by the jump button', async () => {
    const element = await draw({ messages: messages(20), hasLater: true, targetId: 'm10' });
    const asked: string[] = [];
    element.addEventListener('loadlater', () => asked.push('later'));
    element.addEventListener('jumplatest', () => asked.push('latest'));
    await scrollTo(element, 2000 - SEEN_HEIGHT - 599);
    one(element, '.later').click();
    one(element, '.jump').click();
    expect(asked).toEqual(['later', 'later', 'latest']);
    element.laterState = 'failed';
    await settle();
    expect(textOf(one(element, '.later'))).toBe('Messages could not be loaded. Try again');
    await expect(element).toBeAccessible();
  });

  it('claims no beginning among filtered messages', async () => {
    expect(all(await draw({ isFiltered: true }), '.start')).toHaveLength(0);
  });
});

describe('photos', () => {
  it('are shown large, all that are loaded, until the reader is done', async () => {
    // jsdom has no modal dialogs
    HTMLDialogElement.prototype.showModal = jest.fn();
    const media = [{ url: 'https://a.example/x.jpg', contentType: 'image/jpeg' }];
    const element = await draw({
      messages: ['a', 'b'].map((id, index) => message(id, 2 - index, { type: 'image', media }))
    });
    const detail = { key: '0' };
    const event = new CustomEvent('openimage', { detail, bubbles: true });
    all(element, 'c-bird-message')[1]?.dispatchEvent(event);
    await settle();
    const box = one<HTMLElement & { photos: unknown[]; index: number }>(element, 'c-bird-lightbox');
    expect([box.photos.length, box.index]).toEqual([2, 1]);
    box.dispatchEvent(new CustomEvent('close'));
    await settle();
    expect(all(element, 'c-bird-lightbox')).toHaveLength(0);
  });
});

describe('the day', () => {
  it('floats above the messages only while the reader scrolls', async () => {
    const element = await draw({ messages: messages(20) });
    expect(all(element, '.floating-day')).toHaveLength(0);
    await scrollTo(element, 500);
    expect(textOf(one(element, '.floating-day'))).toBe('Today');
  });
});
