import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';
import type { BirdThreadView } from 'c/birdModel';
import {
  DAY_MS,
  MINUTE_MS,
  NOW_MS,
  RECORD_ID,
  channel,
  conversation,
  message,
  page,
  reply,
  threeMessages,
  view
} from '../../birdModel/__tests__/builders';
import { all, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import {
  answerOnce,
  cleanUp,
  frame,
  prepare,
  requests,
  draw,
  notice,
  read,
  see,
  seen,
  shownIds,
  thread,
  wait,
  withNews
} from './page';

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

beforeEach(() => {
  prepare();
  jest.mocked(isEmpEnabled).mockReset().mockResolvedValue(true);
  jest.mocked(subscribe).mockReset().mockResolvedValue({ id: '1', channel: '', replayId: -1 });
  jest.mocked(unsubscribe).mockReset().mockResolvedValue({});
  jest.mocked(onError).mockReset();
});
afterEach(cleanUp);

describe('polling', () => {
  it('looks every few seconds and merges by id', async () => {
    const element = await draw();
    const before = thread(element).input.messages;
    const [, second, third] = threeMessages();
    const changed = { ...second!, status: 'read' };
    read.mockResolvedValue(page([third!, message('m4', -1000), changed], { hasEarlier: true }));
    await wait(14_999);
    expect(read).toHaveBeenCalledTimes(1);
    await wait(1);
    expect(read).toHaveBeenCalledTimes(2);
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(thread(element).input.messages[0]).toEqual(before[0]);
    expect(thread(element).input.messages[1]?.status).toBe('read');
    await wait(15_000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('rests while the page cannot be seen and looks at once on return', async () => {
    await draw();
    see('hidden');
    await wait(60_000);
    expect(read).toHaveBeenCalledTimes(1);
    see('visible');
    await settle();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('ends with the page', async () => {
    await draw();
    unmountAll();
    await wait(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('closes the gap when more came than one page holds', async () => {
    const element = await draw();
    answerOnce([message('n3', -3000), message('n4', -4000)], { hasEarlier: true });
    answerOnce([message('m3', 6 * MINUTE_MS), message('n1', -1000)], { hasLater: true });
    answerOnce([message('n2', -2000), message('n3', -3000)]);
    await wait(15_000);
    const [, , after, last] = requests();
    // What came late sorts before the last message: the loaded end is read again.
    expect(after).toEqual({ afterKey: threeMessages()[0]?.sortKey, pageSize: 200 });
    expect(last).toEqual({ afterKey: message('n1', -1000).sortKey, pageSize: 200 });
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3', 'n1', 'n2', 'n3', 'n4']);
    expect(thread(element).input.hasEarlier).toBe(false);
  });

  it('begins the thread anew rather than leave a gap', async () => {
    const element = await draw();
    const far = message('far', -999_000);
    read.mockImplementation(({ request }) => {
      const isNewest = !request.includes('afterKey');
      const between = message(`n${read.mock.calls.length}`, -1000 * read.mock.calls.length);
      return Promise.resolve(
        isNewest ? page([far], { hasEarlier: true }) : page([between], { hasLater: true })
      );
    });
    await wait(15_000);
    expect(read).toHaveBeenCalledTimes(7);
    expect(shownIds(element)).toEqual(['far']);
    expect(thread(element).input.hasEarlier).toBe(true);
  });

  it('reads a conversation that is new on its own', async () => {
    const element = await draw();
    const conversations = [conversation('sms', 'sms'), conversation('wa', 'whatsapp')];
    frame.mockResolvedValue(view({ conversations }));
    answerOnce(threeMessages());
    answerOnce([message('s1', MINUTE_MS, { conversationId: 'sms' })]);
    await wait(15_000);
    expect(read.mock.calls.map(([{ conversationIds }]) => conversationIds)).toEqual([
      ['wa'],
      ['wa'],
      ['sms']
    ]);
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3', 's1']);
  });
});

describe('platform events', () => {
  type Listener = (message: { data: { payload: Record<string, string> } }) => void;

  async function listen(): Promise<{ element: Mounted; publish: (payload: object) => void }> {
    frame.mockResolvedValue(view({ liveMode: 'Events' }));
    const element = await draw();
    const [name, replayId, listener] = jest.mocked(subscribe).mock.calls[0]!;
    expect([name, replayId]).toEqual(['/event/BirdMessageEvent__e', -1]);
    const publish = (payload: object): void =>
      (listener as unknown as Listener)({ data: { payload: payload as Record<string, string> } });
    return { element, publish };
  }

  it('are followed by a second look, for what came before the subscription', async () => {
    await listen();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('bring a new message without polling', async () => {
    const { element, publish } = await listen();
    await wait(60_000);
    expect(read).toHaveBeenCalledTimes(2);
    read.mockResolvedValue(withNews(message('m4', -1000)));
    publish({ LeadId__c: RECORD_ID.slice(0, 15) });
    publish({ ConversationId__c: 'wa' });
    await wait(250);
    expect(read).toHaveBeenCalledTimes(3);
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  it('of other records are let go', async () => {
    const { publish } = await listen();
    publish({ LeadId__c: '00Q000000000002AAA', ConversationId__c: 'other', CaseId__c: null });
    await wait(1000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are left with the page', async () => {
    await listen();
    unmountAll();
    await settle();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['are not enabled', () => jest.mocked(isEmpEnabled).mockResolvedValue(false)],
    ['are refused', () => jest.mocked(subscribe).mockRejectedValue(new Error('403'))]
  ])('give way to polling where they %s', async (_, arrange) => {
    arrange();
    frame.mockResolvedValue(view({ liveMode: 'Events' }));
    await draw();
    await wait(15_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('give way to polling when they break later', async () => {
    await listen();
    jest.mocked(onError).mock.calls[0]?.[0]({ error: '402::Unknown client' });
    await wait(15_000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('are subscribed to again once they can be had, and polling ends', async () => {
    const { publish } = await listen();
    jest.mocked(onError).mock.calls[0]?.[0]({ error: '402::Unknown client' });
    await wait(15_000);
    expect(subscribe).toHaveBeenCalledTimes(1);
    await wait(45_000);
    expect(subscribe).toHaveBeenCalledTimes(2);
    const looks = frame.mock.calls.length;
    await wait(60_000);
    expect(frame).toHaveBeenCalledTimes(looks);
    publish({ ConversationId__c: 'wa' });
    await wait(250);
    expect(frame).toHaveBeenCalledTimes(looks + 1);
  });

  it('that die without a word are noticed', async () => {
    await listen();
    const looks = frame.mock.calls.length;
    await wait(120_000);
    expect(frame).toHaveBeenCalledTimes(looks + 1);
  });
});

describe('unread mark', () => {
  const conversations = [conversation('wa', 'whatsapp', { lastSeenMs: NOW_MS - 10 * MINUTE_MS })];

  it('stands where it stood on opening and is reported as seen', async () => {
    frame.mockResolvedValue(view({ conversations, channels: [channel('WhatsApp', 3, 1)] }));
    const element = await draw();
    expect(thread(element).input.unread).toEqual({ messageId: 'm3', count: 1 });
    expect(seen.mock.calls).toEqual([[{ recordId: RECORD_ID }]]);
    read.mockResolvedValue(withNews(message('m4', -1000)));
    await wait(15_000);
    expect(shownIds(element)).toContain('m4');
    expect(thread(element).input.unread).toEqual({ messageId: 'm3', count: 1 });
  });

  it('is reported at most once a minute', async () => {
    await draw();
    expect(seen).toHaveBeenCalledTimes(1);
    read.mockResolvedValue(withNews(message('m4', -1000)));
    await wait(15_000);
    expect(seen).toHaveBeenCalledTimes(1);
    await wait(45_000);
    expect(seen).toHaveBeenCalledTimes(2);
    await wait(120_000);
    expect(seen).toHaveBeenCalledTimes(2);
  });

  it('is not reported from a page that nobody sees', async () => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await draw();
    expect(seen).not.toHaveBeenCalled();
  });

  it('that cannot be set troubles nobody', async () => {
    seen.mockRejectedValue({ status: 500 });
    const element = await draw();
    expect(notice(element)).toBeUndefined();
    expect(shownIds(element)).toHaveLength(3);
  });
});

describe('reply window', () => {
  type Line = HTMLElement & { replyWindow: { state: string; left: string } };

  it('counts down and its end is said once', async () => {
    const lastInboundMs = NOW_MS - DAY_MS + 2 * MINUTE_MS;
    const conversations = [
      conversation('wa', 'whatsapp', { lastInboundMs }),
      conversation('old', 'whatsapp', { lastInboundMs: lastInboundMs - DAY_MS })
    ];
    const current = (): BirdThreadView => view({ conversations, nowMs: Date.now() });
    frame.mockImplementation(() => Promise.resolve(current()));
    const element = await draw();
    const line = (): Line => one<Line>(element, 'c-bird-window-line');
    expect(line().replyWindow).toMatchObject({ state: 'closing', left: '2 min' });
    see('hidden');
    await wait(60_000);
    expect(line().replyWindow.left).toBe('1 min');
    await wait(60_000);
    expect(line().replyWindow.state).toBe('closed');
    expect(textOf(one(element, '[role="status"]'))).toBe('WhatsApp reply window closed.');
  });

  it('is not there without a customer on WhatsApp', async () => {
    const conversations = [conversation('wa', 'whatsapp', { lastInboundMs: null })];
    frame.mockResolvedValue(view({ conversations }));
    expect(all(await draw(), 'c-bird-window-line')).toHaveLength(0);
  });
});

describe('announcements', () => {
  async function bring(...added: ReturnType<typeof message>[]): Promise<string> {
    const element = await draw();
    expect(textOf(one(element, '[role="status"]'))).toBe('');
    read.mockResolvedValue(withNews(...added));
    await wait(15_000);
    await wait(2000);
    return textOf(one(element, '[role="status"]'));
  }

  it('read a new message out, not what we sent ourselves', async () => {
    const said = await bring(message('a', -1000, { body: 'Halo\n  Bu' }), reply('b', -2000));
    expect(said).toBe('Siti Rahayu, WhatsApp: Halo Bu');
  });

  it('cut a long message after 120 characters', async () => {
    const said = await bring(message('a', -1000, { body: 'x'.repeat(200) }));
    expect(said).toBe(`Siti Rahayu, WhatsApp: ${'x'.repeat(120)}…`);
  });

  it('count when more than 3 came at once', async () => {
    const many = [1, 2, 3, 4].map((n) => message(`a${n}`, -1000 * n));
    expect(await bring(...many)).toBe('4 new messages');
  });

  it('tell that a message could not be delivered', async () => {
    const element = await draw();
    const [first, second, third] = threeMessages();
    const failed = { ...second!, status: 'delivery_failed' };
    read.mockResolvedValue(page([first!, failed, third!]));
    await wait(15_000);
    expect(textOf(one(element, '[role="status"]'))).toBe('Not delivered. Text of m2');
    await wait(15_000);
    expect(thread(element).input.messages[1]?.status).toBe('delivery_failed');
  });
});
