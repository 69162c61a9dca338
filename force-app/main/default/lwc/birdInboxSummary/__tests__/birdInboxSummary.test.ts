import BirdInboxSummary from 'c/birdInboxSummary';
import getSummary from '@salesforce/apex/BirdInboxController.getSummary';
import type { BirdInboxRow, BirdInboxView } from 'c/birdModel';
import { MINUTE_MS, NOW_MS, channel } from '../../birdModel/__tests__/builders';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

jest.mock('@salesforce/apex/BirdInboxController.getSummary', () => ({ default: jest.fn() }), {
  virtual: true
});

const read = jest.mocked(getSummary);

function row(id: string, changes: Partial<BirdInboxRow> = {}): BirdInboxRow {
  return {
    conversationId: id,
    recordId: `00Q${id}`,
    objectName: 'Lead',
    recordName: 'Siti Rahayu',
    personName: 'Siti Rahayu',
    channel: 'whatsapp',
    channelName: 'WhatsApp',
    preview: 'Is it still there?',
    isInbound: true,
    lastMessageMs: NOW_MS - 6 * MINUTE_MS,
    unread: 0,
    isUnanswered: false,
    ...changes
  };
}

function inbox(changes: Partial<BirdInboxView> = {}): BirdInboxView {
  const waitingSinceMs = NOW_MS - 130 * MINUTE_MS;
  return {
    rows: [
      row('a', { isUnanswered: true, waitingSinceMs, unread: 2, recordName: '00001026' }),
      row('b', { channel: 'sms', channelName: 'SMS', isInbound: false, preview: '<b>Yes</b>' })
    ],
    channels: [channel('WhatsApp', 1, 1), channel('SMS', 1)],
    unanswered: 1,
    nowMs: NOW_MS,
    liveMode: 'Poll',
    pollSeconds: 20,
    ...changes
  };
}

function draw(): Promise<Mounted> {
  return mount('c-bird-inbox-summary', BirdInboxSummary);
}

function chooseScope(element: Element, value: string): void {
  const detail = { value };
  one(element, '.scope').dispatchEvent(new CustomEvent('change', { detail }));
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW_MS });
  read.mockReset().mockResolvedValue(inbox());
});

afterEach(() => {
  unmountAll();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('birdInboxSummary with data', () => {
  it('shows who wrote, where, what, when and how long an answer is awaited', async () => {
    const rows = all(await draw(), '.row').map(textOf);
    expect(read).toHaveBeenCalledWith({ scope: 'mine' });
    expect(rows[0]).toContain('Siti Rahayu');
    expect(rows[0]).toContain('WhatsApp');
    expect(rows[0]).toContain('Is it still there?');
    expect(rows[0]).toContain('6 min ago');
    expect(rows[0]).toContain('Waiting for 2 h 10 min');
    expect(rows[0]).toContain('2 new messages');
    expect(rows[0]).toContain('00001026');
    expect(rows[1]).not.toContain('Waiting');
  });

  it('shows markup as text and says that the newest message is ours', async () => {
    const element = await draw();
    expect(all(element, '.preview').map(textOf)[1]).toBe('You: <b>Yes</b>');
    expect(all(element, '.preview')[1]?.children).toHaveLength(0);
    expect(all(element, '.preview')[1]?.getAttribute('dir')).toBe('auto');
  });

  it('links every row to its record', async () => {
    const element = await draw();
    expect(all(element, 'a.row').map((link) => link.hasAttribute('href'))).toEqual([true, true]);
    expect(all(element, 'a.row').map((link) => link.dataset.id)).toEqual(['00Qa', '00Qb']);
  });

  it('opens a record in the app, and leaves a new tab to the browser', async () => {
    const link = one<HTMLAnchorElement>(await draw(), 'a.row');
    const plain = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(plain);
    expect(plain.defaultPrevented).toBe(true);
    link.removeAttribute('href');
    const other = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    link.dispatchEvent(other);
    expect(other.defaultPrevented).toBe(false);
  });

  it('shows one channel alone', async () => {
    const element = await draw();
    const detail = { channel: 'sms' };
    one(element, '.tabs').dispatchEvent(new CustomEvent('channelselect', { detail }));
    await settle();
    expect(all(element, '.row').map((each) => each.dataset.id)).toEqual(['00Qb']);
  });

  it('changes to all records', async () => {
    const element = await draw();
    chooseScope(element, 'all');
    await settle();
    expect(read).toHaveBeenLastCalledWith({ scope: 'all' });
  });

  it('drops the answer to a question that was given up', async () => {
    let answer: (view: BirdInboxView) => void = () => undefined;
    read.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const element = await draw();
    chooseScope(element, 'all');
    await settle();
    answer(inbox({ rows: [] }));
    await settle();
    expect(all(element, '.row')).toHaveLength(2);
  });

  it('tells the waiting in minutes, hours and days', async () => {
    const waits = [0, 59, 1439, 2880].map((minutes) => NOW_MS - minutes * MINUTE_MS);
    const rows = waits.map((waitingSinceMs, at) =>
      row(String(at), { isUnanswered: true, waitingSinceMs })
    );
    read.mockResolvedValue(inbox({ rows }));
    expect(all(await draw(), '.waiting').map(textOf)).toEqual([
      'Waiting for 1 min',
      'Waiting for 59 min',
      'Waiting for 23 h 59 min',
      'Waiting for 2 d'
    ]);
  });
});

describe('birdInboxSummary over time', () => {
  it('reads again while the page can be seen, and not after it is gone', async () => {
    await draw();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(read).toHaveBeenCalledTimes(2);
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledTimes(2);
    jest.restoreAllMocks();
    document.dispatchEvent(new CustomEvent('visibilitychange'));
    await settle();
    expect(read).toHaveBeenCalledTimes(3);
    unmountAll();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('keeps what it read when a refresh fails, and says so', async () => {
    const element = await draw();
    read.mockRejectedValue({ status: 500 });
    one(element, '.refresh').click();
    await settle();
    expect(all(element, '.row')).toHaveLength(2);
    expect(all(element, 'c-bird-notice')).toHaveLength(1);
  });
});

describe('birdInboxSummary without data', () => {
  it('says that nobody wrote', async () => {
    read.mockResolvedValue(inbox({ rows: [], channels: [], unanswered: 0 }));
    const element = await draw();
    const state = one<HTMLElement & { heading: string }>(element, 'c-bird-state');
    expect(state.heading).toBe('No conversations in the last 30 days');
    expect(textOf(one(element, '.unanswered'))).toBe('');
  });

  it('says that it loads', async () => {
    read.mockReturnValue(new Promise(() => undefined));
    const element = await draw();
    expect(one(element, 'article').getAttribute('aria-busy')).toBe('true');
    expect(textOf(one(element, '.skeleton'))).toBe('Loading messages');
  });

  it.each([
    [{ status: 403 }, ''],
    [{ status: 500 }, 'Try again'],
    [{ status: 401 }, 'Log in again'],
    [new TypeError('Failed to fetch'), 'Try again']
  ])('says what went wrong: %j', async (error, action) => {
    read.mockRejectedValue(error);
    const element = await draw();
    const state = one<HTMLElement & { actionLabel: string }>(element, 'c-bird-state');
    expect(state.actionLabel).toBe(action);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('tries again when asked', async () => {
    read.mockRejectedValueOnce({ status: 500 });
    const element = await draw();
    one(element, 'c-bird-state').dispatchEvent(new CustomEvent('action'));
    await settle();
    expect(all(element, '.row')).toHaveLength(2);
  });
});

describe('birdInboxSummary for everybody', () => {
  it('is accessible, names the tabs by conversations and tells the unanswered politely', async () => {
    const element = await draw();
    const status = one(element, '.unanswered');
    expect(status.getAttribute('role')).toBe('status');
    expect(textOf(status)).toBe('1 unanswered');
    const tabs = all(one(element, 'c-bird-channel-tabs'), '.slds-assistive-text').map(textOf);
    expect(tabs[1]).toBe('WhatsApp, 1 conversation, 1 unanswered');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });
});
