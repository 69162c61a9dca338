import BirdConversations from 'c/birdConversations';
import type { BirdMessagePage } from 'c/birdModel';
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  NOW_MS,
  RECORD_ID,
  channel,
  conversation,
  emptyView,
  message,
  page,
  threeMessages,
  view
} from '../../birdModel/__tests__/builders';
import { all, mount, one, settle, textOf } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import {
  answerOnce,
  cleanUp,
  frame,
  prepare,
  requests,
  draw,
  expectAccessible,
  notice,
  people,
  read,
  seen,
  shownIds,
  state,
  tell,
  thread,
  wait
} from './page';
import type { State } from './page';

jest.mock('@salesforce/apex/BirdConversationController.getThread', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/BirdConversationController.getMessages',
  () => ({ default: jest.fn() }),
  {
    virtual: true
  }
);
jest.mock('@salesforce/apex/BirdConversationController.markSeen', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdConversationController.search', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/BirdConversationController.getPeople', () => ({ default: jest.fn() }), {
  virtual: true
});

beforeEach(prepare);
afterEach(cleanUp);

describe('states', () => {
  it('shows bubbles in thread order while the first page loads', async () => {
    frame.mockReturnValue(new Promise(() => undefined));
    const element = await draw();
    expect(all(element, '.bone').length).toBeGreaterThan(3);
    expect(textOf(one(element, '.skeleton'))).toBe('Loading messages');
    expect(all(element, 'c-bird-thread, c-bird-state')).toHaveLength(0);
    await expectAccessible(element);
  });

  it('shows the messages', async () => {
    const element = await draw();
    expect(frame.mock.calls).toEqual([[{ recordId: RECORD_ID }]]);
    expect(requests()).toEqual([{ pageSize: 50 }]);
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3']);
    expect(all(element, '.skeleton, c-bird-state, c-bird-notice, c-bird-channel-tabs')).toEqual([]);
    expect(textOf(one(element, 'h2'))).toBe('Conversations');
    await expectAccessible(element);
  });

  it('says that there is nothing yet', async () => {
    frame.mockResolvedValue(emptyView());
    const element = await draw();
    const shown = state(element);
    expect([shown.heading, shown.actionLabel]).toEqual(['No messages yet', '']);
    expect(shown.text).toContain('Messages on WhatsApp');
    expect(seen).not.toHaveBeenCalled();
    await expectAccessible(element);
  });

  it('names the permission set to whoever has no access', async () => {
    const text = "You do not have access to the Apex class named 'BirdConversationController'.";
    frame.mockRejectedValue({ status: 500, body: { message: text } });
    const element = await draw();
    const shown = state(element);
    expect([shown.heading, shown.strongText, shown.actionLabel]).toEqual([
      'You don’t have access to conversations',
      'Bird Agent',
      ''
    ]);
    await expectAccessible(element);
  });

  it('says that the record is not there', async () => {
    const text = '{"code":"NOT_FOUND","message":"The record does not exist."}';
    frame.mockRejectedValue({ body: { message: text } });
    const shown = state(await draw());
    expect([shown.heading, shown.actionLabel]).toEqual(['This record is not available', '']);
  });

  it('lets a failed first load be tried again', async () => {
    frame.mockRejectedValueOnce({ status: 500, body: { message: 'x' } });
    const element = await draw();
    const shown = state(element);
    expect([shown.heading, shown.actionLabel]).toEqual([
      'Messages could not be loaded',
      'Try again'
    ]);
    shown.dispatchEvent(new CustomEvent('action'));
    await settle();
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3']);
    expect(element.shadowRoot?.activeElement).toBe(one(element, 'h2'));
    await expectAccessible(element);
  });

  it('tries again by itself when the connection is back', async () => {
    frame.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const element = await draw();
    expect(one<State>(element, 'c-bird-state').text).toBe(
      'There is no connection. Nothing is lost.'
    );
    window.dispatchEvent(new CustomEvent('online'));
    await settle();
    expect(all(element, 'c-bird-state')).toHaveLength(0);
    expect(all(element, 'c-bird-thread')).toHaveLength(1);
  });

  it('shows everything but the texts to whoever may not read them', async () => {
    frame.mockResolvedValue(view({ canReadBody: false }));
    read.mockResolvedValue(page(threeMessages().map((each) => ({ ...each, body: null }))));
    const element = await draw();
    expect(notice(element)?.heading).toBe('You can’t see message text.');
    expect(thread(element).input.canReadBody).toBe(false);
    await expectAccessible(element);
  });

  it('waits for a record, and begins anew with another one', async () => {
    const element = await mount('c-bird-conversations', BirdConversations);
    expect(frame).not.toHaveBeenCalled();
    element.recordId = RECORD_ID;
    await settle();
    expect(shownIds(element)).toHaveLength(3);
    read.mockResolvedValue(page([message('other', 0)]));
    element.recordId = '003000000000001AAA';
    await settle();
    expect(frame).toHaveBeenLastCalledWith({ recordId: '003000000000001AAA' });
    expect(shownIds(element)).toEqual(['other']);
  });

  it('drops the answer for a record that was left', async () => {
    let answer: (value: BirdMessagePage) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await draw();
    read.mockResolvedValue(page([message('other', 0)]));
    element.recordId = '003000000000001AAA';
    await settle();
    answer(page());
    await settle();
    expect(shownIds(element)).toEqual(['other']);
  });
});

describe('trouble after the first page', () => {
  it('keeps the thread and says up to when it is complete', async () => {
    const element = await draw();
    read.mockRejectedValueOnce({ status: 500, body: { message: 'x' } });
    await wait(15_000);
    const told = notice(element);
    expect([told?.heading, told?.actionLabel]).toEqual([
      'New messages could not be loaded.',
      'Try again'
    ]);
    expect(told?.text.replace('\u202f', ' ')).toBe('Showing messages up to 11:24 AM.');
    expect(shownIds(element)).toHaveLength(3);
    expect(textOf(one(element, '[role="status"]'))).toContain('New messages could not be loaded.');
    told?.dispatchEvent(new CustomEvent('action'));
    await settle();
    expect(notice(element)).toBeUndefined();
    await expectAccessible(element);
  });

  it('tells an expired session from a lost connection', async () => {
    const element = await draw();
    read.mockRejectedValueOnce({ status: 401, body: [{ errorCode: 'INVALID_SESSION_ID' }] });
    await wait(15_000);
    expect([notice(element)?.heading, notice(element)?.actionLabel]).toEqual([
      'Your session has expired.',
      'Log in again'
    ]);
    window.dispatchEvent(new CustomEvent('offline'));
    await settle();
    expect([notice(element)?.heading, notice(element)?.actionLabel]).toEqual([
      'No connection.',
      ''
    ]);
    window.dispatchEvent(new CustomEvent('online'));
    await settle();
    expect(notice(element)).toBeUndefined();
  });
});

describe('channels', () => {
  const conversations = [conversation('wa', 'whatsapp'), conversation('sms', 'sms')];
  const channels = [channel('WhatsApp', 41, 1), channel('SMS', 9)];
  const messages = [
    message('s1', 3 * HOUR_MS, { conversationId: 'sms' }),
    message('w1', 2 * HOUR_MS)
  ];
  const both = view({ conversations, channels });
  const loaded = page(messages, { hasEarlier: true });

  type Tabs = HTMLElement & {
    channels: { channel: string; unread: number }[];
    total: number;
    selected: string | null;
  };

  function choose(element: Mounted, name: string | null): void {
    const detail = { channel: name };
    one(element, 'c-bird-channel-tabs').dispatchEvent(new CustomEvent('channelselect', { detail }));
  }

  it('get tabs with the number of messages over all', async () => {
    frame.mockResolvedValue(both);
    read.mockResolvedValue(loaded);
    const element = await draw();
    const tabs = one<Tabs>(element, 'c-bird-channel-tabs');
    expect([tabs.total, tabs.selected]).toEqual([50, null]);
    expect(one(element, '.body').getAttribute('role')).toBe('tabpanel');
    await expectAccessible(element);
  });

  it('show what is loaded of them at once and ask for their own page', async () => {
    frame.mockResolvedValue(both);
    read.mockResolvedValue(loaded);
    const element = await draw();
    let answer: (value: BirdMessagePage) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    choose(element, 'sms');
    await settle();
    expect(shownIds(element)).toEqual(['s1']);
    expect(read.mock.lastCall?.[0].conversationIds).toEqual(['sms']);
    const own = [message('s0', DAY_MS, { conversationId: 'sms' }), messages[0]!];
    answer(page(own));
    await settle();
    expect(shownIds(element)).toEqual(['s0', 's1']);
    expect(thread(element).input.hasEarlier).toBe(false);
    expect(one<Tabs>(element, 'c-bird-channel-tabs').total).toBe(50);
    expect(one(element, '.body').getAttribute('aria-label')).toBe('SMS');
  });

  it('show the skeleton while nothing of them is loaded', async () => {
    frame.mockResolvedValue(both);
    read.mockResolvedValue(page([messages[1]!]));
    const element = await draw();
    read.mockReturnValueOnce(new Promise(() => undefined));
    choose(element, 'sms');
    await settle();
    expect(all(element, '.skeleton')).toHaveLength(1);
    expect(all(element, 'c-bird-thread')).toHaveLength(0);
  });

  it('keep their dot until their tab was chosen', async () => {
    frame.mockResolvedValue(both);
    read.mockResolvedValue(loaded);
    const element = await draw();
    const unread = (): number[] =>
      one<Tabs>(element, 'c-bird-channel-tabs').channels.map((each) => each.unread);
    expect(unread()).toEqual([1, 0]);
    frame.mockResolvedValue({ ...both, channels: [channel('WhatsApp', 41), channel('SMS', 9)] });
    await wait(15_000);
    expect(unread()).toEqual([1, 0]);
    choose(element, 'whatsapp');
    await settle();
    expect(unread()).toEqual([0, 0]);
    frame.mockResolvedValue({
      ...both,
      channels: [channel('WhatsApp', 41), channel('SMS', 10, 1)]
    });
    await wait(15_000);
    expect(unread()).toEqual([0, 1]);
  });
});

describe('earlier messages', () => {
  it('are read before the oldest one and joined', async () => {
    answerOnce(threeMessages(), { hasEarlier: true });
    const element = await draw();
    const oldest = threeMessages()[0]!;
    const earlier = [message('e1', 3 * DAY_MS), message('e2', 2 * DAY_MS)];
    answerOnce(earlier);
    thread(element).dispatchEvent(new CustomEvent('loadearlier'));
    expect(requests().at(-1)).toEqual({ beforeKey: oldest.sortKey, pageSize: 50 });
    await settle();
    expect(shownIds(element)).toEqual(['e1', 'e2', 'm1', 'm2', 'm3']);
    expect(thread(element).input.hasEarlier).toBe(false);
    expect(thread(element).earlierState).toBe('idle');
  });

  it('say when they could not be read', async () => {
    answerOnce(threeMessages(), { hasEarlier: true });
    const element = await draw();
    read.mockRejectedValueOnce(new Error('x'));
    thread(element).dispatchEvent(new CustomEvent('loadearlier'));
    await settle();
    expect(thread(element).earlierState).toBe('failed');
    expect(shownIds(element)).toHaveLength(3);
  });

  it('stay when the newest page is read again', async () => {
    answerOnce(threeMessages(), { hasEarlier: true });
    const element = await draw();
    answerOnce([message('e1', DAY_MS)]);
    thread(element).dispatchEvent(new CustomEvent('loadearlier'));
    await settle();
    await wait(15_000);
    expect(shownIds(element)).toEqual(['e1', 'm1', 'm2', 'm3']);
    expect(thread(element).input.hasEarlier).toBe(false);
  });
});

describe('Cases', () => {
  it('of conversations get addresses', async () => {
    const conversations = [
      conversation('wa', 'whatsapp', { caseId: '500000000000001AAA', caseNumber: '1' })
    ];
    frame.mockResolvedValue(view({ conversations }));
    const element = await draw();
    expect([...thread(element).input.caseUrls]).toEqual([
      ['500000000000001AAA', 'https://www.example.com']
    ]);
  });
});

describe('people', () => {
  const ACCOUNT = '001000000000001AAA';
  const person = (recordId: string, name: string) => ({
    recordId,
    name,
    conversations: 1,
    unread: 0,
    lastMessageMs: NOW_MS - MINUTE_MS,
    channels: ['WhatsApp']
  });
  const list = (...listed: ReturnType<typeof person>[]) => ({
    people: listed,
    liveMode: 'Poll' as const,
    pollSeconds: 15,
    nowMs: NOW_MS,
    hasMore: false
  });

  it('show the newest one first and another one on demand', async () => {
    people.mockResolvedValue(list(person('003A', 'Siti'), person('003B', 'Budi')));
    const element = await draw(ACCOUNT);
    expect(frame.mock.calls).toEqual([[{ recordId: '003A' }]]);
    await tell(element, 'c-bird-people', 'person', { recordId: '003B' });
    expect(frame).toHaveBeenLastCalledWith({ recordId: '003B' });
    expect(shownIds(element)).toHaveLength(3);
    await expectAccessible(element);
  });

  it('appear by themselves where nobody has written yet', async () => {
    people.mockResolvedValueOnce(list());
    const element = await draw(ACCOUNT);
    expect(state(element).heading).toBe('No messages yet');
    people.mockResolvedValue(list(person('003A', 'Siti')));
    await wait(15_000);
    expect(shownIds(element)).toHaveLength(3);
  });

  it('that cannot be read can be tried again', async () => {
    people.mockRejectedValueOnce({ status: 500, body: { message: 'x' } });
    const element = await draw(ACCOUNT);
    expect(state(element).actionLabel).toBe('Try again');
    people.mockResolvedValue(list(person('003A', 'Siti')));
    await tell(element, 'c-bird-state', 'action');
    expect(shownIds(element)).toHaveLength(3);
  });
});
