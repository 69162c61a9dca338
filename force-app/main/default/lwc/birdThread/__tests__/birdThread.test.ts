import {
  DAY_MS,
  HOUR_MS,
  NOW_MS,
  conversation,
  message,
  reply
} from '../../birdModel/__tests__/builders';
import { all, inTurn, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
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

describe('what it shows', () => {
  it('is a quiet log with days as headings and messages as list items', async () => {
    const element = await draw({ messages: [message('a', DAY_MS), reply('b', HOUR_MS)] });
    const log = one(element, '[role="log"]');
    expect([log.getAttribute('aria-label'), log.getAttribute('aria-live')]).toEqual([
      'Messages with Siti Rahayu',
      'off'
    ]);
    expect(all(element, 'h3').map(textOf)).toEqual(['Yesterday', 'Today']);
    expect(all(element, 'li').map((row) => row.dataset.id)).toEqual(['a', 'b']);
    expect(all(element, 'li c-bird-message')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('tells the exact time of a message to whoever stands on it', async () => {
    const element = await draw({ messages: [message('a', 0)] });
    const described = one(element, 'li').getAttribute('aria-describedby') ?? '';
    const exact = all(element, 'span').find(({ id }) => id === described);
    expect(textOf(exact!)).toContain('11:24:00');
  });

  it('has the divider as a separator with its words', async () => {
    const unread = { messageId: 'm8', count: 2 };
    const element = await draw({ unread });
    const divider = one(element, '[role="separator"]');
    expect(divider.getAttribute('aria-label')).toBe('2 new messages');
    await expect(element).toBeAccessible();
  });

  it('links a conversation to its Case and leaves opening it to the page', async () => {
    const conversations = [
      conversation('wa', 'whatsapp', { caseId: '500A', caseNumber: '00001042' })
    ];
    const caseUrls = new Map([['500A', '/case']]);
    const element = await draw({ messages: [message('a', 0)], conversations, caseUrls });
    expect(textOf(one(element, '.line'))).toBe('New WhatsApp conversation · Case 00001042');
    const opened = jest.fn();
    element.addEventListener('opencase', (event) => opened((event as CustomEvent).detail));
    one(element, '.line-link').click();
    expect(opened).toHaveBeenCalledWith({ caseId: '500A' });
    await expect(element).toBeAccessible();
  });

  it('draws unchanged messages no second time', async () => {
    const element = await draw();
    const rows = (): unknown[] =>
      all<HTMLElement & { row: unknown }>(element, 'c-bird-message').map((each) => each.row);
    const before = rows();
    await change(element, { nowMs: NOW_MS + 1 });
    expect(rows().every((row, index) => row === before[index])).toBe(true);
  });

  it('shows an empty log without messages', async () => {
    const element = await draw({ messages: [] });
    expect(all(element, 'li, h3')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});

describe('where it opens', () => {
  it('is the end when nothing is new', async () => {
    expect(scrollTop(await draw())).toBe(1000);
  });

  it('is the divider, in the upper quarter, when something is', async () => {
    const element = await draw({ unread: { messageId: 'm5', count: 5 } });
    expect(scrollTop(element)).toBe(500 - SEEN_HEIGHT / 8);
  });

  it('is the end of another channel when that is chosen', async () => {
    const element = await draw();
    await scrollTo(element, 0);
    await change(element, { channel: 'whatsapp', messages: messages(6) });
    expect(scrollTop(element)).toBe(600);
  });
});

describe('new messages', () => {
  it('are followed near the end', async () => {
    const element = await draw();
    await scrollTo(element, 1000 - SEEN_HEIGHT - 80);
    await change(element, { messages: messages(12) });
    expect(scrollTop(element)).toBe(1200);
    expect(all(element, '.jump')).toHaveLength(0);
  });

  it('move nothing elsewhere, and are counted', async () => {
    const element = await draw();
    await scrollTo(element, 1000 - SEEN_HEIGHT - 81);
    const before = scrollTop(element);
    await change(element, { messages: messages(11) });
    expect(scrollTop(element)).toBe(before);
    expect(textOf(one(element, '.jump'))).toBe('1 new message');
    await change(element, { messages: messages(13) });
    expect(textOf(one(element, '.jump'))).toBe('3 new messages');
    await expect(element).toBeAccessible();
  });

  it('are shown by the jump button, which gives the focus to the newest', async () => {
    const element = await draw();
    await scrollTo(element, 0);
    expect(one(element, '.jump').getAttribute('aria-label')).toBe('Jump to latest');
    await change(element, { messages: messages(11) });
    one(element, '.jump').click();
    await settle();
    expect(scrollTop(element)).toBe(1100);
    expect(all(element, '.jump')).toHaveLength(0);
    expect(focusedId(element)).toBe('m10');
  });

  it('are no longer counted once the reader came to the end', async () => {
    const element = await draw();
    await scrollTo(element, 300);
    await change(element, { messages: messages(11) });
    await frames();
    await scrollTo(element, 1100 - SEEN_HEIGHT);
    expect(all(element, '.jump')).toHaveLength(0);
  });
});

describe('earlier messages', () => {
  it('begin with a line that says so', async () => {
    const element = await draw();
    expect(textOf(one(element, '.start'))).toBe('Start of the conversation with Siti Rahayu');
    expect(all(element, '.earlier')).toHaveLength(0);
  });

  it('are asked for 600 px before the top, and by the button', async () => {
    const element = await draw({ messages: messages(20), hasEarlier: true });
    const asked = jest.fn();
    element.addEventListener('loadearlier', asked);
    await scrollTo(element, 600);
    expect(asked).not.toHaveBeenCalled();
    await scrollTo(element, 599);
    expect(asked).toHaveBeenCalledTimes(1);
    one(element, '.earlier').click();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('keep the line under the eye in its place', async () => {
    const element = await draw({ messages: messages(10, 20), hasEarlier: true });
    await scrollTo(element, 250);
    await change(element, { messages: messages(15, 15), hasEarlier: false });
    await frames();
    const at = all(element, 'li').findIndex((row) => row.dataset.id === 'm22');
    expect(at).toBeGreaterThan(2);
    expect(at * ROW_HEIGHT - scrollTop(element)).toBe(-50);
    expect(all(element, '.jump')).toHaveLength(1);
    expect(textOf(one(element, '.jump'))).toBe('');
  });

  it('are not asked for twice while they load', async () => {
    const element = await draw({ hasEarlier: true });
    const asked = jest.fn();
    element.addEventListener('loadearlier', asked);
    element.earlierState = 'loading';
    await settle();
    const button = one(element, '.earlier');
    expect([textOf(button), button.getAttribute('aria-disabled')]).toEqual([
      'Loading messages',
      'true'
    ]);
    button.click();
    await scrollTo(element, 0);
    expect(asked).not.toHaveBeenCalled();
  });

  it('are asked for again only by the button after a failure', async () => {
    const element = await draw({ hasEarlier: true });
    const asked = jest.fn();
    element.addEventListener('loadearlier', asked);
    element.earlierState = 'failed';
    await settle();
    await scrollTo(element, 0);
    expect(asked).not.toHaveBeenCalled();
    expect(textOf(one(element, '.earlier'))).toBe('Messages could not be loaded. Try again');
    one(element, '.earlier').click();
    expect(asked).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});

describe('keyboard', () => {
  it('has one tab stop, the newest message at first', async () => {
    const element = await draw({ messages: messages(3) });
    expect(all(element, 'li').map((row) => row.tabIndex)).toEqual([-1, -1, 0]);
    const active = all<HTMLElement & { isActive: boolean }>(element, 'c-bird-message');
    expect(active.map((each) => each.isActive)).toEqual([false, false, true]);
  });

  it('walks by arrows, Home and End, and stops at the ends', async () => {
    const element = await draw({ messages: messages(4) });
    all(element, 'li')[3]?.focus();
    const visited: (string | undefined)[] = [];
    const keys = ['ArrowUp', 'ArrowUp', 'ArrowDown', 'Home', 'ArrowUp', 'End', 'ArrowDown'];
    await inTurn(keys, async (key) => {
      await press(element, key);
      visited.push(focusedId(element));
    });
    expect(visited).toEqual(['m2', 'm1', 'm2', 'm0', 'm0', 'm3', 'm3']);
    expect(all(element, 'li').map((row) => row.tabIndex)).toEqual([-1, -1, -1, 0]);
  });

  it('keeps the focus where it is when something comes', async () => {
    const element = await draw({ messages: messages(4) });
    all(element, 'li')[1]?.focus();
    await settle();
    await change(element, { messages: messages(6) });
    expect(focusedId(element)).toBe('m1');
    expect(all(element, 'li').map((row) => row.tabIndex)).toEqual([-1, 0, -1, -1, -1, -1]);
  });

  it('stays with the line under the eye when the button for earlier messages goes away', async () => {
    const element = await draw({ messages: messages(4, 2), hasEarlier: true });
    await scrollTo(element, 0);
    one(element, '.earlier').focus();
    await change(element, { messages: messages(6), hasEarlier: false });
    expect(focusedId(element)).toBe('m2');
  });

  it('leaves the keys to the controls within a message; Escape comes back', async () => {
    const element = await draw({ messages: messages(3) });
    const row = all(element, 'li')[1];
    const inner = row?.querySelector('c-bird-message');
    inner?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    expect(focusedId(element)).toBeUndefined();
    inner?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(focusedId(element)).toBe('m1');
  });
});
