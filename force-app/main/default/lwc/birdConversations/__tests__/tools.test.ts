import type { BirdSearchHit, BirdSearchResult } from 'c/birdModel';
import {
  DAY_MS,
  HOUR_MS,
  channel,
  conversation,
  message,
  page,
  threeMessages,
  view
} from '../../birdModel/__tests__/builders';
import { all, one, settle, textOf } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';
import {
  answerOnce,
  cleanUp,
  draw,
  expectAccessible,
  found,
  frame,
  prepare,
  read,
  requests,
  shownIds,
  state,
  tell,
  thread,
  wait
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

beforeEach(prepare);
afterEach(cleanUp);

const conversations = [conversation('wa', 'whatsapp'), conversation('sms', 'sms')];
const channels = [channel('WhatsApp', 2), channel('SMS', 1)];
const both = view({
  conversations,
  channels,
  counts: [
    { channel: 'whatsapp', direction: 'Inbound', kind: 'text', count: 1 },
    { channel: 'whatsapp', direction: 'Inbound', kind: 'file', count: 1 },
    { channel: 'sms', direction: 'Outbound', kind: 'text', count: 1 }
  ]
});

type Tabs = HTMLElement & { channels: { count: number }[]; total: number };

function tabCounts(element: Mounted): number[] {
  const tabs = one<Tabs>(element, 'c-bird-channel-tabs');
  return [tabs.total, ...tabs.channels.map((each) => each.count)];
}

function hit(id: string, agoMs: number, conversationId = 'wa'): BirdSearchHit {
  const { sortKey, sentMs, direction, senderName, body } = message(id, agoMs);
  return {
    messageId: id,
    conversationId,
    sortKey,
    sentMs,
    direction,
    senderName: senderName ?? null,
    text: body ?? null
  };
}

const result: BirdSearchResult = {
  hits: [hit('h1', HOUR_MS), hit('h2', DAY_MS, 'sms'), hit('h3', 2 * DAY_MS)],
  counts: [channel('WhatsApp', 2), channel('SMS', 1)],
  total: 3
};

async function type(element: Mounted, term: string): Promise<void> {
  await tell(element, 'c-bird-search', 'search', { term });
}

describe('search', () => {
  type Results = HTMLElement & { input: { hits: { messageId: string }[]; notes: string[] } };
  type Bar = HTMLElement & { countText: string; isPlace: boolean; isFirst: boolean };

  async function searching(): Promise<Mounted> {
    frame.mockResolvedValue(both);
    found.mockResolvedValue(result);
    const element = await draw();
    await tell(element, 'lightning-button-icon', 'click');
    return element;
  }

  const results = (element: Mounted): string[] =>
    one<Results>(element, 'c-bird-results').input.hits.map((each) => each.messageId);
  const bar = (element: Mounted): Bar => one<Bar>(element, 'c-bird-search');

  it('waits for two letters and for a rest, then lists and counts', async () => {
    const element = await searching();
    expect(state(element).heading).toBe('Type at least 2 characters');
    await type(element, 's');
    await wait(1000);
    expect(found).not.toHaveBeenCalled();
    await type(element, 'su');
    await type(element, ' survei ');
    await wait(299);
    expect(found).not.toHaveBeenCalled();
    await wait(1);
    expect(found.mock.calls[0]?.[0]).toMatchObject({
      conversationIds: ['wa', 'sms'],
      term: 'survei'
    });
    expect(results(element)).toEqual(['h1', 'h2', 'h3']);
    expect(bar(element).countText).toBe('3 results');
    expect(tabCounts(element)).toEqual([3, 2, 1]);
    expect(textOf(one(element, '[role="status"]'))).toBe('3 results');
    await tell(element, 'c-bird-channel-tabs', 'channelselect', { channel: 'sms' });
    expect(results(element)).toEqual(['h2']);
    await expectAccessible(element);
  });

  it('drops the answer to words that were changed since', async () => {
    const element = await searching();
    let answer: (value: BirdSearchResult) => void = () => undefined;
    found.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await type(element, 'lama');
    await wait(300);
    await type(element, 'survei');
    await wait(300);
    answer({ hits: [], counts: [], total: 0 });
    await settle();
    expect(results(element)).toHaveLength(3);
  });

  it('says when nothing was found, and how much was searched', async () => {
    const element = await searching();
    found.mockResolvedValue({ hits: [], counts: [], total: 0 });
    await type(element, 'garansi');
    await wait(300);
    expect(state(element).heading).toBe('No message contains “garansi”');
    expect(state(element).text).toContain('first 255 characters');
    expect(bar(element).countText).toBe('0 results');
    await expectAccessible(element);
  });

  it('says when more was found than is listed', async () => {
    const element = await searching();
    found.mockResolvedValue({ ...result, total: 250 });
    await type(element, 'ya ok');
    await wait(300);
    expect(one<Results>(element, 'c-bird-results').input.notes[0]).toBe(
      'Only the newest 3 results are listed.'
    );
  });

  it('can be tried again when it failed', async () => {
    const element = await searching();
    found.mockRejectedValueOnce({ status: 500, body: { message: 'x' } });
    await type(element, 'survei');
    await wait(300);
    expect(state(element).heading).toBe('Messages could not be searched');
    await tell(element, 'c-bird-state', 'action');
    expect(results(element)).toHaveLength(3);
  });

  it('refuses in words where the text may not be read', async () => {
    const element = await searching();
    found.mockRejectedValue({ body: { message: '{"code":"HIDDEN","message":"x"}' } });
    await type(element, 'survei');
    await wait(300);
    expect(state(element).heading).toBe('You can’t search message text');
    expect(state(element).text).toContain('read access to Body');
  });

  it('shows a result in its place, reads on both ways, and returns to the thread', async () => {
    const element = await searching();
    const own = one(element, 'c-bird-thread');
    await type(element, 'survei');
    await wait(300);
    answerOnce([message('h2', DAY_MS)], { hasEarlier: true, hasLater: true });
    await tell(element, 'c-bird-results', 'openhit', { messageId: 'h2' });
    expect(requests().at(-1)).toEqual({ aroundKey: result.hits[1]?.sortKey, pageSize: 50 });
    const place = thread(element);
    expect(place).not.toBe(own);
    expect(place.input).toMatchObject({ mark: 'survei', targetId: 'h2', hasLater: true });
    expect(bar(element)).toMatchObject({ countText: '2 of 3', isPlace: true, isFirst: false });
    answerOnce([message('h3', 2 * DAY_MS)]);
    await tell(element, 'c-bird-thread:not(.thread_behind)', 'loadearlier');
    answerOnce([message('h1', HOUR_MS)]);
    await tell(element, 'c-bird-thread:not(.thread_behind)', 'loadlater');
    expect(shownIds(element)).toEqual(['h3', 'h2', 'h1']);
    expect(place.input).toMatchObject({ hasEarlier: false, hasLater: false });
    const reads = read.mock.calls.length;
    await tell(element, 'c-bird-search', 'step', { by: 1 });
    expect(place.input.targetId).toBe('h3');
    expect(read).toHaveBeenCalledTimes(reads);
    await tell(element, 'c-bird-search', 'back');
    expect(results(element)).toHaveLength(3);
    const handled = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    handled.preventDefault();
    one(element, 'article').dispatchEvent(handled);
    await settle();
    expect(all(element, 'c-bird-search')).toHaveLength(1);
    const escape = new KeyboardEvent('keydown', { key: 'Escape' });
    one(element, 'article').dispatchEvent(escape);
    await settle();
    expect(all(element, 'c-bird-search')).toHaveLength(0);
    expect(thread(element)).toBe(own);
  });

  it('says when the place of a result could not be read', async () => {
    const element = await searching();
    await type(element, 'survei');
    await wait(300);
    read.mockRejectedValueOnce(new Error('x'));
    await tell(element, 'c-bird-results', 'openhit', { messageId: 'h1' });
    expect(state(element).actionLabel).toBe('Try again');
    answerOnce([message('h1', HOUR_MS)]);
    await tell(element, 'c-bird-state', 'action');
    expect(shownIds(element)).toEqual(['h1']);
  });
});

describe('filter', () => {
  type Choices = { countText: string }[];
  type Panel = HTMLElement & { sides: Choices; kinds: Choices; totalText: string };

  it('reads filtered pages, counts what is left, and a chip takes it away', async () => {
    frame.mockResolvedValue(both);
    const element = await draw();
    answerOnce([message('f1', HOUR_MS)]);
    const buttons = all(element, 'lightning-button-icon');
    buttons[1]?.dispatchEvent(new CustomEvent('click'));
    await settle();
    const panel = one<Panel>(element, 'c-bird-filter');
    const counts = [...panel.sides, ...panel.kinds].map((each) => each.countText);
    expect(counts).toEqual(['3', '2', '1', '0', '1', '0', '0']);
    expect(panel.totalText).toBe('3 messages');
    await tell(element, 'c-bird-filter', 'choice', { value: 'file', isOn: true });
    expect(requests().at(-1)).toEqual({ pageSize: 50, kinds: ['file'] });
    expect(shownIds(element)).toEqual(['f1']);
    expect(thread(element).input).toMatchObject({ isFiltered: true, unread: null });
    expect(tabCounts(element)).toEqual([1, 1, 0]);
    answerOnce([]);
    await tell(element, 'c-bird-filter', 'choice', { value: 'Outbound', isOn: true });
    expect(requests().at(-1)).toMatchObject({ direction: 'Outbound', kinds: ['file'] });
    expect(state(element).heading).toBe('No message matches the filter');
    expect(all(element, '.chip').map(textOf)).toEqual(['Our side', 'Files']);
    answerOnce([message('f1', HOUR_MS)]);
    one(element, '.chip').click();
    await settle();
    expect(all(element, '.chip').map(textOf)).toEqual(['Files']);
    await tell(element, 'c-bird-filter', 'clear');
    expect(shownIds(element)).toEqual(['m1', 'm2', 'm3']);
  });

  it('gives the focus back on Escape', async () => {
    const element = await draw();
    const button = all(element, 'lightning-button-icon')[1]!;
    const focus = jest.spyOn(button, 'focus');
    button.dispatchEvent(new CustomEvent('click'));
    await settle();
    await tell(element, 'c-bird-filter', 'filterclose', { byKey: true });
    expect(all(element, 'c-bird-filter')).toHaveLength(0);
    expect(focus).toHaveBeenCalled();
  });
});

describe('menu', () => {
  const open = [conversation('wa', 'whatsapp', { isReadable: true, caseId: '500000000000001AAA' })];
  const items = (element: Mounted): string[] =>
    all<HTMLElement & { value: string }>(element, 'lightning-menu-item').map((each) => each.value);

  it('offers what can do something', async () => {
    const element = await draw();
    expect(items(element)).toEqual(['export', 'refresh']);
    frame.mockResolvedValue(view({ conversations: open }));
    await tell(element, 'lightning-button-menu', 'select', { value: 'refresh' });
    expect(items(element)).toEqual(['conversation', 'case', 'export', 'refresh']);
    await expectAccessible(element);
  });

  it('offers no export where nothing is shown', async () => {
    frame.mockResolvedValue(both);
    const element = await draw();
    answerOnce([]);
    await tell(element, 'lightning-button-menu', 'select', { value: 'filter' });
    await tell(element, 'c-bird-filter', 'choice', { value: 'voice', isOn: true });
    expect(state(element).heading).toBe('No message matches the filter');
    expect(items(element)).toEqual(['refresh']);
  });

  it('exports every page as text, in reading order', async () => {
    const texts: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${texts.push(blob as Blob)}`;
    URL.revokeObjectURL = jest.fn();
    const names: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement
    ) {
      names.push(this.download);
    });
    const element = await draw();
    const media = [{ filename: 'Denah.pdf', contentType: 'application/pdf' }];
    answerOnce([threeMessages()[2]!], { hasEarlier: true });
    answerOnce([message('a', DAY_MS, { body: 'Satu', media })]);
    await tell(element, 'lightning-button-menu', 'select', { value: 'export' });
    await settle();
    expect(requests().slice(-2)).toEqual([
      { pageSize: 200 },
      { pageSize: 200, beforeKey: threeMessages()[2]?.sortKey }
    ]);
    expect(names).toEqual(['Siti Rahayu 2026-11-20.txt']);
    expect(texts[0]?.type).toContain('text/plain');
    expect(textOf(one(element, '[role="status"]'))).toBe('2 messages exported.');
    expect(all(element, 'c-bird-notice')).toHaveLength(0);
  });

  it('says when the export could not be finished', async () => {
    const element = await draw();
    read.mockRejectedValueOnce(new Error('x'));
    await tell(element, 'lightning-button-menu', 'select', { value: 'export' });
    const notice = one<HTMLElement & { heading: string }>(element, 'c-bird-notice');
    expect(notice.heading).toBe('The export stopped: not all messages could be read.');
    await tell(element, 'c-bird-notice', 'action');
    expect(all(element, 'c-bird-notice')).toHaveLength(0);
  });

  it('lets the export be cancelled', async () => {
    const element = await draw();
    let answer: (value: ReturnType<typeof page>) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await tell(element, 'lightning-button-menu', 'select', { value: 'export' });
    const reads = read.mock.calls.length;
    await tell(element, 'c-bird-notice', 'action');
    answer(page(threeMessages(), { hasEarlier: true }));
    await settle();
    expect(read).toHaveBeenCalledTimes(reads);
    expect(all(element, 'c-bird-notice')).toHaveLength(0);
  });
});
